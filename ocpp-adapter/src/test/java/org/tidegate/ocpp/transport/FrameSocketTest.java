package org.tidegate.ocpp.transport;

import io.netty.channel.ChannelConfig;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;
import org.tidegate.ocpp.rpc.Frame;

import static org.assertj.core.api.Assertions.assertThat;

class FrameSocketTest implements FrameSocket.Listener {
  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.EPOCH);
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final FrameSocket socket = new FrameSocket(loop, channel, this);
  private final List<Object> heard = new ArrayList<>();

  FrameSocketTest() {
    channel.pipeline().addLast(socket);
    socket.opened("ocpp2.0.1");
  }

  @Test
  void flood_whileTheLoopIsBusy_stopsReadingUntilTheLoopHasCaughtUp() {
    for (int i = 0; i < 63; i++) {
      channel.writeInbound(new TextWebSocketFrame("[3,\"x\",{}]"));
    }
    assertThat(channel.config().isAutoRead()).isTrue();
    channel.writeInbound(new TextWebSocketFrame("[3,\"x\",{}]"));
    assertThat(channel.config().isAutoRead()).isFalse();
    loop.runPosted();
    channel.runPendingTasks();
    assertThat(channel.config().isAutoRead()).isTrue();
    assertThat(heard).hasSize(65);
  }

  /** Between the count and the stop: the other thread was faster. */
  @Test
  void flood_theLoopCatchesUpJustAsReadingStops_readingGoesOn() {
    var interrupted = new Interrupted();
    var flooded = new FrameSocket(loop, interrupted, this);
    interrupted.pipeline().addLast(flooded);
    for (int i = 0; i < 63; i++) {
      interrupted.writeInbound(new TextWebSocketFrame("[3,\"x\",{}]"));
    }
    interrupted.meanwhile = loop::runPosted;
    interrupted.writeInbound(new TextWebSocketFrame("[3,\"x\",{}]"));
    loop.runPosted();
    interrupted.runPendingTasks();
    assertThat(interrupted.config().isAutoRead()).isTrue();
  }

  /** Another thread does something just before its configuration is touched. */
  private static final class Interrupted extends EmbeddedChannel {
    private Runnable meanwhile = () -> {};

    @Override
    public ChannelConfig config() {
      var then = meanwhile;
      if (then != null) {
        meanwhile = () -> {};
        then.run();
      }
      return super.config();
    }
  }

  @Test
  void peer_thatDoesNotReadAnswers_isLeft() throws Exception {
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    socket.send("[3,\"x\",{}]");
    channel.runPendingTasks();
    loop.runPosted();
    assertThat(heard).last().isEqualTo(Disconnection.of(Reason.PEER_NOT_READING));
  }

  @Test
  void end_isToldOnceWithTheFirstReason() {
    socket.end(Disconnection.of(Reason.NO_PONG));
    socket.end(Disconnection.of(Reason.CLOSED_HERE));
    channel.close();
    channel.runPendingTasks();
    loop.runPosted();
    assertThat(heard).containsExactly("opened ocpp2.0.1", Disconnection.of(Reason.NO_PONG));
  }

  @Override
  public void opened(String subprotocol) {
    heard.add("opened " + subprotocol);
  }

  @Override
  public void received(Frame frame) {
    heard.add(frame);
  }

  @Override
  public void pong() {
    heard.add("pong");
  }

  @Override
  public void ended(Disconnection why) {
    heard.add(why);
  }
}
