package org.tidegate.domain.smartcharging;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.Draft.PeriodDraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.smartcharging.Draft.NOON;

/** Random calendars against {@link SlowReference}, which looks at every second and every profile. */
@Covers({"K08.FR.04", "K01.FR.17"})
class CompositeScheduleReferenceTest {
  private static final int CALENDARS = 2000;
  private static final int WINDOW = 100;
  private static final long SEED = 20260301;

  private final Random random = new Random(SEED);

  @Test
  void at_randomCalendars_agreesWithTheSlowReference() {
    for (var i = 0; i < CALENDARS; i++) {
      var evse = evse();
      var profiles = profiles();
      var second = random.nextInt(WINDOW);
      var now = NOON.plusSeconds(second);
      var reference = new SlowReference(profiles, evse, now);
      var answer = CompositeSchedule.at(profiles, evse, now, ZoneOffset.UTC);
      assertThat(withoutUntil(answer)).as("calendar %d: %s", i, profiles).isEqualTo(reference.at(now));
      assertNothingChangesBefore(answer.until(), reference, now, i);
    }
  }

  @Test
  void over_randomCalendars_agreesWithTheSlowReferenceInEverySecond() {
    for (var i = 0; i < CALENDARS; i++) {
      var evse = evse();
      var profiles = profiles();
      var reference = new SlowReference(profiles, evse, NOON);
      var periods = CompositeSchedule.over(profiles, evse, NOON, Duration.ofSeconds(WINDOW), RateUnit.W,
          ZoneOffset.UTC);
      var second = 0;
      for (var period : periods) {
        assertThat(period.start()).as("calendar %d has no gap", i).isEqualTo(Duration.ofSeconds(second));
        for (; second < period.start().plus(period.length()).toSeconds(); second++) {
          assertThat(reference.expects(NOON.plusSeconds(second), period)).as("calendar %d, second %d: %s of %s", i,
              second, period, profiles).isTrue();
        }
      }
      assertThat(second).isEqualTo(WINDOW);
      for (var j = 1; j < periods.size(); j++) {
        assertThat(content(periods.get(j))).as("calendar %d is joined", i).isNotEqualTo(content(periods.get(j - 1)));
      }
    }
  }

  private static void assertNothingChangesBefore(Optional<Instant> until, SlowReference reference, Instant now,
      int calendar) {
    var first = reference.at(now);
    var end = until.filter(NOON.plusSeconds(WINDOW)::isAfter).orElse(NOON.plusSeconds(WINDOW));
    for (var moment = now; moment.isBefore(end); moment = moment.plusSeconds(1)) {
      assertThat(reference.at(moment)).as("calendar %d before %s", calendar, until).isEqualTo(first);
    }
    if (until.isPresent() && end.equals(until.get())) {
      assertThat(end).as("calendar %d", calendar).isAfter(now);
      assertThat(reference.at(end)).as("calendar %d at %s", calendar, until).isNotEqualTo(first);
    }
  }

  private static ScheduleNow withoutUntil(ScheduleNow now) {
    return new ScheduleNow(now.chargeLimit(), now.dischargeLimit(), now.setpoint(), now.setpointProfileId(), now.mode(),
        now.setpointExpired(), Optional.empty());
  }

  private static List<Object> content(CompositePeriod period) {
    return List.of(period.limit(), period.dischargeLimit(), period.setpoint(), period.mode(), period.numberPhases());
  }

  private EvseFacts evse() {
    var transaction = random.nextInt(4) == 0
        ? Optional.<TransactionFacts>empty()
        : Optional.of(new TransactionFacts(Draft.TRANSACTION, NOON.minusSeconds(random.nextInt(60))));
    return new EvseFacts(1, random.nextBoolean(), 230, random.nextInt(4), new Watts(9000), new Watts(6000),
        transaction);
  }

  /** No two lead at the same level, as {@link ChargingProfiles#check} sees to. */
  private List<InstalledProfile> profiles() {
    var profiles = new ArrayList<InstalledProfile>();
    var count = 1 + random.nextInt(6);
    for (var id = 1; id <= count; id++) {
      var draft = calendar(owner(id).stack(random.nextInt(4)));
      var candidate = draft.installed();
      if (profiles.stream().noneMatch(candidate::collidesWith)) {
        profiles.add(candidate);
      }
    }
    return profiles;
  }

  private Draft owner(int id) {
    return switch (random.nextInt(6)) {
      case 0 -> Draft.stationMax(id);
      case 1 -> Draft.external(id).evse(random.nextInt(2));
      case 2, 3 -> Draft.txDefault(id).evse(random.nextInt(3));
      default -> random.nextInt(8) == 0 ? Draft.tx(id).transaction("tx-0") : Draft.tx(id);
    };
  }

  private Draft calendar(Draft draft) {
    switch (random.nextInt(4)) {
      case 0 -> draft.relative();
      case 1 -> draft.recurring(Recurrency.Daily).start(NOON.plusSeconds(near() - random.nextInt(3) * 86_400L));
      case 2 -> draft.recurring(Recurrency.Weekly).start(NOON.plusSeconds(near() - random.nextInt(3) * 604_800L));
      default -> draft.start(NOON.plusSeconds(near()));
    }
    if (random.nextInt(3) > 0) {
      draft.seconds(1L + random.nextInt(90));
    }
    if (random.nextInt(3) == 0) {
      draft.validFrom(NOON.plusSeconds(near()));
    }
    if (random.nextInt(3) == 0) {
      draft.validTo(NOON.plusSeconds(near()));
    }
    return draft.in(random.nextBoolean() ? RateUnit.W : RateUnit.A).periods(periods());
  }

  private int near() {
    return random.nextInt(2 * WINDOW) - WINDOW / 2;
  }

  private List<SchedulePeriod> periods() {
    var periods = new ArrayList<SchedulePeriod>();
    for (var second = 0; second < 80 && periods.size() < 5; second += 1 + random.nextInt(40)) {
      periods.add(content(Draft.period(second)).build());
    }
    return periods;
  }

  /** Numbers that every share of phases leaves whole. */
  private PeriodDraft content(PeriodDraft period) {
    if (random.nextInt(3) == 0) {
      period.phases(1 + random.nextInt(3));
    }
    return switch (random.nextInt(5)) {
      case 0 -> period.setpoint(random.nextInt(-4, 4) * 6);
      case 1 -> period.setpoint(random.nextInt(-4, 1) * 6).limit(random.nextInt(2) * 6).dischargeLimit(-24);
      case 2 -> random.nextInt(4) == 0 ? period.mode(OperationMode.Idle) : period.limit(0);
      default -> period.limit(random.nextInt(4) * 6);
    };
  }
}
