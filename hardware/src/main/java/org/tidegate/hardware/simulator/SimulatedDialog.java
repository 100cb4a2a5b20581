package org.tidegate.hardware.simulator;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.dialog.Negotiation;
import org.tidegate.domain.dialog.Negotiation.ControlMode;
import org.tidegate.domain.dialog.Negotiation.Edition;
import org.tidegate.domain.dialog.OfferedSchedule;
import org.tidegate.domain.dialog.PowerProfile;
import org.tidegate.domain.dialog.PowerSchedule;
import org.tidegate.domain.dialog.ScheduleChoice;
import org.tidegate.domain.dialog.VehiclePrices;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.VehicleDialog;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.station.OnStationLoop;

/**
 * The car's part of the dialog over ISO 15118, by its {@link Manners}; a car without any hears nothing. Station loop only.
 */
@OnStationLoop
final class SimulatedDialog implements VehicleDialog {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedDialog.class);
  /** So much more than it was offered wants a car that exceeds it. */
  private static final Watts EXCESS = new Watts(1_000);
  /** No station offers so many. */
  private static final int UNOFFERED = 9;

  private final int evseId;
  private final StationLoop loop;
  private final EvsePhysics physics;
  private final SimulatedPilot pilot;
  private final SavedFirst telling;
  private Supplier<Optional<Vehicle>> vehicle = Optional::empty;
  private @Nullable EnergyTransfer service;
  private boolean agreed;
  private List<String> prices = List.of();
  private StationLoop.@Nullable Timer answer;

  SimulatedDialog(int evseId, StationLoop loop, EvsePhysics physics, SimulatedPilot pilot, SavedFirst telling) {
    this.evseId = evseId;
    this.loop = loop;
    this.physics = physics;
    this.pilot = pilot;
    this.telling = telling;
  }

  /** Where the car's word about itself comes from. */
  void speaksFor(Supplier<Optional<Vehicle>> car) {
    vehicle = car;
  }

  /** What the car tells of the negotiation; absent for one without manners. */
  Optional<Negotiation> negotiation(SimulatedCar car) {
    return car.manners().map(manners -> new Negotiation(edition(car, manners), Optional.ofNullable(service),
        available(car), manners.controlMode(), manners.mobilityNeeds(), manners.mostTuples(), EnergyNeeds.of(car)));
  }

  /** Whether the car asks for other schedules by itself when it needs something else. */
  boolean asksByItself() {
    return agreed && manners().filter(manners -> manners.controlMode() == ControlMode.ScheduledControl).isPresent();
  }

  /** The car asks for schedules. */
  void ask() {
    reply((manners, events) -> vehicle.get().ifPresent(needs -> events.schedulesAsked(evseId, needs)));
  }

  /** The cable is out, or another car is in. */
  void forget() {
    service = null;
    agreed = false;
    prices = List.of();
    if (answer != null) {
      answer.cancel();
      answer = null;
    }
  }

  @Override
  public void offerServices(Set<EnergyTransfer> services) {
    physics.car().filter(car -> car.manners().isPresent()).ifPresent(car -> {
      asksForEnergy(car.manners().orElseThrow().asksAnyway());
      agreed = false;
      service = choice(car, services);
      ask();
    });
  }

  @Override
  public void renegotiateSchedules() {
    ask();
  }

  @Override
  public void offerSchedules(List<OfferedSchedule> schedules) {
    prices = schedules.stream().flatMap(offer -> offer.prices().stream()).map(VehiclePrices::text).toList();
    reply((manners, events) -> events.scheduleChosen(evseId, choice(manners, schedules)));
  }

  @Override
  public void control(Optional<VehiclePrices> told) {
    prices = told.map(VehiclePrices::text).stream().toList();
    reply((manners, events) -> events.scheduleChosen(evseId, ScheduleChoice.NO_SCHEDULE));
  }

  /** The prices that came with what the car was offered last. */
  List<String> prices() {
    return prices;
  }

  @Override
  public void takeChoice() {
    agreed = true;
    asksForEnergy(true);
  }

  @Override
  public void refuseChoice() {
    LOG.info("evse {}: the simulated car's choice was refused", evseId);
  }

  @Override
  public void stop() {
    forget();
    manners().ifPresent(manners -> asksForEnergy(manners.asksAnyway()));
  }

  private Optional<Manners> manners() {
    return physics.car().flatMap(SimulatedCar::manners);
  }

  private void asksForEnergy(boolean wants) {
    physics.ask(wants);
    pilot.read();
  }

  private void reply(BiConsumer<Manners, HardwareEvents> what) {
    manners().filter(manners -> manners.answers() != Manners.Answers.NEVER).ifPresent(manners -> {
      if (answer != null) {
        answer.cancel();
      }
      answer = loop.after(manners.answersAfter(), () -> telling.now(events -> what.accept(manners, events)));
    });
  }

  /** A car chooses to interchange both ways where it can and may, else what charges it fastest. */
  private static @Nullable EnergyTransfer choice(SimulatedCar car, Set<EnergyTransfer> services) {
    var possible = EnumSet.noneOf(EnergyTransfer.class);
    possible.addAll(available(car));
    possible.retainAll(services);
    if (!car.manners().orElseThrow().choosesBidirectional()) {
      possible.removeIf(EnergyTransfer::isBidirectional);
    }
    return possible.stream().filter(EnergyTransfer::isBidirectional).findFirst()
        .or(() -> possible.stream().reduce((_, more) -> more)).orElse(null);
  }

  private static Set<EnergyTransfer> available(SimulatedCar car) {
    var available = EnumSet.noneOf(EnergyTransfer.class);
    if (car.current() == CurrentKind.DC) {
      available.add(EnergyTransfer.DC);
    } else {
      available.add(EnergyTransfer.AC_single_phase);
      available.add(EnergyTransfer.charging(CurrentKind.AC, SimulatedVehicle.phases(car.mostCharge().value())));
    }
    if (!car.mostDischarge().isZero() && car.manners().orElseThrow().secondEdition()) {
      available.add(EnergyTransfer.bidirectional(car.current()));
    }
    return available;
  }

  private static Edition edition(SimulatedCar car, Manners manners) {
    if (!manners.secondEdition()) {
      return Edition.ISO15118_2;
    }
    return car.current() == CurrentKind.DC ? Edition.ISO15118_20_DC : Edition.ISO15118_20_AC;
  }

  private ScheduleChoice choice(Manners manners, List<OfferedSchedule> offered) {
    if (manners.answers() == Manners.Answers.REFUSES) {
      return ScheduleChoice.NO_SCHEDULE;
    }
    var picked = offered.stream().filter(offer -> offer.number() == manners.picks()).findFirst()
        .orElseGet(offered::getFirst);
    int number = manners.answers() == Manners.Answers.UNOFFERED ? UNOFFERED : picked.number();
    var plan = plan(picked.schedule(), manners.answers() == Manners.Answers.EXCEEDS);
    return new ScheduleChoice(Optional.of(number), Optional.of(plan).filter(_ -> manners.tellsPlan()));
  }

  /** As much as it is offered and can take. */
  private PowerProfile plan(PowerSchedule offered, boolean exceeds) {
    var most = physics.car().map(SimulatedCar::mostCharge).orElse(Watts.ZERO);
    return new PowerProfile(offered.steps().stream()
        .map(step -> new PowerProfile.Step(step.after(),
            exceeds ? step.charge().plus(EXCESS) : step.charge().min(most)))
        .toList());
  }
}
