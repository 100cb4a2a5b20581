package org.tidegate.domain.capability;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.Share;
import org.tidegate.domain.discharge.SiteLoad;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.discharge.Situation.ExportApproval;
import org.tidegate.domain.discharge.Situation.Memory;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.discharge.StationLimits;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.price.PriceInterval;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.sharing.Asking;
import org.tidegate.domain.sharing.StationShares;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ScheduleNow;

/**
 * A random stay of a bidirectional vehicle at EVSE 1 of a station with up to four, the same for the same seed. What others
 * take and what the building takes changes all the time; battery, meter and clock are simulated. Not thread-safe.
 */
final class SimulatedStay {
  private static final Instant BEGIN = Instant.parse("2026-03-02T12:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final int RATED = 11_000;

  final Random random;
  final int capacity;
  final double efficiency;
  final Optional<Instant> departure;
  final Optional<StateOfCharge> required;
  private final Optional<Watts> siteImport;
  private final Optional<Watts> siteFeedIn;
  private final boolean metered;
  private final int highestLoad;
  private final int lowestLoad;
  private final Watts mostCharge;
  private final Watts mostDischarge;
  private final Conditions conditions;
  private final PriceSchedule prices;
  private final int evses;
  Instant now = BEGIN;
  double wattHours;
  private double exported;
  private List<Asking> others = List.of();
  private int load;
  private Memory memory = Memory.NONE;

  SimulatedStay(long seed, boolean leaves) {
    random = new Random(seed);
    capacity = random.nextInt(20_000, 100_000);
    efficiency = random.nextDouble(0.9, 0.99);
    wattHours = capacity * random.nextDouble(0.1, 1);
    evses = random.nextInt(1, 5);
    siteImport = maybe(0.5, random.nextInt(5_000, 40_000));
    siteFeedIn = maybe(0.5, random.nextInt(2_000, 30_000));
    metered = random.nextBoolean();
    lowestLoad = random.nextInt(-2_000, 1_000);
    highestLoad = lowestLoad + random.nextInt(0, 8_000);
    mostCharge = new Watts(random.nextInt(3_000, 12_000));
    mostDischarge = new Watts(random.nextInt(3_000, 12_000));
    departure = leaves || random.nextBoolean()
        ? Optional.of(BEGIN.plusSeconds(random.nextInt(600, 36_000)))
        : Optional.empty();
    int minimum = random.nextInt(10, 60);
    required = departure.map(_ -> StateOfCharge.percent(random.nextInt(minimum, 101)));
    conditions = new Conditions(1, StateOfCharge.percent(minimum), required, Price.of("0.20", "EUR"),
        Price.of("0.30", "EUR"), departure, slots(), maybeEnergy(), false, Conditions.CompensationUse.OFFSET);
    prices = leaves ? steady() : prices();
    meanwhile();
  }

  Capability capability() {
    var firm = StationShares.firm(worst(), asking(), 1);
    var likely = StationShares.likely(limits(), asking(), 1, 0);
    return new Outlook(situation(schedule(Optional.empty()), Share.ALL), firm, likely, prices::at).capability(1, "s-1");
  }

  /** Others come, go, take and give, the building too, within what was ever seen of it. */
  void meanwhile() {
    var next = new ArrayList<Asking>();
    for (int id = 2; id <= evses; id++) {
      int wanted = random.nextInt(3) == 0 ? 0 : random.nextInt(-RATED, RATED + 1);
      next.add(Asking.of(id, new Watts(wanted), new Watts(RATED), new Watts(RATED)));
    }
    others = next;
    load = random.nextInt(lowestLoad, highestLoad + 1);
  }

  /** What is decided with this setpoint. */
  Decision decide(int setpoint) {
    var schedule = schedule(Optional.of(new Watts(setpoint)));
    var alone = Decision.of(situation(schedule, Share.ALL));
    var all = new ArrayList<>(others);
    all.add(Asking.of(1, alone.power(), new Watts(RATED), new Watts(RATED)));
    var share = StationShares.of(limits(), worst(), all, 0).getOrDefault(1, Share.ALL);
    var decision = Decision.of(situation(schedule, share));
    memory = decision.memory();
    return decision;
  }

  /** The most it could charge with, at this moment. */
  int chargeable() {
    var all = new ArrayList<>(others);
    all.add(Asking.of(1, mostCharge.min(new Watts(RATED)), new Watts(RATED), new Watts(RATED)));
    var share = StationShares.of(limits(), worst(), all, 0).getOrDefault(1, Share.ALL);
    return Math.min(Math.min(mostCharge.value(), RATED), share.charge().atMost().value());
  }

  void flow(int power, Duration time) {
    double energy = power * (time.toMillis() / 3_600_000.0);
    wattHours = Math.clamp(wattHours + (energy > 0 ? energy * efficiency : energy / efficiency), 0.0, capacity);
    exported += Math.max(0, -energy);
    now = now.plus(time);
  }

  double soc() {
    return wattHours / capacity * 100;
  }

  private Situation situation(ScheduleNow schedule, Share share) {
    var told = Optional.of(StateOfCharge.percent(Math.floor(soc() * 10) / 10));
    var vehicle = new Vehicle(Signalling.ISO15118, CurrentKind.DC, Optional.empty(), told,
        Optional.of(now), Optional.of(new WattHours(capacity)), Optional.empty(), Optional.of(mostCharge),
        Optional.of(mostDischarge), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    var permission = new Permission("p-1", "s-1", 1, PermissionState.GRANTED, Permission.By.PANEL, BEGIN,
        Optional.of(conditions), "1", "en");
    var rating = new Rating(CurrentKind.DC, new Watts(RATED), new Watts(RATED), siteImport, siteFeedIn,
        Optional.of(new ExportApproval("VDE-AR-N 4105", new Watts(RATED), "A-1")));
    return new Situation(now, ZONE, new Situation.Operation(true, true, true, true),
        new Situation.Health(Set.of(), true, true, true), Optional.of(vehicle), rating,
        new Situation.GridSide(Optional.empty(), Optional.of(Duration.ofHours(1)), Duration.ZERO, Duration.ZERO), share,
        schedule, prices.at(now), Optional.of(permission), Optional.of(conditions), new WattHours((long) exported),
        false, Optional.empty(), Situation.Margins.DEFAULT,
        new Situation.Link(Optional.empty(), Duration.ofSeconds(300)), memory);
  }

  private ScheduleNow schedule(Optional<Watts> setpoint) {
    return new ScheduleNow(Optional.empty(), Optional.empty(), setpoint, Optional.empty(),
        OperationMode.CentralSetpoint, false, Optional.empty());
  }

  private List<Asking> asking() {
    var all = new ArrayList<>(others);
    all.add(Asking.of(1, Watts.ZERO, new Watts(RATED), new Watts(RATED)));
    return all;
  }

  private StationLimits limits() {
    return limits(metered ? SiteLoad.of(new Watts(load)) : SiteLoad.NOT_METERED);
  }

  private StationLimits worst() {
    return limits(metered
        ? SiteLoad.worst(Optional.of(new Watts(highestLoad)), Optional.of(new Watts(lowestLoad)))
        : SiteLoad.NOT_METERED);
  }

  private StationLimits limits(SiteLoad building) {
    return StationLimits.of(siteImport, siteFeedIn, building, schedule(Optional.empty()));
  }

  private List<Slot> slots() {
    return random.nextInt(3) > 0
        ? List.of()
        : List.of(new Slot(Set.of(java.time.DayOfWeek.values()), java.time.LocalTime.of(random.nextInt(24), 0),
            java.time.LocalTime.of(random.nextInt(24), random.nextInt(60))));
  }

  private static PriceSchedule steady() {
    return new PriceSchedule(List.of(new PriceInterval(BEGIN, Optional.of(Price.of("0.25", "EUR")),
        Optional.of(Price.of("0.25", "EUR")))), Optional.empty());
  }

  private PriceSchedule prices() {
    var intervals = new ArrayList<PriceInterval>();
    var start = BEGIN;
    int count = random.nextInt(1, 20);
    for (int i = 0; i < count; i++) {
      intervals.add(new PriceInterval(start, price(), price()));
      start = start.plusSeconds(900L * random.nextInt(1, 8));
    }
    return new PriceSchedule(intervals, Optional.of(start));
  }

  private Optional<Price> price() {
    var perKwh = BigDecimal.valueOf(random.nextInt(10) == 0 ? random.nextInt(50) : random.nextInt(20, 31), 2);
    return random.nextInt(40) == 0 ? Optional.empty() : Optional.of(Price.of(perKwh.toPlainString(), "EUR"));
  }

  private Optional<WattHours> maybeEnergy() {
    return random.nextInt(4) == 0 ? Optional.of(new WattHours(random.nextInt(30_000))) : Optional.empty();
  }

  private Optional<Watts> maybe(double chance, int watts) {
    return random.nextDouble() < chance ? Optional.of(new Watts(watts)) : Optional.empty();
  }
}
