package org.tidegate.domain.station;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.session.StoredSession.StoredAuthorization;
import org.tidegate.domain.session.VehicleSession;

/**
 * Holds the plug and offers energy at one EVSE, and keeps a driver's cable in the socket until that driver comes back
 * (C15.FR.05, E05.FR.11, E09.FR.02, E09.FR.03, E10.FR.01). Station loop only.
 */
@OnStationLoop
final class CableHold {
  private static final Logger log = LoggerFactory.getLogger(CableHold.class);

  private final EvseState evse;
  private Optional<StoredAuthorization> keptFor = Optional.empty();
  private boolean locked;
  private boolean offering;
  private boolean showsUnavailable;

  CableHold(EvseState evse) {
    this.evse = evse;
  }

  /** Whether the plug is to be held. */
  boolean isLocked() {
    return locked;
  }

  /** The authorization is gone, but not by its driver: a cable in the socket stays that driver's. */
  void keepFor(Optional<StoredAuthorization> driver) {
    keptFor = !evse.settings.isSocket() || !evse.cableIn ? Optional.empty() : driver;
  }

  /**
   * This token's driver is back for the cable, which is let go. Whether that was all: a driver whose vehicle is still
   * here may want to go on.
   */
  boolean release(IdToken token) {
    boolean isOwner = keptFor.filter(owner -> owner.token().isSameAs(token)).isPresent();
    if (isOwner) {
      log.info("evse {}: the driver is back for the cable", evse.id());
      release();
    }
    return isOwner && !evse.session().map(VehicleSession::isPlugged).orElse(false);
  }

  /** Lets the cable go, whosever it is; what holds it for a running session holds on. */
  void release() {
    keptFor = Optional.empty();
    follow();
  }

  /** Does what follows from everything known now; a driver who is done gets the cable back (E06.FR.10, E07.FR.07). */
  void follow() {
    var session = evse.session();
    boolean plugged = session.map(VehicleSession::isPlugged).orElse(false);
    boolean authorized = session.flatMap(VehicleSession::authorization).isPresent();
    if (!evse.cableIn || plugged && authorized) {
      keptFor = Optional.empty();
    }
    boolean suspended = evse.cableIn && authorized && session.flatMap(VehicleSession::transaction).isPresent();
    lock(plugged && authorized || suspended || keptFor.isPresent());
    offer(plugged && session.map(evse::allowsEnergy).orElse(false));
  }

  /** With nobody here the pilot says whether the EVSE is in service; a vehicle that stays is watched until it leaves. */
  void showInService(boolean inService) {
    boolean unavailable = !inService && evse.pilot != null;
    if (unavailable == showsUnavailable) {
      return;
    }
    showsUnavailable = unavailable;
    if (unavailable) {
      evse.devices.pilot().showUnavailable();
    } else {
      evse.devices.pilot().withdrawOffer();
    }
  }

  private void lock(boolean hold) {
    if (hold == locked) {
      return;
    }
    locked = hold;
    if (hold) {
      evse.devices.lock().lock();
    } else {
      evse.devices.lock().unlock();
    }
  }

  private void offer(boolean energy) {
    if (energy == offering) {
      return;
    }
    offering = energy;
    if (energy) {
      evse.devices.pilot().offer(evse.settings.rating().charge());
    } else {
      evse.devices.pilot().withdrawOffer();
    }
  }
}
