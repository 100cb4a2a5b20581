package org.tidegate.floor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The least that a station's libraries cost: a WebSocket by Netty, one BootNotification by Jackson, its heartbeats, and a
 * database by SQLite that holds how often it was started. Everything that can be done at once is. What the station takes
 * beyond it is the station's own. Not part of it; see docs/performance.md.
 */
public final class Floor extends SimpleChannelInboundHandler<TextWebSocketFrame> {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final CompletableFuture<Long> starts;
  private final Duration beat = Duration.ofSeconds(300);
  private int calls;

  private Floor(CompletableFuture<Long> starts) {
    this.starts = starts;
  }

  /** What is sent. */
  private record BootNotification(ChargingStation chargingStation, String reason) {}

  private record ChargingStation(String model, String vendorName, String firmwareVersion) {}

  /**
   * Runs until it is killed.
   *
   * @param arguments the central system's address without the identity, and the database
   */
  public static void main(String... arguments) throws InterruptedException {
    var starts = CompletableFuture.supplyAsync(() -> counted(Path.of(arguments[1])));
    var central = URI.create(arguments[0]);
    var loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    new Bootstrap().group(loop).channel(NioSocketChannel.class).handler(new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        var handshaker = WebSocketClientHandshakerFactory.newHandshaker(central.resolve("FLOOR"), WebSocketVersion.V13,
            "ocpp2.0.1", false, new DefaultHttpHeaders(), 1_000_000);
        channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(65_536),
            new WebSocketClientProtocolHandler(handshaker), new Floor(starts));
      }
    }).connect(central.getHost(), central.getPort()).sync().channel().closeFuture().sync();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  /** One row, durable as the station's are. */
  private static long counted(Path database) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("CREATE TABLE IF NOT EXISTS start (at TEXT NOT NULL) STRICT");
      statement.execute("INSERT INTO start VALUES (datetime())");
      try (var row = statement.executeQuery("SELECT count(*) FROM start")) {
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("no database", e);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      // As at the station, nothing is said before it is stored that it was started.
      starts.thenAcceptAsync(count -> call(context, "BootNotification",
          new BootNotification(new ChargingStation("Floor", "Tidegate", "start " + count), "PowerUp")),
          context.executor());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) throws JsonProcessingException {
    JsonNode answer = MAPPER.readTree(frame.text());
    if (answer.path(0).asInt() != 3) {
      throw new IllegalStateException("no answer: " + answer);
    }
    context.executor().schedule(() -> call(context, "Heartbeat", MAPPER.createObjectNode()), beat.toSeconds(),
        TimeUnit.SECONDS);
  }

  private void call(ChannelHandlerContext context, String action, Object payload) {
    calls++;
    var frame = MAPPER.createArrayNode().add(2).add(Integer.toString(calls)).add(action).addPOJO(payload);
    context.writeAndFlush(new TextWebSocketFrame(
        Unpooled.copiedBuffer(frame.toString(), StandardCharsets.UTF_8)));
  }
}
