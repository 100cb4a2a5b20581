package org.tidegate.demo;

import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tidegate.app.standin.StandIn;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.Frame;

/**
 * A {@link StandIn} that notes when it hears what is waited for: what is measured with it is the station. For one station
 * and one call at a time. Safe from any thread but the loop.
 */
final class PlainCentralSystem implements AutoCloseable {
  private final StationLoop loop;
  private final StandIn standIn;
  private volatile CompletableFuture<Long> boot = new CompletableFuture<>();
  private volatile CompletableFuture<String> transaction = new CompletableFuture<>();
  private volatile CompletableFuture<Long> answer = new CompletableFuture<>();

  PlainCentralSystem(StationLoop loop) throws BindException {
    this.loop = loop;
    this.standIn = new StandIn(loop, 0, List.of(OcppVersion.V201.subprotocol()),
        frame -> received(frame, loop.nanoTime()));
  }

  URI address() {
    return standIn.address();
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
    loop.execute(() -> standIn.send(frame));
    return promised;
  }

  private void received(Frame frame, long at) {
    switch (frame) {
      case Frame.Call call -> noticed(call, at);
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

  @Override
  public void close() {
    standIn.close();
  }
}
