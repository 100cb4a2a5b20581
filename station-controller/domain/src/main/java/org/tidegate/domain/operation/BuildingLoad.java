package org.tidegate.domain.operation;

import java.util.Optional;
import org.tidegate.domain.quantity.Watts;

/**
 * What the site takes without the station, found from a meter that shows both together and is late. Immutable.
 *
 * <p>What the meter shows now was true at some moment of the last second or so; nobody knows at which. The station took
 * something between the least and the most that it took in that time, so the building took between the meter's value less
 * the most and the meter's value less the least. The value known before is kept as long as it lies between these, else it
 * moves as little as it must. While the station's power stands still both bounds are one and the building's load is known
 * at once; while it moves, its own movement never looks like the building's. So the station never answers itself, whatever
 * the delay within that time and whatever the converter's lag.
 *
 * @param load what is known; absent: nothing yet
 */
public record BuildingLoad(Optional<Watts> load) {
  /** What is not known yet is only taken from a station that nearly stands still: as long as it is not known it does. */
  private static final int FIRST_WITHIN_WATTS = 100;

  /** Nothing is known. */
  public static final BuildingLoad UNKNOWN = new BuildingLoad(Optional.empty());

  /**
   * After another look at the meter.
   *
   * @param shown by the site's meter, positive from the grid
   * @param station what the station took in the time from which the shown value may be
   */
  public BuildingLoad seen(Watts shown, Span station) {
    long least = (long) shown.value() - station.most().value();
    long most = (long) shown.value() - station.least().value();
    if (load.isEmpty() && most - least > FIRST_WITHIN_WATTS) {
      return this;
    }
    long before = load.map(Watts::value).map(Integer::longValue).orElse((least + most) / 2);
    return new BuildingLoad(Optional.of(new Watts((int) Math.clamp(before, least, most))));
  }

  /** From the least to the most, positive into vehicles. Immutable. */
  public record Span(Watts least, Watts most) {
    /** Nothing but this. */
    public static Span of(Watts only) {
      return new Span(only, only);
    }

    /** With this too. */
    public Span and(Watts other) {
      return new Span(least.min(other), most.max(other));
    }

    /** Both together: the sum lies within it. */
    public Span plus(Span other) {
      return new Span(least.plus(other.least), most.plus(other.most));
    }
  }
}
