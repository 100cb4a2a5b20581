package org.tidegate.domain.tariff;

import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.tariff.TariffSteps.energy;
import static org.tidegate.domain.tariff.TariffSteps.rate;
import static org.tidegate.domain.tariff.TariffSteps.within;

class TariffRulesTest {
  @ParameterizedTest
  @Covers("2.1 I07.FR.05")
  @CsvSource({"0,10,true", "10,10,false", "10,9,false", "-1,-10,true", "-10,-10,false", "-10,-1,false", "5,-10,false",
      "-5,10,false", "0,-10,false"})
  void bounds_runAwayFromZero(String min, String max, boolean fits) {
    assertThat(TariffRules.fault(energy(rate("1", Measure.POWER, min, max))).isEmpty()).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({"1,2,true", "2,2,true", "3,2,false", "+3,+2,false", "+3,2,true"})
  void leastCost_isNotAboveMost(String least, String most, boolean fits) {
    assertThat(TariffRules.fault(within(energy(rate("1")), least, most)).isEmpty()).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({"1000000000,true", "1000000001,false", "-1000000001,false", "0.0000000001,true", "0.00000000001,false",
      "1E+9,true", "1E+30,false"})
  void numbers_areReasonable(String price, boolean fits) {
    assertThat(TariffRules.fault(energy(rate(price))).isEmpty()).isEqualTo(fits);
  }

  @Test
  @Covers({"2.1 I07.FR.02", "2.1 I11.FR.02"})
  void prices_areBounded() {
    var most = Collections.nCopies(TariffRules.MOST_RATES, rate("1"));
    assertThat(TariffRules.isTooLarge(energy(most.toArray(Rate[]::new)))).isFalse();
    var more = Collections.nCopies(TariffRules.MOST_RATES + 1, rate("1"));
    assertThat(TariffRules.isTooLarge(energy(more.toArray(Rate[]::new)))).isTrue();
    assertThat(DriverTariff.of(energy(more.toArray(Rate[]::new))).judged().fault().orElseThrow().reasonCode())
        .isEqualTo("TooManyElements");
  }

  @Test
  @Covers("2.1 I08.FR.10")
  void driversTariff_holdsAtOnce_whateverItsDate() {
    var later = TariffSteps.from(TariffSteps.START.plusSeconds(86_400), energy(rate("1")));
    assertThat(DriverTariff.of(later).judged().tariff().flatMap(Tariff::validFrom)).isEqualTo(Optional.empty());
  }
}
