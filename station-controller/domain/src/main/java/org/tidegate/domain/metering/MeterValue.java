package org.tidegate.domain.metering;

import java.time.Instant;
import java.util.List;

/**
 * Values measured at one moment. Immutable.
 *
 * @param at when, UTC
 * @param context why then
 * @param values at least one
 */
public record MeterValue(Instant at, Context context, List<SampledValue> values) {

  /** Copies the list. */
  public MeterValue {
    values = List.copyOf(values);
  }

  /** Why a sample was taken, OCPP 2.0.1 ReadingContextEnumType. */
  public enum Context {
    TRANSACTION_BEGIN("Transaction.Begin"),
    TRANSACTION_END("Transaction.End"),
    SAMPLE_PERIODIC("Sample.Periodic"),
    SAMPLE_CLOCK("Sample.Clock"),
    TRIGGER("Trigger"),
    OTHER("Other");

    private final String wire;

    Context(String wire) {
      this.wire = wire;
    }

    /** The standard's spelling. */
    public String wire() {
      return wire;
    }
  }
}
