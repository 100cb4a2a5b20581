package org.tidegate.domain.discharge;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.discharge.Situation.Memory;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold in every situation, tried in many random ones, the same each time. */
class GatePropertyTest {
  private static final int SITUATIONS = 20_000;
  private static final List<Consumer<SituationByHand>> TIGHTENINGS = List.of(
      given -> given.permission = PermissionState.WITHDRAWN,
      given -> given.sale = null,
      given -> given.sale = less(given.sale),
      given -> given.lowestSale = more(given.lowestSale),
      given -> given.purchase = null,
      given -> given.purchase = more(given.purchase),
      given -> given.highestPurchase = less(given.highestPurchase),
      given -> given.slots = List.of(new Slot(Set.of(), LocalTime.MIN, LocalTime.NOON)),
      given -> given.minimum = given.required == null ? given.minimum + 5 : given.required,
      given -> given.vehicleMinimum = 100.0,
      given -> given.soc = null,
      given -> given.socAge = Duration.ofSeconds(61),
      given -> given.wearBudget = 0L,
      given -> given.approved = given.approved == null ? null : given.approved / 2,
      given -> given.mostDischarge = given.mostDischarge == null ? null : given.mostDischarge / 2,
      given -> given.mostCharge = given.mostCharge == null ? Integer.valueOf(1_000) : given.mostCharge / 2,
      given -> given.ratedDischarge /= 2,
      given -> given.ratedCharge /= 2,
      given -> given.share = share(given.share.charge(), less(given.share.discharge())),
      given -> given.share = share(less(given.share.charge()), given.share.discharge()),
      given -> given.dischargeLimit = given.dischargeLimit == null ? Integer.valueOf(-1_000) : given.dischargeLimit / 2,
      given -> given.chargeLimit = given.chargeLimit == null ? Integer.valueOf(1_000) : given.chargeLimit / 2,
      given -> given.inBandFor = null,
      given -> given.offlineFor = Duration.ofDays(1),
      given -> given.clockIsSet = false,
      given -> given.meterIsFresh = false,
      given -> given.storageWorks = false,
      given -> given.authorized = false,
      given -> given.operative = false);

  @Test
  void discharge_anySituation_keepsToEveryCondition() {
    int discharges = 0;
    for (int seed = 0; seed < SITUATIONS; seed++) {
      var given = random(seed);
      int power = given.power();
      if (power < 0) {
        discharges++;
        assertThat(isAllowed(given, -power)).as("seed %d", seed).isTrue();
      }
      assertThat(power).as("seed %d", seed).isLessThanOrEqualTo(given.ratedCharge);
    }
    assertThat(discharges).isBetween(SITUATIONS / 50, SITUATIONS / 2);
  }

  @Test
  void power_anyFaultAdded_isZero() {
    for (int seed = 0; seed < SITUATIONS; seed++) {
      var given = random(seed);
      given.faults.add(FaultKind.GroundFailure);
      assertThat(given.power()).as("seed %d", seed).isZero();
    }
  }

  @Test
  void power_anyLimitTightened_isNeverMoreOfTheSameWish() {
    int lowered = 0;
    for (int seed = 0; seed < SITUATIONS; seed++) {
      var given = random(seed);
      var loose = given.decision();
      TIGHTENINGS.get(seed % TIGHTENINGS.size()).accept(given);
      var tight = Gate.pass(given.situation(), loose.wish());
      assertThat(tight.power().magnitude()).as("seed %d", seed).isLessThanOrEqualTo(loose.power().magnitude());
      lowered += tight.power().equals(loose.power()) ? 0 : 1;
    }
    assertThat(lowered).isGreaterThan(SITUATIONS / 50);
  }

  @Test
  void power_lessThanWished_hasAReason() {
    for (int seed = 0; seed < SITUATIONS; seed++) {
      var decision = random(seed).decision();
      if (decision.wish().isThroughAggregator() && !decision.power().equals(decision.wish().power())
          || decision.power().isZero() && !decision.wish().power().isZero()) {
        assertThat(decision.reasons()).as("seed %d", seed).isNotEmpty();
      }
    }
  }

  private static boolean isAllowed(SituationByHand given, int watts) {
    return given.permission == PermissionState.GRANTED && given.conditionsKnown
        && given.vehicleKnown && given.signalling == Signalling.ISO15118 && watts <= given.mostDischarge
        && given.soc != null && given.socAge.toSeconds() <= 60 && given.soc > given.minimum
        && (given.vehicleMinimum == null || given.soc > given.vehicleMinimum)
        && given.sale != null && new BigDecimal(given.sale).compareTo(new BigDecimal(given.lowestSale)) >= 0
        && given.current == CurrentKind.DC && given.approved != null && watts <= given.approved
        && watts <= given.ratedDischarge && (given.dischargeLimit == null || watts <= -given.dischargeLimit)
        && watts <= given.share.discharge().atMost().value()
        && (given.wearBudget == null || given.exported < given.wearBudget)
        && given.setpoint != null && watts <= -given.setpoint && given.faults.isEmpty() && given.clockIsSet
        && given.meterIsFresh && given.storageWorks && given.operative && given.ready && given.authorized
        && given.transaction && given.inBandFor != null && given.inBandFor.toSeconds() >= 60
        && (given.offlineFor == null || given.offlineFor.toSeconds() <= 300);
  }

