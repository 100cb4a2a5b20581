package org.tidegate.domain.tariff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.Change;

import static org.assertj.core.api.Assertions.assertThat;

class TariffsTest {
  private static final Instant NOW = TariffSteps.START;

  private final List<Change> changes = new ArrayList<>();
  private final Tariffs tariffs = new Tariffs(changes::add);

  /** Days from now, of A installed first and of B; who holds now, and in ten days. */
  @ParameterizedTest
  @Covers({"2.1 I07.FR.18", "2.1 I07.FR.19", "2.1 I07.FR.20", "2.1 I07.FR.21", "2.1 I07.FR.22", "2.1 I07.FR.23"})
  @CsvSource({"-,-,B,B", "-,-5,B,B", "-,5,A,B", "-5,-,B,B", "-5,-3,B,B", "-3,-5,A,A", "-5,5,A,B", "5,-,B,A",
      "5,-5,B,A", "3,5,-,B", "5,3,-,A", "5,5,-,B", "-5,0,B,B"})
  void defaults_oneAfterTheOther_theOneWhoseTimeCameLastHolds(String a, String b, String now, String later) {
    install("A", a);
    install("B", b);

    assertThat(at(0)).isEqualTo(now);
    assertThat(at(10)).isEqualTo(later);
    tariffs.replace(day(10));
    assertThat(tariffs.all()).extracting(one -> one.tariff().id()).containsExactly(later);
  }

  @Test
  @Covers("2.1 I07.FR.13")
  void whatWasStored_isThereAgain() {
    install("A", "-");
    install("B", "5");
    install("C", "-"); // A is replaced
    var kept = new ArrayList<DefaultTariff>();
    changes.forEach(change -> {
      if (change instanceof Change.FactSaved saved && saved.fact() instanceof DefaultTariff saved2) {
        kept.add(saved2);
      } else if (change instanceof Change.FactForgotten gone) {
        kept.removeIf(one -> one.key().equals(gone.key()));
      }
    });

    var again = new Tariffs(_ -> {});
    again.restore(kept);

    assertThat(again.all()).isEqualTo(tariffs.all());
    assertThat(again.at(1, NOW).map(Tariff::id)).contains("C");
  }

  @Test
  void changeAfter_isTheNextDateOfThatEvse() {
    install("A", "-");
    install("B", "5");
    tariffs.install(2, TariffSteps.named("D", TariffSteps.from(day(1), TariffSteps.energy(TariffSteps.rate("1")))),
        NOW);

    assertThat(tariffs.changeAfter(1, NOW)).contains(day(5));
    assertThat(tariffs.changeAfter(1, day(5))).isEmpty();
    assertThat(tariffs.changeAfter(2, NOW)).contains(day(1));
  }

  @Test
  void room_isBounded() {
    for (int i = 1; i <= Tariffs.MOST; i++) {
      assertThat(tariffs.hasRoom(1)).isTrue();
      install("A" + i, String.valueOf(i));
    }
    assertThat(tariffs.hasRoom(1)).isFalse();
    assertThat(tariffs.hasRoom(2)).isTrue();
  }

  private void install(String id, String day) {
    var tariff = TariffSteps.named(id, TariffSteps.energy(TariffSteps.rate("1")));
    tariffs.install(1, day.equals("-") ? tariff : TariffSteps.from(day(Integer.parseInt(day)), tariff), NOW);
  }

  private String at(int day) {
    return tariffs.at(1, day(day)).map(Tariff::id).orElse("-");
  }

  private static Instant day(int day) {
    return NOW.plusSeconds(day * 86_400L);
  }
}
