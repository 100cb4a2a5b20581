package org.tidegate.domain.operation;

import java.util.Optional;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.quantity.Watts;

/**
 * The power that an operation mode asks for at one moment, before any limit. Immutable.
 *
 * @param power positive into the vehicle; absent: the mode asks for none, ordinary charging goes on within the limits
 * @param unknown what is missing to know it: then nothing flows by this mode
 */
public record Target(Optional<Watts> power, Optional<LimitReason> unknown) {
  private static final Target NONE = new Target(Optional.empty(), Optional.empty());

  /** The mode asks for no power of its own. */
  public static Target none() {
    return NONE;
  }

  /** Follow this power. */
  public static Target of(Watts power) {
    return new Target(Optional.of(power), Optional.empty());
  }

  /** Nothing flows: what the mode goes by is not known. */
  public static Target unknown(LimitReason missing) {
    return new Target(Optional.of(Watts.ZERO), Optional.of(missing));
  }
}
