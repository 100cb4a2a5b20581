package org.tidegate.domain.dialog;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.session.CurrentKind;

/** Which services a vehicle may choose from. Pure functions, safe from any thread. */
public final class Services {
  private Services() {}

  /**
   * What an EVSE is capable of.
   *
   * @param phases of an AC EVSE; without meaning for DC
   * @param bothWays whether it can discharge, and may
   */
  public static Set<EnergyTransfer> supported(CurrentKind current, int phases, boolean bothWays) {
    var all = EnumSet.of(EnergyTransfer.charging(current, phases));
    if (current == CurrentKind.AC) {
      all.add(EnergyTransfer.AC_single_phase);
    }
    if (bothWays) {
      all.add(EnergyTransfer.bidirectional(current));
    }
    return all;
  }

  /**
   * What may be offered now. A central system that has not said which (2.1 Q01.FR.08, 2.1 Q02.FR.03), or none that is possible
   * here, is taken to allow charging only.
   *
   * @param supported by the EVSE
   * @param allowed by the central system; absent: it does not deal with that
   * @param secondEdition whether the vehicle speaks ISO 15118-20; the first edition has no bidirectional service
   */
  public static Set<EnergyTransfer> offered(Set<EnergyTransfer> supported, Optional<Set<EnergyTransfer>> allowed,
      boolean secondEdition) {
    var offered = EnumSet.copyOf(supported);
    allowed.ifPresent(offered::retainAll);
    offered.removeIf(service -> service.isBidirectional() && !secondEdition);
    if (offered.isEmpty()) {
      offered.addAll(supported);
      offered.removeIf(EnergyTransfer::isBidirectional);
    }
    return offered;
  }
}
