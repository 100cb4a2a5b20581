package org.tidegate.domain.view;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.driver.Visit;
import org.tidegate.domain.permission.Conditions;

/**
 * What the station remembers of the driver who is here, as far as it may be shown. Immutable.
 *
 * @param identity whether the driver could be remembered, and how surely they are known
 * @param lockedByPin whether something is remembered that a PIN would show
 * @param remembered conditions of an earlier visit, for this one; absent while locked
 * @param pinSet whether what is remembered has a PIN; false while locked
 * @param standingOrder whether the driver has given one; false while locked
 * @param announcedUntil when the standing order permits unless it is stopped
 * @param visits the driver's stays here, oldest first; none while locked
 */
public record DriverView(Identity identity, boolean lockedByPin, Optional<Conditions> remembered, boolean pinSet,
    boolean standingOrder, Optional<Deadline> announcedUntil, List<Visit> visits) {
  /** Nobody known. */
  public static final DriverView NOBODY = new DriverView(Identity.NONE, false, Optional.empty(), false, false,
      Optional.empty());

  /** Copies the list. */
  public DriverView {
    visits = List.copyOf(visits);
  }

  /** Of a driver without stays before this one. */
  public DriverView(Identity identity, boolean lockedByPin, Optional<Conditions> remembered, boolean pinSet,
      boolean standingOrder, Optional<Deadline> announcedUntil) {
    this(identity, lockedByPin, remembered, pinSet, standingOrder, announcedUntil, List.of());
  }

  /** Whether what belongs to this driver may be shown: the central system confirmed the card, or the PIN was right. */
  public boolean isUnlocked() {
    return identity == Identity.CONFIRMED || remembered.isPresent();
  }

  /** What a driver decides on; that a time of day has passed is not in it. */
  public List<Object> key() {
    return List.of(identity, lockedByPin, remembered.isPresent(), pinSet, standingOrder, announcedUntil);
  }

  /** How surely a driver is known. */
  public enum Identity {
    /** Not at all: nothing can be remembered. */
    NONE,
    /** By a vehicle that can be imitated: only with a PIN. */
    VEHICLE,
    /** By a card or code that the central system has not confirmed in this visit. */
    TOKEN,
    /** By a card or code that the central system has confirmed in this visit. */
    CONFIRMED
  }
}
