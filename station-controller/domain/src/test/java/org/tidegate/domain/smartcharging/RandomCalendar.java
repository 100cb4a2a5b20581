package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.Circumstances.SetpointPriority;
import org.tidegate.domain.smartcharging.Draft.PeriodDraft;
import org.tidegate.domain.smartcharging.TransactionFacts.VehicleFacts;

/** A random set of profiles for a station with two EVSEs, and what they are followed under. */
final class RandomCalendar {
  /** Seconds after {@link #from} in which most of it happens. */
  static final int WINDOW = 120;

  private static final ZoneId[] ZONES = {ZoneOffset.UTC, ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"),
      ZoneId.of("Australia/Lord_Howe")};
  /** An ordinary noon, and moments at which clocks in some of the zones are put forward or back. */
  private static final Instant[] MOMENTS = {Draft.NOON, Instant.parse("2026-03-29T01:00:00Z"),
      Instant.parse("2026-10-25T01:00:00Z"), Instant.parse("2026-11-01T06:00:00Z"),
      Instant.parse("2026-04-04T15:00:00Z")};

  private final Random random;
  final Instant from;
  final Circumstances circumstances;
  final StationFacts station;
  final List<InstalledProfile> profiles;

  RandomCalendar(Random random) {
    this.random = random;
    from = one(MOMENTS).minusSeconds(random.nextInt(WINDOW));
    circumstances = new Circumstances(one(ZONES), maybe(4).map(_ -> near()), one(SetpointPriority.values()));
    station = new StationFacts(new EvseFacts(0, true, 230, 3, new Watts(12_000), new Watts(12_000), Optional.empty()),
        List.of(evse(1), evse(2)));
    profiles = profiles();
  }

  @Override
  public String toString() {
    return "from %s, %s, %s, %s".formatted(from, circumstances, station.evses(), profiles);
  }

  private EvseFacts evse(int id) {
    var vehicle = new VehicleFacts(maybe(2).map(_ -> StateOfCharge.percent(random.nextInt(101))), true);
    var transaction = maybe(4).isPresent()
        ? Optional.<TransactionFacts>empty()
        : Optional.of(new TransactionFacts(Draft.TRANSACTION + id, from.minusSeconds(random.nextInt(60)),
            random.nextInt(3) == 0, random.nextInt(), vehicle));
    return new EvseFacts(id, random.nextBoolean(), 230, random.nextInt(4), new Watts(9000), new Watts(6000),
        transaction);
  }

  /** No two lead at the same level, as {@link ChargingProfiles#check} sees to. */
  private List<InstalledProfile> profiles() {
    var all = new ArrayList<InstalledProfile>();
    var count = 1 + random.nextInt(9);
    for (var id = 1; id <= count; id++) {
      var candidate = calendar(owner(id).stack(random.nextInt(4)).received(from.minusSeconds(id))).installed();
      if (all.stream().noneMatch(candidate::collidesWith)) {
        all.add(candidate);
      }
    }
    return all;
  }

  private Draft owner(int id) {
    return switch (random.nextInt(10)) {
      case 0 -> periods(Draft.stationMax(id), this::limits);
      case 1, 2 -> periods(Draft.external(id).evse(random.nextInt(2)).stack(0), this::anything);
      case 3, 4 -> delayed(periods(Draft.txDefault(id).evse(random.nextInt(3)), this::anything));
      case 5 -> periods(Draft.priority(id).evse(random.nextInt(3)), this::limits);
      case 6 -> periods(Draft.generation(id).evse(random.nextInt(3)), this::limits);
      default -> delayed(periods(tx(id, 1 + random.nextInt(2)), this::anything));
    };
  }

  private Draft tx(int id, int evse) {
    return Draft.tx(id).evse(evse).transaction(Draft.TRANSACTION + (random.nextInt(8) == 0 ? 0 : evse));
  }

  private Draft delayed(Draft draft) {
    return maybe(4).isPresent() ? draft.delayedBy(1 + random.nextInt(40)) : draft;
  }

