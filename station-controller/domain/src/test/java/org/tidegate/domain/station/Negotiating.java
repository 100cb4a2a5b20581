package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.dialog.Negotiation;
import org.tidegate.domain.dialog.Negotiation.ControlMode;
import org.tidegate.domain.dialog.Negotiation.Edition;
import org.tidegate.domain.dialog.Negotiation.EnergyRequests;
import org.tidegate.domain.dialog.Negotiation.MobilityNeeds;
import org.tidegate.domain.dialog.OfferedSchedule;
import org.tidegate.domain.dialog.PowerProfile;
import org.tidegate.domain.dialog.ScheduleChoice;
import org.tidegate.domain.fixture.FakeDialog;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.SchedulePeriod;

/**
 * A vehicle at EVSE 1 whose part of the dialog a test speaks: 60 kWh, takes 11 and gives 10 kW, and is ready for energy from
 * the first moment, agreed or not. Test thread only.
 */
final class Negotiating {
  private static final int PROFILE = 7;

  final StationBench bench;
  private final Cars car;
  private Optional<EnergyTransfer> service = Optional.empty();
  private Optional<Instant> departure = Optional.empty();
  private EnergyRequests energy = EnergyRequests.NONE;

  /** Kinds of vehicles. */
  enum Cars {
    DC_FIRST(Edition.ISO15118_2, ControlMode.ScheduledControl),
    DC_SECOND(Edition.ISO15118_20_DC, ControlMode.ScheduledControl),
    DC_DYNAMIC(Edition.ISO15118_20_DC, ControlMode.DynamicControl);

    private final Edition edition;
    private final ControlMode mode;

    Cars(Edition edition, ControlMode mode) {
      this.edition = edition;
      this.mode = mode;
    }
  }

  Negotiating(StationBench bench, Cars car) {
    this.bench = bench;
    this.car = car;
  }

  /** Plugged in at a station that is online; nobody is authorized. */
  static Negotiating plugged(Cars car) {
    var plugged = new Negotiating(StationBench.online(), car);
    plugged.plugIn();
    return plugged;
  }

  /** The driver has pressed Start, and the vehicle has asked for schedules with the service that charges. */
  static Negotiating asking(Cars car) {
    var asking = plugged(car);
    asking.bench.pressStart();
    asking.asks(EnergyTransfer.DC);
    return asking;
  }

  void plugIn() {
    bench.seconds(65); // The grid must have been fine for a while.
    bench.hardware.evse(1).plugIn();
    bench.settle();
    reports();
  }

  FakeDialog dialog() {
    return bench.hardware.evse(1).dialog();
  }

  Vehicle vehicle() {
    var available = Set.of(EnergyTransfer.DC, EnergyTransfer.DC_BPT);
    var negotiation = new Negotiation(car.edition, service, available, car.mode, MobilityNeeds.EVCC, Optional.of(12),
        energy);
    return new Vehicle(Signalling.ISO15118, CurrentKind.DC, Optional.of("EV-1"),
        Optional.of(StateOfCharge.percent(60)), Optional.of(bench.loop.now()), Optional.of(new WattHours(60_000)),
        Optional.empty(), Optional.of(new Watts(11_000)), Optional.of(new Watts(10_000)), Optional.empty(),
        Optional.empty(), departure, Optional.empty()).negotiating(negotiation);
  }

  void reports() {
    bench.hardware.events().vehicleReported(1, vehicle());
    bench.settle();
  }

  void leavesAt(Instant when) {
    departure = Optional.of(when);
  }

  void needs(EnergyRequests requests) {
    energy = requests;
  }

  /** It chooses this service and asks for schedules. */
  void asks(EnergyTransfer chosen) {
    service = Optional.of(chosen);
    bench.hardware.events().schedulesAsked(1, vehicle());
    bench.settle();
  }

  List<OfferedSchedule> offered() {
    return dialog().offers().getLast();
  }

  /** It chooses the schedule of this number and plans for this much all the time. */
  void chooses(int number, int... watts) {
    var steps = IntStream.range(0, watts.length)
        .mapToObj(index -> new PowerProfile.Step(Duration.ofHours(index), new Watts(watts[index]))).toList();
    chooses(new ScheduleChoice(Optional.of(number),
        Optional.of(steps).filter(some -> !some.isEmpty()).map(PowerProfile::new)));
  }

  void chooses(ScheduleChoice choice) {
    bench.hardware.events().scheduleChosen(1, choice);
    bench.seconds(2);
    reports();
  }

  /** The central system gives the transaction a profile with these alternatives, each one limit all the time. */
  Optional<Refusal> profile(int... limits) {
    var schedules = IntStream.range(0, limits.length).mapToObj(index -> schedule(10 + index, limits[index])).toList();
    return profile(schedules);
  }

  /** The central system wants this power of the transaction. */
  Optional<Refusal> setpoint(int watts) {
    var period = new SchedulePeriod(Duration.ZERO, Optional.empty(), Optional.empty(),
        Optional.of(BigDecimal.valueOf(watts)), OperationMode.CentralSetpoint, Optional.empty(), Optional.empty(),
        SchedulePeriod.Spelling.OCPP21);
    return profile(List.of(new ChargingSchedule(10, Optional.of(bench.loop.now()), Optional.empty(), RateUnit.W,
        Optional.empty(), List.of(period))));
  }

  private Optional<Refusal> profile(List<ChargingSchedule> schedules) {
    var profile = new ChargingProfile(PROFILE, 0, ProfilePurpose.TxProfile, ProfileKind.Absolute, Optional.empty(),
        Optional.empty(), Optional.empty(), bench.session().transactionId(), schedules);
    return bench.now(bench.station().requests().setChargingProfile(1, profile));
  }

  private ChargingSchedule schedule(int id, int limit) {
    var period = new SchedulePeriod(Duration.ZERO, Optional.of(BigDecimal.valueOf(limit)), Optional.empty(),
        Optional.empty(), OperationMode.ChargingOnly, Optional.empty(), Optional.empty(),
        SchedulePeriod.Spelling.PLAIN);
    return new ChargingSchedule(id, Optional.of(bench.loop.now()), Optional.empty(), RateUnit.W, Optional.empty(),
        List.of(period));
  }
}
