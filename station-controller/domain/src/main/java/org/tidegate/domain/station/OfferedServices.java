package org.tidegate.domain.station;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.dialog.Services;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.VehicleSession;

/** Which services the vehicle at one EVSE is offered, and so may use. Station loop only. */
@OnStationLoop
final class OfferedServices {
  private final EvseState evse;
  private final Set<EnergyTransfer> rejected = EnumSet.noneOf(EnergyTransfer.class);
  private Set<EnergyTransfer> offered = Set.of();

  OfferedServices(EvseState evse) {
    this.evse = evse;
  }

  /** What is offered from now on. */
  Set<EnergyTransfer> offer() {
    offered = possible();
    return offered;
  }

  /** Whether a vehicle that can choose again would be offered something else than it was. */
  boolean changed() {
    return evse.negotiation().map(known -> known.edition().isSecond()).orElse(false) && !possible().equals(offered);
  }

  /** The central system does not agree to this one. Whether something else is left to offer. */
  boolean reject(EnergyTransfer service) {
    rejected.add(service);
    return !possible().isEmpty();
  }

  /** The vehicle is another one, or none. */
  void forget() {
    rejected.clear();
    offered = Set.of();
  }

  /** Never before a bidirectional service was agreed on; of a vehicle that chooses none, when the central system agrees. */
  boolean allowDischarge(Vehicle vehicle, boolean agreed) {
    if (vehicle.negotiation().isPresent()) {
      var service = vehicle.negotiation().get().service();
      return agreed && service.filter(EnergyTransfer::isBidirectional).filter(offered::contains).isPresent();
    }
    var allowed = allowed().filter(list -> !list.isEmpty());
    return evse.isV2xEnabled() && allowed.map(list -> list.stream().anyMatch(EnergyTransfer::isBidirectional))
        .orElse(true);
  }

  private Set<EnergyTransfer> possible() {
    var left = EnumSet.copyOf(Services.offered(supported(), allowed(),
        evse.negotiation().map(known -> known.edition().isSecond()).orElse(false)));
    left.removeAll(rejected);
    return left;
  }

  private Set<EnergyTransfer> supported() {
    return Services.supported(evse.settings.rating().current(), evse.settings.phases(),
        evse.isV2xEnabled() && evse.settings.rating().discharge().isCharge());
  }

  private Optional<Set<EnergyTransfer>> allowed() {
    return evse.session().flatMap(VehicleSession::authorization)
        .flatMap(authorization -> authorization.answer().energyTransfers());
  }
}
