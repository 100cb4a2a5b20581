package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.util.Optional;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.quantity.Money;

/**
 * What the newest transaction of an EVSE costs, as far as the central system has told. Immutable.
 *
 * @param evseId where
 * @param transactionId of the transaction
 * @param amount in major units, taxes included; absent: not told
 * @param stage how far the transaction is
 * @param worked what this station has worked out that it costs in the end (OCPP 2.1 I12)
 */
public record ToldCost(int evseId, String transactionId, Optional<BigDecimal> amount, Stage stage,
    Optional<Money> worked)
    implements
      StoredFact {

  /** How far the transaction is. */
  public enum Stage {
    RUNNING,
    /** Over; the central system has not answered its last event. */
    ENDED,
    /** Over, and answered. */
    ANSWERED,
    /** Over, with nobody there any more to read what it costs (I03.FR.05). */
    LEFT
  }

  @Override
  public String key() {
    return Integer.toString(evseId);
  }

  ToldCost of(BigDecimal total) {
    return new ToldCost(evseId, transactionId, Optional.of(total), stage, worked);
  }

  /** What it costs in the end; what it cost before says nothing about that (I03.FR.04). */
  ToldCost answered(Optional<BigDecimal> total, boolean left) {
    return new ToldCost(evseId, transactionId, total, left ? Stage.LEFT : Stage.ANSWERED, worked);
  }

  ToldCost at(Stage next) {
    return new ToldCost(evseId, transactionId, amount, next, worked);
  }

  /** The transaction is over, and this is what this station has worked out. */
  ToldCost ended(Optional<Money> cost) {
    return new ToldCost(evseId, transactionId, amount, Stage.ENDED, cost);
  }

  /** Whether what it costs in the end will still be told, or has been. */
  boolean isOver() {
    return stage != Stage.RUNNING;
  }
}
