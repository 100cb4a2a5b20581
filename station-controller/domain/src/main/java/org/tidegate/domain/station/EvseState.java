package org.tidegate.domain.station;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.devicemodel.OperationModeVariables;
import org.tidegate.domain.devicemodel.V2xVariables;
import org.tidegate.domain.dialog.Negotiation;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.Situation.Memory;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.fault.OpenFaults;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.metering.Sample;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.smartcharging.EvseFacts;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.TransactionFacts;
import org.tidegate.domain.smartcharging.TransactionFacts.VehicleFacts;
import org.tidegate.domain.smartcharging.V2xFacts;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.domain.view.SummaryView;

/** All that is known of one EVSE now, shared by the parts that look after it. Station loop only. */
@OnStationLoop
final class EvseState {
  /** A meter that does not answer for this long is silent: it is asked every second while power flows. */
  static final Duration SILENCE = Duration.ofSeconds(5);

  final StationCore core;
  final EvseSettings settings;
  final EvseDevices devices;
  final Health health;
  final Knobs knobs;
  final OperationModeKnobs operationKnobs;
  final Steered steered;
  final EvseLog log;
  final EvseSummary summaries;
  final PowerControl power;
  final EvseDialog dialog;
  final EvseCost cost;
  final EvsePrices prices;
  final OpenFaults faults = new OpenFaults();
  final Set<OutOfService> outOfService = EnumSet.noneOf(OutOfService.class);
  @Nullable
  PilotReading pilot;
  @Nullable
  Vehicle vehicle;
  @Nullable
  VehicleSession session;
  @Nullable
  SummaryView summary;
  @Nullable
  Decision decision;
  Memory memory = Memory.NONE;
  boolean locked;
  /** What it still carries of its rating while it is hot. */
  int ratingPercent = 100;
  /** Whether it is kept for those with a reservation, as the central system is told. */
  boolean reserved;
  /** Whether something stands in the parking bay; absent: not known, or there is no sensor. */
  Optional<Boolean> bay = Optional.empty();
  /** Whether a cable is in the socket; never where the cable belongs to the station. */
  boolean cableIn;
  /** What that cable carries, A. */
  Optional<Integer> cableAmps = Optional.empty();
  final FreshReading fresh;
  private Rating rating;
  private @Nullable MeterReading reading;
  private Optional<PhaseLoads> phases = Optional.empty();
  private @Nullable Long unansweredSince;
  private boolean changed;
  private @Nullable String priorityOf;

  EvseState(StationCore core, EvseSettings settings, EvseDevices devices, PowerControl.Room room, Health health) {
    this.health = health;
    this.core = core;
    this.settings = settings;
    this.rating = settings.rating();
    this.devices = devices;
    this.knobs = new Knobs(core.deviceModel());
    this.operationKnobs = new OperationModeKnobs(core.deviceModel(), settings.id());
    this.steered = new Steered(core.loop());
    this.power = new PowerControl(core, devices, room);
    this.fresh = new FreshReading(this);
    this.dialog = new EvseDialog(this);
    this.cost = new EvseCost(this);
    this.prices = new EvsePrices(this);
    this.log = new EvseLog(this);
    this.summaries = new EvseSummary(this);
  }

  int id() {
    return settings.id();
  }

  Optional<VehicleSession> session() {
    return Optional.ofNullable(session);
  }

  Optional<Vehicle> vehicle() {
    return Optional.ofNullable(vehicle);
  }

  Optional<Negotiation> negotiation() {
    return vehicle().flatMap(Vehicle::negotiation);
  }

  Optional<MeterReading> reading() {
    return Optional.ofNullable(reading);
  }

  /** What each phase carried when the meter last saw current; absent before. */
  Optional<PhaseLoads> phases() {
    return phases;
  }

  boolean hasTransaction() {
    return session().flatMap(VehicleSession::transaction).isPresent();
  }

  /** Whether it is in service; a transaction that runs is let run to its end, G03.FR.05 and G04.FR.06. */
  boolean isOperative() {
    return outOfService.isEmpty() || hasTransaction();
  }

  /** Whether the plug can't be pulled while energy flows: a cable of the station's is held by its vehicle. */
  boolean isPlugHeld() {
    return locked || !settings.isSocket();
  }

