package org.tidegate.hmi.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Gathers a request's body as long as it is small. One that is too large gets its answer and no more: what still comes is
 * thrown away until the caller hangs up or its time is over, because closing at once would destroy the answer.
 */
final class BoundedBody extends HttpObjectAggregator {
  private static final int MOST_BYTES = 16 * 1024;

  BoundedBody() {
    super(MOST_BYTES);
  }

  @Override
  protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
    var answer = ApiDoor.error(413, "the body is larger than " + MOST_BYTES + " bytes");
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
        Unpooled.wrappedBuffer(answer.body()));
    response.headers().set("Content-Type", answer.type()).set("Content-Length", answer.body().length)
        .set("Connection", "close");
    context.writeAndFlush(response).addListener(sent -> ((SocketChannel) context.channel()).shutdownOutput());
  }
}
