package org.tidegate.domain.port;

import java.util.concurrent.CompletionStage;
import org.tidegate.domain.message.Outgoing;

/**
 * The way to the central system. Called on the station loop; never blocks. The link is kept up by the adapter: opened at
 * {@link #start}, opened again with growing waits when it breaks, each time where the plan says.
 */
public interface CentralSystem extends AutoCloseable {
  /** Opens the link; from now on what happens is told, on the station loop only. */
  void start(ConnectionPlan plan, CentralSystemEvents events);

  /**
   * Ends the connection and begins the next attempt at once, since something that it is made of (a password, a
   * certificate) is another one now. What is under way fails as when the link breaks; have answers out before.
   */
  void reconnect();

  /** The variables that say how often to ping have changed. */
  void pingIntervalChanged();

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
