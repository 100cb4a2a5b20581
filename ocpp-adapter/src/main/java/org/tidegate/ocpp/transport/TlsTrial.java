package org.tidegate.ocpp.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;
import org.tidegate.ocpp.rpc.LogText;

/**
 * The TLS handshake with which a connection to a central system begins, and nothing after it: no word of HTTP is said, so
 * that a station that is connected stays it. Any thread; blocks.
 */
public final class TlsTrial {
  /** With TLS 1.3 a client's certificate is refused after the client has done its part (RFC 8446, 4.4.2.4). */
  private static final Duration REFUSAL_WITHIN = Duration.ofSeconds(1);

  private TlsTrial() {}

  /**
   * Why it fails, as for {@link NettyTransmitter}; absent when it succeeds.
   *
   * @param target of scheme wss
   * @param tls whom to trust, and what certificate to show
   * @param longest all of it may take
   */
  public static Optional<Disconnection> of(URI target, SSLContext tls, Duration longest) {
    var thread = IoThreads.start("tls-trial");
    try {
      var end = new CompletableFuture<Optional<Disconnection>>();
      connect(new Bootstrap().group(thread), target, tls, end);
      return end.completeOnTimeout(Optional.of(Disconnection.of(Reason.OPENING_TIMED_OUT)), longest.toMillis(),
          TimeUnit.MILLISECONDS).join();
    } finally {
      IoThreads.stop(thread);
    }
  }

  private static void connect(Bootstrap bootstrap, URI target, SSLContext tls,
      CompletableFuture<Optional<Disconnection>> end) {
    var host = NettyTransmitter.host(target);
    int port = NettyTransmitter.port(target);
    bootstrap.channel(NioSocketChannel.class).resolver(new NameLookup()).handler(new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel made) {
        made.pipeline().addLast(new ServerVersionCheck(why -> end.complete(Optional.of(why))),
            Tls.client(tls, host, port), new Watch(end));
      }
    }).connect(host, port).addListener(done -> {
      if (!done.isSuccess()) {
        end.complete(Optional.of(new Disconnection(Reason.UNREACHABLE, LogText.of(done.cause().getMessage()))));
      }
    });
  }

  /** I/O thread only. */
  private static final class Watch extends ChannelInboundHandlerAdapter {
    private final CompletableFuture<Optional<Disconnection>> end;

    Watch(CompletableFuture<Optional<Disconnection>> end) {
      this.end = end;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof SslHandshakeCompletionEvent handshake) {
        if (handshake.isSuccess()) {
          end.completeOnTimeout(Optional.empty(), REFUSAL_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } else {
          end.complete(Optional.of(FailureReason.of(handshake.cause())));
        }
      }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
      end.complete(Optional.of(FailureReason.of(failure)));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      end.complete(Optional.of(Disconnection.of(Reason.CLOSED_THERE)));
    }
  }
}
