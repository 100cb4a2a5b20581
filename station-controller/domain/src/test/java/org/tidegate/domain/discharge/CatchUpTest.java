package org.tidegate.domain.discharge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.discharge.CatchUp.Need;
import org.tidegate.domain.discharge.Situation.Memory;

import static org.assertj.core.api.Assertions.assertThat;

class CatchUpTest {
  private final SituationByHand given = new SituationByHand();

  /** 6,000 Wh at 11,000 W and 0.9 take 2,181.8 s; 300 s are kept in hand. */
  @ParameterizedTest
  @CsvSource({"3000,NONE", "2482,NONE", "2481,CHARGE", "300,CHARGE", "0,CHARGE", "-60,CHARGE"})
  void need_tenPercentMissing_dependsOnTimeLeft(long secondsLeft, Need need) {
    leaving(90, secondsLeft);
    assertThat(need()).isEqualTo(need);
  }

  @ParameterizedTest
  @CsvSource({"79.9,NONE", "80.0,NONE", "80.1,NONE", "100,CHARGE"})
  void need_halfAnHourLeft_dependsOnRequiredCharge(double required, Need need) {
    leaving(required, 1_800);
    assertThat(need()).isEqualTo(need);
  }

  @ParameterizedTest
  @CsvSource({"301,NONE", "300,HOLD", "-1,HOLD"})
  void need_requiredChargeIsThere_isHoldWhenNear(long secondsLeft, Need need) {
    leaving(80, secondsLeft);
    assertThat(need()).isEqualTo(need);
  }

  @Test
  void need_lessPowerAvailable_beginsEarlier() {
    leaving(90, 3_600);
    assertThat(need()).isEqualTo(Need.NONE);
    // 6,000 Wh at 5,500 W and 0.9 take 4,364 s.
    for (Runnable less : new Runnable[]{() -> given.mostCharge = 5_500, () -> given.ratedCharge = 5_500,
        () -> given.siteImport = 5_500}) {
      less.run();
      assertThat(need()).isEqualTo(Need.CHARGE);
      given.mostCharge = 11_000;
      given.ratedCharge = 22_000;
      given.siteImport = null;
    }
  }

  @Test
  void need_profileLimitBesideDischarge_saysNothingOfLater() {
    leaving(90, 86_400);
    given.chargeLimit = 0;
    assertThat(need()).isEqualTo(Need.NONE);
    given.setpoint = null;
    assertThat(need()).isEqualTo(Need.CHARGE);
  }

  @Test
  void need_noPowerAtAll_isCharge() {
    leaving(90, 86_400);
    given.mostCharge = 0;
    assertThat(need()).isEqualTo(Need.CHARGE);
  }

  @ParameterizedTest
  @CsvSource({",60000", "80,", "80,0"})
  void need_chargeOrCapacityUnknown_isUnknown(Double soc, Long capacity) {
    leaving(90, 86_400);
    given.soc = soc;
    given.capacity = capacity;
    assertThat(need()).isEqualTo(Need.UNKNOWN);
    assertThat(CatchUp.of(given.situation()).isDue()).isTrue();
  }

  @Test
  void need_absurdCapacity_isCharge() {
    leaving(90, 86_400);
    given.capacity = Long.MAX_VALUE;
    assertThat(need()).isEqualTo(Need.CHARGE);
  }

  @Test
  void need_nothingRequiredOrNoDeparture_isNone() {
    given.required = 90.0;
    assertThat(need()).isEqualTo(Need.NONE);
    given.required = null;
    given.departure = SituationByHand.NOON;
    assertThat(need()).isEqualTo(Need.NONE);
    given.conditionsKnown = false;
    assertThat(need()).isEqualTo(Need.NONE);
  }

  @Test
  void decisions_untilDeparture_changeToChargingOnce() {
    leaving(90, 6_000);
    int changes = 0;
    double wattHours = 48_000;
    int before = given.next().power().value();
    assertThat(before).isEqualTo(-5_000);
    while (given.now.isBefore(given.departure) && given.soc < 90) {
      given.now = given.now.plusSeconds(1);
      // The charger is better than the 0.9 that is counted with.
      wattHours += before > 0 ? before * 0.97 / 3_600 : before / 3_600.0;
      given.soc = Math.floor(wattHours / 60) / 10;
      int power = given.next().power().value();
      changes += power == before ? 0 : 1;
      before = power;
    }
    assertThat(changes).isEqualTo(2);
    assertThat(given.soc).isEqualTo(90);
    assertThat(given.now).isBefore(given.departure);
  }

  @Test
  void catchingUp_chargeUnknownForAWhile_goesOnAfterwards() {
    leaving(90, 2_481);
    given.next();
    given.soc = null;
    assertThat(given.next().power().value()).isZero();
    given.soc = 80.5;
    assertThat(given.next().power().value()).isEqualTo(11_000);
  }

  @Test
  void catchingUp_underNewConditions_ends() {
    leaving(90, 2_481);
    given.memory = new Memory(false, false, true);
    assertThat(given.next().power().value()).isEqualTo(11_000);
    leaving(90, 2_482);
    assertThat(given.next().power().value()).as("what has begun is brought to its end").isEqualTo(11_000);
    given.memory = given.memory.anew();
    assertThat(given.next().power().value()).isEqualTo(-5_000);
  }

  @ParameterizedTest
  // 3,000 Wh at 11,000 W and 0.9 take 1,091 s; 3,600 s more, and 300 s in reserve.
  @CsvSource({"4991,-5000", "4990,0", "301,0", "0,0"})
  void caughtUp_chargeIsThere_isGivenAwayAgainOnlyWithAnHourInHand(long secondsLeft, int power) {
    leaving(80, secondsLeft);
    given.memory = new Memory(false, false, true);
    assertThat(given.next().power().value()).isEqualTo(power);
    assertThat(given.memory.catchingUp()).isEqualTo(power == 0);
  }

  private void leaving(double required, long secondsLeft) {
    given.required = required;
    given.departure = SituationByHand.NOON.plusSeconds(secondsLeft);
  }

  private Need need() {
    return CatchUp.of(given.situation()).need();
  }
}
