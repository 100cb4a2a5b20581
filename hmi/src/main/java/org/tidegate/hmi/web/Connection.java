package org.tidegate.hmi.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, which carries one call: answers can't get out of order, and nobody holds a connection without asking.
 * The server's I/O thread only.
 */
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final Door door;
  private final Site site;
  private final LiveStreams streams;
  private final Guard guard;
  private @Nullable Future<?> deadline;
  private boolean asked;
  private boolean answered;

  Connection(Door door, Site site, LiveStreams streams, Guard guard) {
    this.door = door;
    this.site = site;
    this.streams = streams;
    this.guard = guard;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    deadline = closing(context, door.patience().toAsk());
    context.fireChannelActive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (asked) {
      return;
    }
    asked = true;
    cancelDeadline();
    if (request.decoderResult().isFailure()) {
      send(context, ApiDoor.error(400, "not understood"));
      return;
    }
    try {
      handle(context, Call.of(request, ((InetSocketAddress) context.channel().localAddress()).getPort(),
          Listener.address(context.channel())));
    } catch (IllegalArgumentException e) {
      send(context, ApiDoor.error(400, "not understood"));
    }
  }

  private void handle(ChannelHandlerContext context, Call call) {
    try {
      site.checked(call);
      var seat = site.seat(call);
      if (seat.isPresent()) {
        open(context, call, seat.get());
      } else {
        await(context, call, site.routed(call));
      }
    } catch (BadCall e) {
      send(context, site.error(call, e.status(), e.why()));
    }
  }

  private void await(ChannelHandlerContext context, Call call, CompletionStage<Answer> coming) {
    deadline = context.executor().schedule(() -> send(context, site.error(call, 504, "late")),
        door.patience().toAnswer().toMillis(), TimeUnit.MILLISECONDS);
    coming.whenCompleteAsync((answer, failure) -> send(context,
        failure == null ? answer : failed(call, failure)), context.executor());
  }

  private Answer failed(Call call, Throwable failure) {
    var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    if (cause instanceof BadCall bad) {
      return site.error(call, bad.status(), bad.why());
    }
    LOG.error("{}: {} {} failed", door.name(), call.method(), call.path(), cause);
    return site.error(call, 500, "failed");
  }

  private void open(ChannelHandlerContext context, Call call, Seat seat) {
    if (!streams.hasRoom()) {
      send(context, site.error(call, 503, "too many pages are open"));
      return;
    }
    var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    response.headers().set("Content-Type", "text/event-stream").set("Transfer-Encoding", "chunked");
    protect(response.headers());
    context.writeAndFlush(response);
    streams.open(context.channel(), seat);
  }

  /** Answers once; what comes later is too late. */
  void send(ChannelHandlerContext context, Answer answer) {
    if (answered) {
      return;
    }
    answered = true;
    cancelDeadline();
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()),
        Unpooled.wrappedBuffer(answer.body()));
    protect(response.headers());
    response.headers().set("Content-Type", answer.type()).set("Content-Length", answer.body().length)
        .set("Connection", "close");
    answer.headers().forEach(response.headers()::set);
    deadline = closing(context, door.patience().toTake());
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }

  private void protect(HttpHeaders headers) {
    headers.set("Content-Security-Policy", guard.policy()).set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", "same-origin").set("Cross-Origin-Opener-Policy", "same-origin")
        .set("Cache-Control", "no-store");
    if (guard.framedByNobody()) {
      headers.set("X-Frame-Options", "DENY").set("Cross-Origin-Resource-Policy", "same-origin");
    }
  }

  private static Future<?> closing(ChannelHandlerContext context, Duration after) {
    return context.executor().schedule(() -> context.close(), after.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel(false);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancelDeadline();
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("{}: connection ended: {}", door.name(), cause.toString());
    context.close();
  }
}
