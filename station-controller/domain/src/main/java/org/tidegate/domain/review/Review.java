package org.tidegate.domain.review;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.view.SessionView.Expectation;

/**
 * A stay that is over, side by side: what was promised, asked, delivered; and what the station refused. What was paid stands
 * in the summary itself. Immutable.
 *
 * @param promisedCharge the lowest minimum charge that was to be kept; absent: the driver never permitted
 * @param expectation that was shown when the driver permitted
 * @param askedOut energy that the aggregator asked for out of the vehicle
 * @param askedIn energy that it asked for into the vehicle
 * @param deliveredOut energy of records through the aggregator, out of the vehicle
 * @param deliveredIn energy of records through the aggregator, into the vehicle
 * @param lowestCharge while the permission stood, as the vehicle told it
 * @param refused what the station refused or limited, oldest first
 * @param unlisted how many refusals more there were
 * @param advice the conditions that would have earned most; absent: none would have earned more, or it is not known yet
 */
public record Review(
    Optional<StateOfCharge> promisedCharge,
    Optional<Expectation> expectation,
    WattHours askedOut,
    WattHours askedIn,
    WattHours deliveredOut,
    WattHours deliveredIn,
    Optional<StateOfCharge> lowestCharge,
    List<Refused> refused,
    int unlisted,
    Optional<Judged> advice) {
  /** Nothing was promised, asked or refused. */
  public static final Review NONE = new Review(Optional.empty(), Optional.empty(), WattHours.ZERO, WattHours.ZERO,
      WattHours.ZERO, WattHours.ZERO, Optional.empty(), List.of(), 0, Optional.empty());

  /** Copies the list. */
  public Review {
    refused = List.copyOf(refused);
  }

  /** The same with this advice. */
  public Review advising(Optional<Judged> best) {
    return new Review(promisedCharge, expectation, askedOut, askedIn, deliveredOut, deliveredIn, lowestCharge, refused,
        unlisted, best);
  }
}
