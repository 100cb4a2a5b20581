package org.tidegate.hmi.web;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of one call, whatever the site. */
class ConnectionTest implements Site {
  private final List<String> asked = new ArrayList<>();
  private Optional<BadCall> refusal = Optional.empty();
  private Optional<BadCall> unknown = Optional.empty();
  private CompletableFuture<Answer> answer = CompletableFuture.completedFuture(Answer.html(200, "here"));

  private final Guard guard = Guard.ofLoopback("secret", List.of());
  private final Door door = new Door("test", new InetSocketAddress("127.0.0.1", 0), Optional.empty(),
      Door.Bounds.LOOPBACK, Door.Patience.USUAL);
  private final EmbeddedChannel channel = new EmbeddedChannel() {
    @Override
    protected SocketAddress localAddress0() {
      return new InetSocketAddress("127.0.0.1", 8080);
    }
  };

  @AfterEach
  void end() {
    channel.finishAndReleaseAll();
  }

  @Test
  void call_served_isCheckedOnceBeforeAllElse() {
    assertThat(status("/panel")).isEqualTo(200);
    assertThat(asked).containsExactly("checked", "seat", "routed");
  }

  @Test
  void call_thatMayNotAsk_isRefusedAndNotRouted() {
    refusal = Optional.of(new BadCall(403, "not from here"));
    assertThat(status("/panel")).isEqualTo(403);
    assertThat(asked).containsExactly("checked");
  }

  @Test
  void call_thatNothingAnswers_isToldSo() {
    unknown = Optional.of(new BadCall(404, "nothing here"));
    assertThat(status("/nowhere")).isEqualTo(404);
  }

  @Test
  void call_answeredLate_isToldSoOnce() {
    answer = new CompletableFuture<>();
    channel.freezeTime();
    ask("/panel");
    channel.advanceTimeBy(Door.Patience.USUAL.toAnswer().toMillis(), TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertThat(answered()).isEqualTo(504);
    answer.complete(Answer.html(200, "too late"));
    channel.runPendingTasks();
    assertThat(channel.<Object>readOutbound()).isNull();
  }

  private int status(String path) {
    ask(path);
    channel.runPendingTasks();
    return answered();
  }

  private void ask(String path) {
    channel.pipeline().addLast(new Connection(door, this, new LiveStreams(null, null), guard));
    channel.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path));
  }

  private int answered() {
    FullHttpResponse response = channel.readOutbound();
    try {
      return response.status().code();
    } finally {
      response.release();
    }
  }

  @Override
  public void checked(Call call) {
    asked.add("checked");
    refusal.ifPresent(why -> {
      throw why;
    });
  }

  @Override
  public Optional<Seat> seat(Call call) {
    asked.add("seat");
    return Optional.empty();
  }

  @Override
  public CompletionStage<Answer> routed(Call call) {
    asked.add("routed");
    unknown.ifPresent(why -> {
      throw why;
    });
    return answer;
  }

  @Override
  public Answer error(Call call, int status, String why) {
    return Answer.html(status, why);
  }
}
