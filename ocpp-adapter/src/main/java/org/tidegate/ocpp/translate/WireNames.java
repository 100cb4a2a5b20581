package org.tidegate.ocpp.translate;

import java.util.Arrays;
import org.tidegate.ocpp.rpc.ConstraintViolation;

/** The domain uses the standard's names; this finds them again in the messages. Pure functions, safe from any thread. */
public final class WireNames {
  private WireNames() {}

  /**
   * The constant with the same name.
   *
   * @throws ConstraintViolation when there is none
   */
  public static <E extends Enum<E>> E same(Enum<?> name, Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).filter(same -> same.name().equals(name.name())).findFirst()
        .orElseThrow(() -> ConstraintViolation.property(name.name(), "means nothing to this station"));
  }

  /**
   * The constant of a spelling with dots, such as {@code Power.Active.Import}.
   *
   * @throws IllegalArgumentException when there is none
   */
  static <E extends Enum<E>> E dotted(String spelling, Class<E> type) {
    return Enum.valueOf(type, spelling.replace(".", ""));
  }
}