  /** Most facts stay harmless, so that a good part of the situations discharges. */
  private static SituationByHand random(long seed) {
    var random = new Random(seed);
    var given = new SituationByHand();
    given.setpoint = rarely(random) ? null : random.nextInt(-15_000, 8_000);
    given.permission = rarely(random) ? any(random, PermissionState.values()) : given.permission;
    given.conditionsKnown = !rarely(random);
    given.soc = rarely(random) ? null : Double.valueOf(random.nextInt(0, 1001) / 10.0);
    given.socAge = Duration.ofSeconds(rarely(random) ? random.nextInt(58, 63) : random.nextInt(30));
    given.minimum = random.nextInt(0, 60);
    given.vehicleMinimum = rarely(random) ? Double.valueOf(random.nextInt(100)) : null;
    given.vehicleKnown = !rarely(random);
    given.signalling = rarely(random) ? Signalling.BASIC : given.signalling;
    given.mostDischarge = rarely(random) ? null : Integer.valueOf(random.nextInt(0, 12_000));
    given.mostCharge = rarely(random) ? null : Integer.valueOf(random.nextInt(0, 12_000));
    given.capacity = rarely(random) ? null : given.capacity;
    given.sale = rarely(random) ? null : cents(random);
    given.purchase = rarely(random) ? null : cents(random);
    given.lowestSale = rarely(random) ? cents(random) : "0.10";
    given.highestPurchase = rarely(random) ? cents(random) : "0.40";
    given.current = rarely(random) ? CurrentKind.AC : CurrentKind.DC;
    given.approved = rarely(random) ? null : Integer.valueOf(random.nextInt(0, 12_000));
    given.dischargeLimit = rarely(random) ? Integer.valueOf(-random.nextInt(0, 12_000)) : null;
    given.chargeLimit = rarely(random) ? Integer.valueOf(random.nextInt(0, 12_000)) : null;
    given.share = share(bound(random), bound(random));
    given.wearBudget = rarely(random) ? Long.valueOf(random.nextInt(0, 20)) : null;
    given.exported = random.nextInt(0, 20);
    given.offlineFor = rarely(random) ? Duration.ofSeconds(random.nextInt(290, 310)) : null;
    given.inBandFor = rarely(random) ? null : given.inBandFor;
    given.required = rarely(random) ? Double.valueOf(random.nextInt((int) given.minimum, 101)) : null;
    given.departure = rarely(random) ? SituationByHand.NOON.plusSeconds(random.nextInt(0, 20_000)) : null;
    given.clockIsSet = !seldom(random);
    given.meterIsFresh = !seldom(random);
    given.storageWorks = !seldom(random);
    given.operative = !seldom(random);
    given.ready = !seldom(random);
    given.authorized = !seldom(random);
    given.transaction = !seldom(random);
    given.memory = new Memory(rarely(random), rarely(random), rarely(random));
    if (rarely(random)) {
      given.slots.add(new Slot(Set.of(any(random, DayOfWeek.values())), LocalTime.of(random.nextInt(24), 0),
          LocalTime.of(random.nextInt(24), 0)));
    }
    return given;
  }

  private static Share share(Bound charge, Bound discharge) {
    return new Share(charge, discharge, charge.atMost(), Optional.empty());
  }

  private static Bound bound(Random random) {
    var by = random.nextBoolean() ? LimitReason.GRID_CONNECTION : LimitReason.CHARGING_PROFILE;
    return rarely(random) ? new Bound(new Watts(random.nextInt(0, 12_000)), by) : Bound.NONE;
  }

  private static Bound less(Bound bound) {
    return new Bound(bound.isNone() ? new Watts(1_000) : new Watts(bound.atMost().value() / 2), bound.by());
  }

  private static boolean rarely(Random random) {
    return random.nextInt(10) == 0;
  }

  private static boolean seldom(Random random) {
    return random.nextInt(40) == 0;
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static String cents(Random random) {
    return "0.%02d".formatted(random.nextInt(100));
  }

  private static String less(String price) {
    return price == null ? null : new BigDecimal(price).subtract(new BigDecimal("0.20")).toPlainString();
  }

  private static String more(String price) {
    return price == null ? null : new BigDecimal(price).add(new BigDecimal("0.20")).toPlainString();
  }
}
