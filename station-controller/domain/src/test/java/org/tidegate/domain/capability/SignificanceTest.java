package org.tidegate.domain.capability;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

class SignificanceTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** Told: 5,000 W for 100 minutes; what is so a number of minutes later. */
  @ParameterizedTest
  @CsvSource({"0,5000,100,false", "0,5500,100,false", "0,5501,100,true", "0,4500,100,false", "0,4499,100,true",
      "0,0,0,true", "0,5000,110,false", "0,5000,111,true", "0,5000,90,false", "0,5000,89,true",
      "60,5000,40,false", "60,5000,51,true", "60,5000,100,true"})
  void change_ofFiveKilowattsForHundredMinutes_isNewsBeyondATenth(int minutesLater, int watts, int minutes,
      boolean news) {
    var told = of(NOON, offer(5_000, 100));
    var now = of(NOON.plus(Duration.ofMinutes(minutesLater)), offer(watts, minutes));
    assertThat(Significance.isNews(told, now)).isEqualTo(news);
  }

  @ParameterizedTest
  @CsvSource({"1000,1250,false", "1000,1251,true", "0,0,false", "0,1,true"})
  void change_ofLittlePower_isNewsBeyondAQuarterKilowattOrFromNothing(int told, int now, boolean news) {
    assertThat(
        Significance.isNews(of(NOON, offer(told, told == 0 ? 0 : 100)), of(NOON, offer(now, now == 0 ? 0 : 100))))
        .isEqualTo(news);
  }

  @Test
  void reasonsOrSessionChanged_isNews() {
    var told = of(NOON, offer(5_000, 100));
    var limited = new Offers(told.charge().firm(), told.charge().likely(), List.of(LimitReason.SALE_PRICE));
    assertThat(Significance.isNews(told, new Capability(1, "s-1", NOON, told.charge(), limited))).isTrue();
    assertThat(Significance.isNews(told, new Capability(1, "s-1", NOON, limited, told.discharge()))).isTrue();
    assertThat(Significance.isNews(told, new Capability(1, "s-2", NOON, told.charge(), told.discharge()))).isTrue();
  }

  private static Offer offer(int watts, int minutes) {
    return new Offer(new Watts(watts), Duration.ofMinutes(minutes));
  }

  private static Capability of(Instant at, Offer offer) {
    var direction = new Offers(offer, offer, List.of());
    return new Capability(1, "s-1", at, direction, direction);
  }
}
