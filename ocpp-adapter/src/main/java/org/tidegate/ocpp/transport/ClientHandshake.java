package org.tidegate.ocpp.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;
import org.tidegate.ocpp.rpc.LogText;

/** Asks for the upgrade and judges the answer (OCPP 2.0.1 Part 4, 3.1 and 3.2). I/O thread only. */
final class ClientHandshake extends SimpleChannelInboundHandler<FullHttpResponse> {
  private final WebSocketClientHandshaker handshaker;
  private final List<String> offered;
  private final FrameSocket socket;

  ClientHandshake(URI uri, WebSocketSettings settings, FrameSocket socket) {
    this.offered = settings.subprotocols();
    this.socket = socket;
    HttpHeaders headers = new DefaultHttpHeaders();
    settings.credentials().ifPresent(login -> headers.set(HttpHeaderNames.AUTHORIZATION, login.header()));
    // Masked as RFC 6455 asks of clients, no mask accepted from a server, no Origin: that is for browsers.
    this.handshaker = WebSocketClientHandshakerFactory
        .newHandshaker(uri, WebSocketVersion.V13, String.join(",", offered), true, headers, settings.mostFrameBytes(),
            true, false, 0, false, false);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    handshaker.handshake(context.channel());
    context.fireChannelActive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
    Optional<Disconnection> refusal = refusal(response);
    if (refusal.isPresent()) {
      socket.end(refusal.get());
      return;
    }
    try {
      handshaker.finishHandshake(context.channel(), response);
      context.pipeline().remove(this);
      socket.opened(handshaker.actualSubprotocol());
    } catch (WebSocketHandshakeException e) {
      socket.end(new Disconnection(Reason.REFUSED, LogText.of(e.getMessage())));
    }
  }

  private Optional<Disconnection> refusal(FullHttpResponse response) {
    HttpResponseStatus status = response.status();
    if (status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
      String chosen = response.headers().get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
      return chosen != null && offered.contains(chosen)
          ? Optional.empty()
          : Optional.of(new Disconnection(Reason.NO_COMMON_SUBPROTOCOL, "offered " + offered));
    }
    Reason reason = switch (status.code()) {
      case 401, 403 -> Reason.UNAUTHORIZED;
      case 404 -> Reason.UNKNOWN_STATION;
      default -> Reason.REFUSED;
    };
    return Optional.of(new Disconnection(reason, "HTTP " + status.code()));
  }
}
