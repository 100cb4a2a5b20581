package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit.Step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExternalLimitTest {
  private static final EvseFacts GRID = new EvseFacts(0, false, 230, 3, new Watts(99_000), Watts.ZERO,
      Optional.empty());
  private static final Instant NOW = Instant.parse("2026-03-02T13:15:00Z");
  private static final BigDecimal PERCENT = BigDecimal.valueOf(5);

  /** One above, equal and below the significance of 5 %. */
  @ParameterizedTest
  @Covers({"K11.FR.02", "K12.FR.02", "SC.03"})
  @CsvSource({"10000,10000,false", "10000,10500,false", "10000,10501,true", "10000,9500,false", "10000,9499,true",
      "0,0,false", "0,1,true", "10000,,true", ",10000,true"})
  void differsFrom_chargeLimit_byMoreThanThePercentage(Integer told, Integer now, boolean differs) {
    assertThat(charge(now).differsFrom(charge(told), PERCENT)).isEqualTo(differs);
  }

  @ParameterizedTest
  @Covers("2.1 SC.03")
  @CsvSource({"-6000,-6300,false", "-6000,-6301,true", "-6000,6000,true"})
  void differsFrom_setpoint_byMoreThanThePercentageOfItsSize(int told, int now, boolean differs) {
    assertThat(setpoint(now, NOW).differsFrom(setpoint(told, NOW), PERCENT)).isEqualTo(differs);
  }

  @Test
  void differsFrom_schedule_byAnything() {
    var told = schedule(Optional.empty(), 5_000, 3_000);

    assertThat(schedule(Optional.empty(), 5_000, 3_000).differsFrom(told, PERCENT)).isFalse();
    assertThat(schedule(Optional.empty(), 5_000, 3_001).differsFrom(told, PERCENT)).isTrue();
    assertThat(schedule(Optional.of(Duration.ofHours(1)), 5_000, 3_000).differsFrom(told, PERCENT)).isTrue();
    assertThat(charge(5_000).differsFrom(told, PERCENT)).isTrue();
  }

  /** Steps at 0 and 60 s, over after 120 s. */
  @ParameterizedTest
  @CsvSource({"-1,", "0,5000", "59,5000", "60,3000", "119,3000", "120,"})
  void at_schedule_hasTheStepThatHolds(int second, Integer limit) {
    var limits = schedule(Optional.of(Duration.ofSeconds(120)), 5_000, 3_000);

    assertThat(limits.at(NOW.plusSeconds(second)).flatMap(Step::charge))
        .isEqualTo(Optional.ofNullable(limit).map(Watts::new));
  }

  @Test
  void constant_clockIsSetBack_stillHolds() {
    var limit = charge(5_000);

    var earlier = NOW.minus(Duration.ofDays(4_000));
    assertThat(limit.at(earlier).flatMap(Step::charge)).contains(new Watts(5_000));
    assertThat(CompositeSchedule.at(List.of(limit.profile()), GRID, earlier, ZoneOffset.UTC).chargeLimit())
        .contains(new Watts(5_000));
  }

  /** A single value is Dynamic; with a duration it counts only as long as it is told anew (Q06.FR.40, Q06.FR.41). */
  @ParameterizedTest
  @Covers({"2.1 Q06.FR.02", "2.1 Q06.FR.04", "2.1 Q06.FR.07", "2.1 K29.FR.04", "2.1 Q06.FR.40"})
  @CsvSource({"0,true", "59,true", "60,false"})
  void lasting_notToldAnew_countsForItsDuration(int second, boolean counts) {
    var limit = ExternalLimit.lasting(0, LimitSource.EMS, NOW, Duration.ofSeconds(60), step(0, 5_000)).profile();
    assertThat(limit.profile().kind()).isEqualTo(ProfileKind.Dynamic);
    assertThat(limit.profile().updates().flatMap(DynamicUpdates::updated)).contains(NOW);
    assertThat(CompositeSchedule.at(List.of(limit), GRID, NOW.plusSeconds(second), ZoneOffset.UTC).chargeLimit()
        .isPresent()).isEqualTo(counts);
  }

  @Test
  @Covers({"2.1 Q06.FR.01", "2.1 Q06.FR.03", "2.1 K01.FR.112"})
  void profile_valuesOverTime_areAbsolute() {
    var profile = schedule(Optional.of(Duration.ofHours(1)), 5_000, 3_000).profile().profile();
    assertThat(profile.kind()).isEqualTo(ProfileKind.Absolute);
    assertThat(profile.schedules().getFirst().periods()).extracting(SchedulePeriod::mode)
        .containsOnly(OperationMode.ExternalLimits);
    assertThat(setpoint(1, NOW).profile().profile().schedules().getFirst().periods().getFirst().mode())
        .isEqualTo(OperationMode.ExternalSetpoint);
  }

  @Test
  @Covers("2.1 K27.FR.01")
  void generated_addsPowerAndHasAnIdOfItsOwn() {
    var limit = ExternalLimit.constant(0, LimitSource.EMS, NOW, step(0, 5_000));
    var generated = limit.generated();
    assertThat(generated.key()).isNotEqualTo(limit.key());
    assertThat(generated.profileId()).isNotEqualTo(limit.profileId()).isLessThan(ExternalLimit.HIGHEST_PROFILE_ID);
    assertThat(generated.profile().profile().purpose()).isEqualTo(ProfilePurpose.LocalGeneration);
    assertThat(generated.profile().source()).isEqualTo(limit.source());
    refused(() -> setpoint(5_000, NOW).generated());
  }

  @Test
  @Covers({"K11.FR.06", "K12.FR.05", "2.1 K01.FR.82", "2.1 K11.FR.06"})
  void profile_eachPlaceAndSource_hasAnIdOfItsOwnBelowAllOthers() {
    Set<Integer> ids = new HashSet<>();
    for (var evseId = 0; evseId < 5; evseId++) {
      for (var source : LimitSource.values()) {
        var profile = ExternalLimit.constant(evseId, source, NOW, step(0, 5_000)).profile();
        assertThat(profile.profile().purpose()).isEqualTo(ProfilePurpose.ChargingStationExternalConstraints);
        assertThat(profile.source()).isEqualTo(source);
        assertThat(profile.evseId()).isEqualTo(evseId);
        ids.add(profile.profile().id());
      }
    }
    assertThat(ids).hasSize(20).allMatch(id -> id <= ExternalLimit.HIGHEST_PROFILE_ID);
  }

  @Test
  void now_severalLimits_strictestLimitsAndNewestSetpoint() {
    var now = ExternalNow
        .of(List.of(limits(7_000, -2_000), limits(5_000, -4_000), setpoint(-1_000, NOW.minusSeconds(1)),
            setpoint(-3_000, NOW), setpoint(-2_000, NOW.minusSeconds(2))), NOW);

    assertThat(now).isEqualTo(new ExternalNow(Optional.of(new Watts(5_000)), Optional.of(new Watts(-2_000)),
        Optional.of(new Watts(-3_000))));
    assertThat(ExternalNow.of(List.of(), NOW)).isEqualTo(ExternalNow.NOTHING);
  }

  @Test
  void limit_thatCantBeMeant_isNoLimit() {
    refused(() -> new Step(Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty()));
    refused(() -> new Step(Duration.ZERO, Optional.of(new Watts(-1)), Optional.empty(), Optional.empty()));
    refused(() -> new Step(Duration.ZERO, Optional.empty(), Optional.of(new Watts(1)), Optional.empty()));
    refused(() -> ExternalLimit.constant(-1, LimitSource.EMS, NOW, step(0, 1)));
    refused(() -> of(Optional.empty(), List.of()));
    refused(() -> of(Optional.empty(), List.of(step(1, 1))));
    refused(() -> of(Optional.empty(), List.of(step(0, 1), step(0, 2))));
    refused(() -> of(Optional.of(Duration.ZERO), List.of(step(0, 1))));
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
    assertThatIllegalArgumentException().isThrownBy(making);
  }

  /** Without a charge limit it has a discharge limit, so that it says something. */
  private static ExternalLimit charge(Integer watts) {
    return ExternalLimit.constant(0, LimitSource.EMS, NOW, new Step(Duration.ZERO,
        Optional.ofNullable(watts).map(Watts::new), Optional.of(Watts.ZERO), Optional.empty()));
  }

  private static ExternalLimit limits(int charge, int discharge) {
    return ExternalLimit.constant(0, LimitSource.EMS, NOW, new Step(Duration.ZERO, Optional.of(new Watts(charge)),
        Optional.of(new Watts(discharge)), Optional.empty()));
  }

  private static ExternalLimit setpoint(int watts, Instant heardAt) {
    return ExternalLimit.constant(0, LimitSource.EMS, heardAt,
        new Step(Duration.ZERO, Optional.empty(), Optional.empty(), Optional.of(new Watts(watts))));
  }

  private static ExternalLimit schedule(Optional<Duration> duration, int first, int second) {
    return of(duration, List.of(step(0, first), step(60, second)));
  }

  private static ExternalLimit of(Optional<Duration> duration, List<Step> steps) {
    return new ExternalLimit(0, LimitSource.EMS, NOW, NOW, duration, steps);
  }

  private static Step step(int second, int charge) {
    return new Step(Duration.ofSeconds(second), Optional.of(new Watts(charge)), Optional.empty(), Optional.empty());
  }
}
