package org.tidegate.hardware.simulator.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.json.Fields;

/**
 * Answers requests at once: what is well-formed is accepted and posted to the station loop, the rest is refused with a
 * reason. Runs on the server's one thread, so commands are posted in the order received.
 */
@Sharable
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
  /** Another name that leads here is a page that rebound its own (DNS rebinding). */
  private static final Pattern OWN_HOST = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?");

  /** A loop that hangs does nothing of what it is told meanwhile. */
  private static final int MOST_WAITING = 1_000;

  private final SimulatedHardware hardware;
  private final StationLoop loop;
  private final SimulationHost host;
  private final Commands commands;
  private final AtomicInteger waiting = new AtomicInteger();

  RequestHandler(SimulatedHardware hardware, StationLoop loop, SimulationHost host) {
    this.hardware = hardware;
    this.loop = loop;
    this.host = host;
    this.commands = new Commands(hardware, loop, host);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    Answer answer = answer(request);
    var response = response(answer);
    boolean keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
    HttpUtil.setKeepAlive(response, keepAlive);
    var written = context.writeAndFlush(response);
    if (!keepAlive) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** Who reads no answers is not read either: they would heap up here. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(context.channel().isWritable());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      LOG.debug("the simulator's control port lost a connection: {}", cause.getMessage());
    } else {
      LOG.error("the simulator's control port failed", cause);
    }
    context.close();
  }

  /** Refuses with this status and reason. */
  static DefaultFullHttpResponse refusal(HttpResponseStatus status, String reason) {
    return response(Answer.refused(status, reason));
  }

  private Answer answer(FullHttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return Answer.refused(HttpResponseStatus.BAD_REQUEST, "not an HTTP request");
    }
    String named = request.headers().get(HttpHeaderNames.HOST, "").toLowerCase(Locale.ROOT);
    if (!OWN_HOST.matcher(named).matches()) {
      return Answer.refused(HttpResponseStatus.FORBIDDEN, "the host is 127.0.0.1 or localhost");
    }
    String origin = request.headers().get(HttpHeaderNames.ORIGIN);
    if (origin != null && !origin.equalsIgnoreCase("http://" + named)) {
      return Answer.refused(HttpResponseStatus.FORBIDDEN, "pages of another origin can't use this port");
    }
    String path = new QueryStringDecoder(request.uri()).rawPath();
    return switch (path) {
      case "/" -> read(request, this::index);
      case "/sim/state" -> read(request, () -> StateJson.of(hardware, host.view(), loop.now()));
      default -> commands.at(path).map(command -> command(request, command))
          .orElse(Answer.refused(HttpResponseStatus.NOT_FOUND, "nothing here; GET / lists what there is"));
    };
  }

  private Answer read(FullHttpRequest request, Supplier<ObjectNode> body) {
    return request.method().equals(HttpMethod.GET)
        ? new Answer(HttpResponseStatus.OK, body.get(), Optional.empty())
        : Answer.notAllowed(HttpMethod.GET);
  }

  private Answer command(FullHttpRequest request, Function<Fields, Runnable> command) {
    if (!request.method().equals(HttpMethod.POST)) {
      return Answer.notAllowed(HttpMethod.POST);
    }
    if (waiting.get() >= MOST_WAITING) {
      return Answer.refused(HttpResponseStatus.SERVICE_UNAVAILABLE, MOST_WAITING + " commands wait already");
    }
    try {
      post(command.apply(Fields.parse(request.content().toString(StandardCharsets.UTF_8))));
      return new Answer(HttpResponseStatus.ACCEPTED, JsonNodeFactory.instance.objectNode(), Optional.empty());
    } catch (IllegalArgumentException refused) {
      return Answer.refused(HttpResponseStatus.BAD_REQUEST, String.valueOf(refused.getMessage()));
    }
  }

  private void post(Runnable action) {
    waiting.incrementAndGet();
    loop.execute(() -> {
      try {
        action.run();
      } finally {
        waiting.decrementAndGet();
      }
    });
  }

  private ObjectNode index() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("simulated", true);
    json.putArray("GET").add("/sim/state");
    commands.paths().forEach(json.putArray("POST")::add);
    return json;
  }

  private static DefaultFullHttpResponse response(Answer answer) {
    byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, answer.status(), Unpooled.wrappedBuffer(body));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
        .set("X-Content-Type-Options", "nosniff")
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
    answer.allow().ifPresent(method -> response.headers().set(HttpHeaderNames.ALLOW, method.name()));
    return response;
  }

  /** What is answered. */
  private record Answer(HttpResponseStatus status, ObjectNode body, Optional<HttpMethod> allow) {
    static Answer refused(HttpResponseStatus status, String reason) {
      return new Answer(status, JsonNodeFactory.instance.objectNode().put("error", reason), Optional.empty());
    }

    static Answer notAllowed(HttpMethod allowed) {
      ObjectNode reason = JsonNodeFactory.instance.objectNode().put("error", "only " + allowed + " here");
      return new Answer(HttpResponseStatus.METHOD_NOT_ALLOWED, reason, Optional.of(allowed));
    }
  }
}
