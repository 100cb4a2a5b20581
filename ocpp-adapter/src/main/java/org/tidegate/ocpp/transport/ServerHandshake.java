package org.tidegate.ocpp.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;

/** Lets a known station upgrade (OCPP 2.0.1 Part 4, 3.2). I/O thread only. */
final class ServerHandshake extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final CentralSystemSettings settings;
  private final CentralSystemEndpoint.Arrival arrival;
  private final FrameSocket socket;

  ServerHandshake(CentralSystemSettings settings, CentralSystemEndpoint.Arrival arrival, FrameSocket socket) {
    this.settings = settings;
    this.arrival = arrival;
    this.socket = socket;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    String identity = identity(request.uri());
    Optional<Credentials> login = Optional.ofNullable(request.headers().get(HttpHeaderNames.AUTHORIZATION))
        .flatMap(Credentials::parse);
    switch (settings.doorkeeper().judge(identity, login)) {
      case WELCOME -> upgrade(context, request, identity);
      case UNAUTHORIZED -> refuse(context, HttpResponseStatus.UNAUTHORIZED);
      case UNKNOWN_STATION -> refuse(context, HttpResponseStatus.NOT_FOUND);
    }
  }

  private void upgrade(ChannelHandlerContext context, FullHttpRequest request, String identity) {
    var limits = WebSocketDecoderConfig.newBuilder()
        .allowExtensions(true)
        .maxFramePayloadLength(settings.mostFrameBytes())
        .build();
    WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(request.uri(),
        String.join(",", settings.subprotocols()), limits).newHandshaker(request);
    if (handshaker == null) {
      WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel())
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    try {
      handshaker.handshake(context.channel(), request);
    } catch (WebSocketHandshakeException e) {
      refuse(context, HttpResponseStatus.BAD_REQUEST);
      return;
    }
    context.pipeline().remove(this);
    begin(identity, Optional.ofNullable(handshaker.selectedSubprotocol()));
  }

  /** Without a common version the upgrade is completed, then closed. */
  private void begin(String identity, Optional<String> subprotocol) {
    arrival.identity(identity);
    if (subprotocol.isPresent()) {
      socket.opened(subprotocol.get());
    } else {
      socket.end(Disconnection.of(Reason.NO_COMMON_SUBPROTOCOL));
    }
  }

  private static void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
    if (status.equals(HttpResponseStatus.UNAUTHORIZED)) {
      response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"ocpp\", charset=\"UTF-8\"");
    }
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }

  private static String identity(String uri) {
    String path = new QueryStringDecoder(uri).rawPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
