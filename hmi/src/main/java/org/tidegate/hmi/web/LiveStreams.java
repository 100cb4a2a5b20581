package org.tidegate.hmi.web;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.view.EvseView;
import org.tidegate.hmi.page.Page;
import org.tidegate.hmi.page.Pages;
import org.tidegate.hmi.page.Viewing;

/**
 * Keeps open pages live: each gets its main part anew when that has changed, newest wins, and a beat at least every
 * second. The beat rides on the station loop: when the loop hangs, the beat stops, and pages say that the connection is
 * lost. Its state belongs to the server's one I/O thread; {@link #changed} may be called from any.
 */
final class LiveStreams {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int MOST_STREAMS = 32;

  private final Looks looks;
  private final EventLoop io;
  private final Function<Seat, Optional<Page>> pages;
  private final Map<Channel, LiveStream> streams = new HashMap<>();
  private final AtomicBoolean pushing = new AtomicBoolean();
  private boolean beating;

  /** Of the panel's pages. */
  LiveStreams(Looks looks, EventLoop io) {
    this(looks, io, seat -> panelPage(looks, seat));
  }

  /** Of what this makes of a seat; nothing where there is nothing to show. */
  LiveStreams(Looks looks, EventLoop io, Function<Seat, Optional<Page>> pages) {
    this.looks = looks;
    this.io = io;
    this.pages = pages;
  }

  /** Whether one more page can be kept live. */
  boolean hasRoom() {
    return streams.size() < MOST_STREAMS;
  }

  /** From now on this page is kept live. */
  void open(Channel channel, Seat seat) {
    var stream = new LiveStream(channel, seat, looks.loop().nanoTime());
    streams.put(channel, stream);
    channel.closeFuture().addListener(closed -> streams.remove(channel));
    stream.begin();
    tell(stream);
    beatSoon();
  }

  /** The station has a new view. */
  void changed() {
    if (pushing.compareAndSet(false, true)) {
      onIo(this::push);
    }
  }

  /** Nothing once the server has ended, which the station does not know: no page is left. */
  private void onIo(Runnable task) {
    try {
      io.execute(task);
    } catch (RejectedExecutionException refused) {
      if (!io.isShuttingDown()) {
        throw refused;
      }
    }
  }

  private void push() {
    pushing.set(false);
    each(this::tell);
  }

  /** A write to a page that is gone ends its stream at once. One that can't be made ends: the others go on. */
  private void each(Consumer<LiveStream> does) {
    List.copyOf(streams.values()).forEach(stream -> {
      try {
        does.accept(stream);
      } catch (RuntimeException broken) {
        LOG.error("evse {}: a page can't be made", stream.seat().evse(), broken);
        stream.close();
      }
    });
  }

  private void tell(LiveStream stream) {
    stream.pin(looks);
    pages.apply(stream.seat()).ifPresentOrElse(stream::show, stream::beat);
  }

  private static Optional<Page> panelPage(Looks looks, Seat seat) {
    if (seat.evse() == LanguageChoice.ALL) {
      var all = looks.all(seat.choice());
      return all.isEmpty() ? Optional.empty() : Optional.of(Pages.overview(all));
    }
    return looks.at(seat.evse(), seat.choice()).map(viewing -> Pages.of(viewing, seat.place()));
  }

  private void beatSoon() {
    if (!beating && !streams.isEmpty()) {
      beating = true;
      looks.loop().after(nextBeat(), () -> onIo(this::beat));
    }
  }

  private void beat() {
    beating = false;
    push();
    each(stream -> {
      if (stream.isStuck()) {
        stream.close();
      } else {
        stream.beat();
      }
    });
    beatSoon();
  }

  /** A second, or earlier when a reading becomes old before. */
  private Duration nextBeat() {
    var now = looks.loop().now();
    return looks.views().newest().evses().stream().map(EvseView::reading).flatMap(Optional::stream)
        .map(MeterReading::at).map(at -> at.plus(Viewing.FRESH).plusMillis(1)).filter(old -> old.isAfter(now))
        .min(Instant::compareTo).map(old -> Duration.between(now, old)).filter(left -> left.compareTo(BEAT) < 0)
        .orElse(BEAT);
  }
}
