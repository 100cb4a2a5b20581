package org.tidegate.ocpp.transport;

import eu.chargetime.ocpp.NotConnectedException;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;
import org.tidegate.ocpp.rpc.Frame;
import org.tidegate.ocpp.rpc.FrameReader;
import org.tidegate.ocpp.rpc.LogText;

/**
 * One WebSocket from its opening to its end, on either side: last in the pipeline, it reads frames on the I/O thread and
 * posts them to the station loop. Safe from any thread.
 */
final class FrameSocket extends SimpleChannelInboundHandler<WebSocketFrame> {
  /** A correct peer has two frames under way; reading stops while more wait for the loop, so a flood costs nothing. */
  private static final int MOST_UNHANDLED = 64;

  /** Hears of the socket, on the station loop, in order. */
  interface Listener {
    void opened(String subprotocol);

    void received(Frame frame);

    /** A sign of life that is no frame of OCPP. */
    void pong();

    /** Comes exactly once, also where the socket never opened. */
    void ended(Disconnection why);
  }

  private final StationLoop loop;
  private final Channel channel;
  private final Listener listener;
  private final FrameReader reader = new FrameReader();
  private final AtomicInteger unhandled = new AtomicInteger();
  private final AtomicReference<@Nullable Disconnection> why = new AtomicReference<>();
  private volatile boolean open;

  FrameSocket(StationLoop loop, Channel channel, Listener listener) {
    this.loop = loop;
    this.channel = channel;
    this.listener = listener;
    // One task later, so that an exception that goes with the closing can tell its reason first.
    channel.closeFuture().addListener(_ -> channel.eventLoop().execute(this::closed));
  }

  /** The upgrade is done; called by the handshake. */
  void opened(String subprotocol) {
    open = true;
    loop.execute(() -> listener.opened(subprotocol));
  }

  void send(String text) throws NotConnectedException {
    if (!open || !channel.isActive()) {
      throw new NotConnectedException();
    }
    write(new TextWebSocketFrame(text));
  }

  void ping() {
    write(new PingWebSocketFrame(Unpooled.EMPTY_BUFFER));
  }

  /** Closes; the first reason given is the one told. */
  void end(Disconnection reason) {
    if (why.compareAndSet(null, reason) && open) {
      open = false;
      closeStatus(reason.reason()).ifPresent(status -> channel.writeAndFlush(new CloseWebSocketFrame(status)));
    }
    channel.close();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    switch (frame) {
      case TextWebSocketFrame text -> received(reader.read(text.text()));
      case BinaryWebSocketFrame _ -> received(Frame.binary());
      case PingWebSocketFrame ping -> write(new PongWebSocketFrame(ping.content().retain()));
      case PongWebSocketFrame _ -> post(listener::pong);
      case CloseWebSocketFrame close -> closedThere(close);
      default -> end(new Disconnection(Reason.BROKEN_FRAME, "unexpected frame"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    end(FailureReason.of(cause));
  }

  private void received(Frame frame) {
    post(() -> listener.received(frame));
  }

  private void post(Runnable task) {
    if (unhandled.incrementAndGet() == MOST_UNHANDLED) {
      channel.config().setAutoRead(false);
    }
    loop.execute(() -> {
      if (unhandled.getAndDecrement() == MOST_UNHANDLED) {
        readOn();
      }
      task.run();
    });
  }

  /** On the I/O thread, so that it comes after the stop that was decided there; not where more has come meanwhile. */
  private void readOn() {
    channel.eventLoop().execute(() -> {
      if (unhandled.get() < MOST_UNHANDLED) {
        channel.config().setAutoRead(true);
      }
    });
  }

  private void write(WebSocketFrame frame) {
    if (channel.isWritable()) {
      channel.writeAndFlush(frame);
    } else {
      frame.release();
      end(Disconnection.of(channel.isActive() ? Reason.PEER_NOT_READING : Reason.CLOSED_THERE));
    }
  }

  private void closedThere(CloseWebSocketFrame close) {
    var reason = new Disconnection(Reason.CLOSED_THERE,
        LogText.of((close.statusCode() + " " + close.reasonText()).strip()));
    if (why.compareAndSet(null, reason) && open) {
      open = false;
      channel.writeAndFlush(close.retain());
    }
    channel.close();
  }

  private void closed() {
    open = false;
    Disconnection reason = why.get();
    Disconnection told = reason != null ? reason : Disconnection.of(Reason.CLOSED_THERE);
    loop.execute(() -> listener.ended(told));
  }

  private static Optional<WebSocketCloseStatus> closeStatus(Reason reason) {
    return Optional.ofNullable(switch (reason) {
      case CLOSED_HERE -> WebSocketCloseStatus.NORMAL_CLOSURE;
      case FRAME_TOO_BIG -> WebSocketCloseStatus.MESSAGE_TOO_BIG;
      case BROKEN_FRAME, NO_COMMON_SUBPROTOCOL -> WebSocketCloseStatus.PROTOCOL_ERROR;
      default -> null;
    });
  }
}
