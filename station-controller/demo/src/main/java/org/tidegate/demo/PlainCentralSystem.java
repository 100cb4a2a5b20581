package org.tidegate.demo;

import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.RadioEvents;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.rpc.Frame;
import org.tidegate.ocpp.transport.CentralSystemEndpoint;
import org.tidegate.ocpp.transport.CentralSystemSettings;
import org.tidegate.ocpp.transport.CentralSystemSettings.Verdict;
import org.tidegate.ocpp.transport.StationChannel;

/**
 * A central system that agrees to everything a station says and does hardly anything beside: what is measured with it
 * is the station. For one station and one call at a time. Safe from any thread but the loop.
 */
final class PlainCentralSystem implements AutoCloseable {
  private final StationLoop loop;
  private final CentralSystemEndpoint server;
  private final URI address;
  private volatile CompletableFuture<Long> boot = new CompletableFuture<>();
  private volatile CompletableFuture<String> transaction = new CompletableFuture<>();
  private volatile CompletableFuture<Long> answer = new CompletableFuture<>();
  private volatile @Nullable StationChannel station;

  PlainCentralSystem(StationLoop loop) {
    this.loop = loop;
    this.server = new CentralSystemEndpoint(loop,
        CentralSystemSettings.onLoopback(0, List.of("ocpp2.0.1"), (_, _) -> Verdict.WELCOME), this::welcome);
    this.address = URI.create("ws://127.0.0.1:" + server.start().getPort() + "/");
  }

  URI address() {
    return address;
  }

  /** When the next BootNotification has come, in the loop's nanoseconds. */
  CompletableFuture<Long> nextBoot() {
    boot = new CompletableFuture<>();
    return boot;
  }

  /** The first transaction's identifier, once there is one. */
  CompletableFuture<String> transaction() {
    return transaction;
  }

  /** Sends this frame; completes with the time when its answer has come, in the loop's nanoseconds. */
  CompletableFuture<Long> call(String frame) {
    var promised = new CompletableFuture<Long>();
    answer = promised;
    loop.execute(() -> send(frame));
    return promised;
  }

  private void welcome(StationChannel channel) {
    station = channel;
    channel.accept(new RadioEvents() {
      @Override
      public void connected() {}

      @Override
      public void receivedMessage(Object message) {
        received((Frame) message, loop.nanoTime());
      }

      @Override
      public void disconnected() {}
    });
  }

  private void received(Frame frame, long at) {
    switch (frame) {
      case Frame.Call call -> {
        noticed(call, at);
        send("[3,\"" + call.id() + "\"," + agreed(call) + "]");
      }
      case Frame.CallResult result when result.payload().path("status").asText().equals("Accepted") -> answer
          .complete(at);
      default -> answer.completeExceptionally(new IllegalStateException("the station answers " + frame));
    }
  }

  private void noticed(Frame.Call call, long at) {
    switch (call.action()) {
      case "BootNotification" -> boot.complete(at);
      case "TransactionEvent" -> transaction
          .complete(call.payload().path("transactionInfo").path("transactionId").asText());
      default -> {
        // Nothing else is measured.
      }
    }
  }

  private String agreed(Frame.Call call) {
    return switch (call.action()) {
      case "BootNotification" -> "{\"currentTime\":\"" + loop.now() + "\",\"interval\":300,\"status\":\"Accepted\"}";
      case "Heartbeat" -> "{\"currentTime\":\"" + loop.now() + "\"}";
      case "Authorize" -> "{\"idTokenInfo\":{\"status\":\"Accepted\"}}";
      case "DataTransfer", "NotifyEVChargingNeeds" -> "{\"status\":\"Accepted\"}";
      default -> "{}";
    };
  }

  private void send(String frame) {
    var channel = station;
    try {
      if (channel != null) {
        channel.send(frame);
      }
    } catch (NotConnectedException e) {
      answer.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