  private Draft calendar(Draft draft) {
    switch (random.nextInt(6)) {
      case 0 -> draft.relative();
      case 1 -> start(draft.recurring(Recurrency.Daily), random.nextInt(3));
      case 2 -> start(draft.recurring(Recurrency.Weekly), 7 * random.nextInt(2));
      case 3 -> dynamic(draft);
      default -> start(draft, 0);
    }
    if (random.nextInt(3) > 0) {
      draft.seconds(1L + random.nextInt(maybe(4).isPresent() ? 4000 : 90));
    }
    maybe(4).ifPresent(_ -> draft.validFrom(near()));
    maybe(4).ifPresent(_ -> draft.validTo(near()));
    maybe(4).ifPresent(_ -> draft.offline(random.nextInt(60), random.nextBoolean()));
    maybe(5).ifPresent(_ -> draft.limitAtSoC(random.nextInt(101), String.valueOf(6 * random.nextInt(4))));
    return draft.in(random.nextBoolean() ? RateUnit.W : RateUnit.A);
  }

  private void dynamic(Draft draft) {
    draft.dynamic().periods(draft.firstPeriod());
    maybe(2).ifPresent(_ -> draft.updates(null, near()));
  }

  private void start(Draft draft, int daysBefore) {
    if (random.nextBoolean()) {
      draft.start(near().minusSeconds(86_400L * daysBefore));
    } else {
      var wall = LocalDateTime.ofInstant(near(), circumstances.zone()).minusDays(daysBefore)
          .minusMinutes(30L * random.nextInt(-2, 3));
      draft.localStart(wall.toString().length() < 19 ? wall + ":00" : wall.toString());
    }
  }

  private Draft periods(Draft draft, UnaryOperator<PeriodDraft> content) {
    var all = new ArrayList<SchedulePeriod>();
    for (var second = 0; second < 80 && all.size() < 5; second += 1 + random.nextInt(40)) {
      all.add(content.apply(Draft.period(second)).build());
    }
    return draft.periods(all);
  }

  private PeriodDraft limits(PeriodDraft period) {
    return phases(period).limit(random.nextInt(4) * 6);
  }

  /** Numbers that every share of phases leaves whole. */
  private PeriodDraft anything(PeriodDraft period) {
    phases(period);
    return switch (random.nextInt(9)) {
      case 0 -> period.setpoint(random.nextInt(-4, 4) * 6);
      case 1 -> period.setpoint(random.nextInt(-4, 1) * 6).limit(random.nextInt(2) * 6).dischargeLimit(-24);
      case 2 -> period.setpoint(random.nextInt(-4, 4) * 6).mode(OperationMode.CentralFrequency);
      case 3 -> period.setpoint(random.nextInt(-4, 4) * 6).mode(OperationMode.ExternalSetpoint);
      case 4 -> period.limit(6).dischargeLimit(-6 * random.nextInt(3)).mode(OperationMode.ExternalLimits);
      case 5 -> random.nextBoolean()
          ? period.mode(OperationMode.LocalLoadBalancing)
          : period.curve(String.valueOf(random.nextInt(9)), 49, -6, 51, 6);
      case 6 -> period.limits(six(), six(), six()).dischargeLimits(-6, "-12", "-6").setpoints(-6, "6", null);
      case 7 -> random.nextInt(4) == 0 ? period.mode(OperationMode.Idle) : period.limit(0);
      default -> period.limit(random.nextInt(4) * 6);
    };
  }

  private PeriodDraft phases(PeriodDraft period) {
    return maybe(3).isPresent() ? period.phases(1 + random.nextInt(3)) : period;
  }

  private String six() {
    return String.valueOf(6 * random.nextInt(4));
  }

  private Instant near() {
    return from.plusSeconds(random.nextInt(2 * WINDOW) - WINDOW / 2);
  }

  private Optional<Boolean> maybe(int oneIn) {
    return random.nextInt(oneIn) == 0 ? Optional.of(true) : Optional.empty();
  }

  @SafeVarargs
  private <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }
}
