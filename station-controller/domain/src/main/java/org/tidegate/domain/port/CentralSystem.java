package org.tidegate.domain.port;

import java.util.concurrent.CompletionStage;
import org.tidegate.domain.message.Outgoing;

/**
 * The way to the central system. Called on the station loop; never blocks. The link is kept up by the adapter: opened at
 * {@link #start}, opened again with growing waits when it breaks.
 */
public interface CentralSystem extends AutoCloseable {
  /** Opens the link; from now on what happens is told, on the station loop only. */
  void start(CentralSystemEvents events);

  /**
   * Sends a message after those sent before it.
   *
   * @return completes on the station loop with the answer, or with
   *     {@link org.tidegate.domain.message.DeliveryFailed}; at once when there is no link
   */
  <A> CompletionStage<A> send(Outgoing<A> message);

  /** What the central system may be told and asked now; the adapter keeps to it. */
  void allow(Stage stage);

  /** Closes the link for good. Safe from any thread. */
  @Override
  void close();

  /** How far the boot has come, B01 to B03. */
  enum Stage {
    /** Nothing but BootNotification goes out and what comes in is refused with SecurityError. */
    UNKNOWN,
    /** Boot was answered with Pending: requests of the central system are answered. */
    PENDING,
    /** Boot was accepted. */
    ACCEPTED
  }
}