  /**
   * Whether the driver's token lets energy flow: one that was refused only up to MaxEnergyOnInvalidId (C15.FR.06,
   * C15.FR.07, E05.FR.02, E05.FR.03).
   */
  boolean allowsEnergy(VehicleSession driversStay) {
    return driversStay.isAuthorized() || driversStay.isTokenRefused()
        && driversStay.importedInTransaction().filter(taken -> taken.value() < knobs.maxEnergyOnInvalidId())
            .isPresent();
  }

  /** Whether the central system lets this EVSE discharge at all. */
  boolean isV2xEnabled() {
    var controller = OperationModeVariables.controller(id());
    var model = core.deviceModel();
    return !model.knows(controller, V2xVariables.ENABLED) || model.bool(controller, V2xVariables.ENABLED);
  }

  /** Whether the EVSE could ever discharge a vehicle. */
  boolean canDischarge() {
    return settings.rating().discharge().isCharge() && settings.rating().exportApproval().isPresent();
  }

  /** Whether the vehicle that is here is only charged. */
  boolean isChargeOnly() {
    return !canDischarge() || vehicle().map(here -> !here.canDischarge()).orElse(false);
  }

  boolean isReadyForEnergy() {
    return pilot != null && pilot.state().isReadyForEnergy();
  }

  /** Whether a vehicle or a cable is in the connector. */
  boolean isOccupied() {
    return cableIn || session().map(VehicleSession::isPlugged).orElse(false);
  }

  /** Whether nothing at the station itself forbids energy. */
  boolean mayServe() {
    return isOperative() && !faults.stopCharging();
  }

  void requestReading() {
    ask();
    devices.meter().requestReading();
  }

  void requestSignedReading() {
    ask();
    devices.meter().requestSignedReading();
  }

  private void ask() {
    if (unansweredSince == null) {
      unansweredSince = core.loop().nanoTime();
    }
  }

  void measured(MeterReading next) {
    reading = next;
    phases = session == null ? Optional.empty() : loads(next).or(() -> phases);
    unansweredSince = null;
  }

  /** A meter that only counts phases is taken as seeing them carry the same. */
  private static Optional<PhaseLoads> loads(MeterReading reading) {
    return reading.loads().or(() -> reading.phases().map(used -> PhaseLoads.even(reading.power(), used)))
        .filter(measured -> measured.inUse().isPresent());
  }

  boolean isMeterFresh() {
    return reading != null && !isMeterSilent();
  }

  /** Whether it was asked and has not answered for too long. */
  boolean isMeterSilent() {
    return unansweredSince != null && core.loop().nanoTime() - unansweredSince > SILENCE.toNanos();
  }

  Optional<Sample> sample() {
    return reading().map(newest -> new Sample(newest, vehicle(), power.commanded(), settings.rating().current(),
        steered.now()));
  }

  /** The session is not any more as it was stored. */
  void touch() {
    changed = true;
  }

  /** Notes the session for storing, when it changed. */
  void store() {
    if (changed && session != null) {
      core.journal()
          .note(new Change.SessionSaved(session.stored(core.now(), core.loop().nanoTime(),
              core.link().offlineFor().map(core.now()::minus))));
    }
    changed = false;
  }

  /** As configured, but no more than the power stage can. */
  Rating rating() {
    return rating;
  }

  void powerStageCan(Watts mostCharge, Watts mostDischarge) {
    rating = settings.rating().within(mostCharge, mostDischarge);
  }

  /** For which transaction, if any here, the PriorityCharging profile is followed. */
  void priorityOf(@Nullable String transactionId) {
    priorityOf = transactionId;
  }

  private VehicleFacts vehicleFacts() {
    return new VehicleFacts(vehicle().flatMap(Vehicle::stateOfCharge), false);
  }

  /** What charging profiles are judged by. */
  EvseFacts facts() {
    var rating = settings.rating();
    int phases = rating.current() == CurrentKind.DC ? 0 : settings.phases();
    return new EvseFacts(id(), rating.discharge().isCharge(), settings.volts(), phases, rating.charge(),
        rating.discharge(), session().flatMap(VehicleSession::transaction)
            .map(running -> new TransactionFacts(running.id(), running.started()).with(vehicleFacts())
                .withPriority(running.id().equals(priorityOf))))
        .with(new V2xFacts(EnumSet.allOf(OperationMode.class), operationKnobs.thresholds().isPresent()));
  }
}
