package org.tidegate.hmi.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import org.tidegate.hmi.page.Page;
import org.tidegate.hmi.page.Place;

/** One open page's stream of events. The server's I/O thread only. */
final class LiveStream {
  private static final int MOST_STUCK_BEATS = 10;
  /** A browser whose stream broke comes back after this; by itself it would wait for three. */
  private static final int RETRY_MILLIS = 1000;

  private final Channel channel;
  private final long since;
  private Seat seat;
  private String shown = "";
  private int stuck;

  LiveStream(Channel channel, Seat seat, long since) {
    this.channel = channel;
    this.seat = seat;
    this.since = since;
  }

  /** The first words to the browser. */
  void begin() {
    write("retry: " + RETRY_MILLIS + "\n\n");
  }

  Seat seat() {
    return seat;
  }

  /** Binds a language that was chosen before the session to the session that has begun since; without one it ends. */
  void pin(Looks looks) {
    looks.views().newest().evse(seat.evse())
        .ifPresent(evse -> seat = seat.speaking(seat.choice().map(choice -> choice.pinned(evse))));
    if (looks.loop().nanoTime() - since > LanguageChoice.BEFORE_PLUGGING.toNanos()) {
      seat = seat.speaking(seat.choice().filter(choice -> !choice.isBeforePlugging()));
    }
  }

  /** Whether the browser has taken nothing for too long; to be asked with each beat. */
  boolean isStuck() {
    stuck = channel.isWritable() ? 0 : stuck + 1;
    return stuck > MOST_STUCK_BEATS;
  }

  void close() {
    channel.close();
  }

  /** Shows the page's main part if it is another than before, or leads away when the place doesn't fit any more. */
  void show(Page page) {
    if (!channel.isWritable()) {
      return;
    }
    if (page.live().isEmpty()) {
      send("go", page.home());
      // Browsers drop what they haven't read yet of a body that ends without its last chunk.
      channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(ChannelFutureListener.CLOSE);
    } else if (!page.live().endsWith(seat.place().token()) && seat.place() != Place.MAIN) {
      send("go", page.path());
    } else if (!seat.place().isStill() && !page.main().markup().equals(shown)) {
      shown = page.main().markup();
      send("main", shown);
    }
  }

  /** Says that the station is there. */
  void beat() {
    if (channel.isWritable()) {
      send("beat", "");
    }
  }

  private void send(String event, String text) {
    var message = new StringBuilder("event: ").append(event).append('\n');
    text.lines().forEach(line -> message.append("data: ").append(line).append('\n'));
    message.append(text.isEmpty() ? "data:\n\n" : "\n");
    write(message);
  }

  private void write(CharSequence text) {
    channel.writeAndFlush(new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
  }
}
