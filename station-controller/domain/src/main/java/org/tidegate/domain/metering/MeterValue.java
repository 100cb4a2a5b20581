package org.tidegate.domain.metering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Values measured at one moment. Immutable.
 *
 * @param at when all of them were measured, UTC (J01.FR.05, J01.FR.17, J02.FR.18)
 * @param context why then
 * @param values at least one
 */
public record MeterValue(Instant at, Context context, List<SampledValue> values) {

  /** Copies the list. */
  public MeterValue {
    values = List.copyOf(values);
  }

  /** Whether any of the values is signed. */
  public boolean isSigned() {
    return values.stream().anyMatch(value -> value.signed().isPresent());
  }

  /** The same without the meter's key, or with it in the first signed value only. */
  public MeterValue withoutKeys(boolean butTheFirst) {
    var left = new ArrayList<SampledValue>(values.size());
    boolean keeps = butTheFirst;
    for (var value : values) {
      left.add(keeps && value.signed().isPresent() ? value : value.withoutKey());
      keeps &= value.signed().isEmpty();
    }
    return new MeterValue(at, context, left);
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
