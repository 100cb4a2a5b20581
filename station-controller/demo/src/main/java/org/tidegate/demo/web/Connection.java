package org.tidegate.demo.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection, which carries one call. The server's thread only. */
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);
  private static final long SECONDS_TO_ASK = 10;
  private static final long SECONDS_TO_ANSWER = 8;

  private final Supplier<Framing> framing;
  private final Routes routes;
  private @Nullable Future<?> deadline;
  private boolean asked;
  private boolean answered;

  Connection(Supplier<Framing> framing, Routes routes) {
    this.framing = framing;
    this.routes = routes;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    deadline = context.executor().schedule(() -> context.close(), SECONDS_TO_ASK, TimeUnit.SECONDS);
    context.fireChannelActive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (asked) {
      return;
    }
    asked = true;
    cancelDeadline();
    deadline = context.executor().schedule(() -> send(context, Answer.error(504, "no answer in time")),
        SECONDS_TO_ANSWER, TimeUnit.SECONDS);
    int port = ((InetSocketAddress) context.channel().localAddress()).getPort();
    answer(request, port).whenCompleteAsync((answer, failure) -> send(context,
        failure == null ? answer : failed(failure)), context.executor());
  }

  private CompletionStage<Answer> answer(FullHttpRequest request, int port) {
    try {
      var refusal = Door.refusal(request, port);
      return refusal.isPresent()
          ? CompletableFuture.completedStage(refusal.get())
          : routes.answer(new Call(request.method().name(), new QueryStringDecoder(request.uri()).path(),
              request.content().toString(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private static Answer failed(Throwable failure) {
    var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    if (cause instanceof IllegalArgumentException) {
      return Answer.error(400, String.valueOf(cause.getMessage()));
    }
    log.error("a call to a page of the demo failed", cause);
    return Answer.error(500, "failed");
  }

  private void send(ChannelHandlerContext context, Answer answer) {
    if (answered) {
      return;
    }
    answered = true;
    cancelDeadline();
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()),
        Unpooled.wrappedBuffer(answer.body()));
    response.headers().set("Content-Type", answer.type()).set("Content-Length", answer.body().length)
        .set("Connection", "close");
    protect(response.headers());
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }

  private void protect(HttpHeaders headers) {
    headers.set("Content-Security-Policy", framing.get().policy()).set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", "no-referrer").set("Cache-Control", "no-store");
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
    log.debug("a connection to a page of the demo ended", cause);
    context.close();
  }
}
