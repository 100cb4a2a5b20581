package org.tidegate.domain.station;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.view.AccountView.OpenClaim;

/**
 * What a driver without identity has earned at one EVSE in stays that a restart of the program ended while the vehicle stood
 * there, as far as could be seen: its codes are shown when it leaves, which is when its driver looks. Station loop only.
 */
@OnStationLoop
final class KeptClaims {
  /** Each takes a restart and a sale after the one before. */
  static final int MOST = 3;

  private static final Logger log = LoggerFactory.getLogger(KeptClaims.class);

  private final EvseState evse;
  private final List<KeptClaim> kept = new ArrayList<>();

  KeptClaims(EvseState evse) {
    this.evse = evse;
  }

  void restore(StoredStation stored) {
    stored.facts(KeptClaim.class).stream().filter(claim -> claim.evseId() == evse.id())
        .sorted(Comparator.comparingInt(KeptClaim::number)).forEach(kept::add);
  }

  void keep(OpenClaim claim) {
    if (kept.size() == MOST) {
      var oldest = kept.removeFirst();
      log.warn("evse {}: too many restarts in one visit: the code for {} is not shown any more", evse.id(),
          oldest.claim().amount());
      forget(oldest);
    }
    var next = new KeptClaim(evse.id(), kept.isEmpty() ? 1 : kept.getLast().number() + 1, claim);
    kept.add(next);
    evse.core.journal().note(new Change.FactSaved(next));
    log.info("evse {}: the code for {} is kept for the vehicle that stands here", evse.id(), claim.amount());
  }

  /** Those that are still worth something, oldest first. */
  List<OpenClaim> all() {
    return kept.stream().map(KeptClaim::claim).filter(claim -> claim.expires().isAfter(evse.core.now())).toList();
  }

  /** The place is somebody else's now. */
  void forget() {
    kept.forEach(this::forget);
    kept.clear();
  }

  private void forget(KeptClaim claim) {
    evse.core.journal().note(new Change.FactForgotten(KeptClaim.class, claim.key()));
  }
}
