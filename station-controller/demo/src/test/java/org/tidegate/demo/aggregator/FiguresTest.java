package org.tidegate.demo.aggregator;

import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tidegate.demo.aggregator.Entry.Booked;
import org.tidegate.demo.aggregator.Entry.Chosen;
import org.tidegate.demo.aggregator.Entry.Paid;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {
  private static final Instant AT = Instant.EPOCH;

  @Test
  void earnedFirst_isOffsetByWhatIsSpentLater() {
    var figures = after(new Booked(AT, 100), new Booked(AT, -30));
    assertThat(figures).isEqualTo(new Figures(100, 30, 30, 70, 0, 0, 0, false));
  }

  @Test
  void spentFirst_isPaidByWhatIsEarnedLater_andTheRestIsLeft() {
    assertThat(after(new Booked(AT, -30), new Booked(AT, 20))).isEqualTo(new Figures(20, 30, 20, 0, 10, 0, 0, false));
    assertThat(after(new Booked(AT, -30), new Booked(AT, 45))).isEqualTo(new Figures(45, 30, 30, 15, 0, 0, 0, false));
  }

  @Test
  void points_takeWhatIsLeftNowAndLater_butNeverWhatIsOwed() {
    var figures = after(new Booked(AT, 100), new Chosen(AT, true), new Booked(AT, -30), new Booked(AT, 50));
    assertThat(figures.points()).isEqualTo(100 + 20);
    assertThat(figures.balance()).isZero();
    assertThat(figures.owed()).isZero();
    assertThat(after(new Booked(AT, 100), new Chosen(AT, true), new Chosen(AT, false), new Booked(AT, 5)).balance())
        .isEqualTo(5);
  }

  @Test
  void paid_leavesNothingTwice() {
    assertThat(after(new Booked(AT, 100), new Paid(AT, 100))).isEqualTo(new Figures(100, 0, 0, 0, 0, 0, 100, false));
  }

  @Test
  void always_nothingIsLostOrCreated() {
    var random = new Random(5);
    for (int run = 0; run < 2_000; run++) {
      var figures = Figures.NOTHING;
      for (int step = 0; step < 20; step++) {
        figures = figures.after(random.nextInt(5) == 0
            ? new Chosen(AT, random.nextBoolean())
            : new Booked(AT, random.nextInt(-50, 51)));
        assertThat(figures.earned()).isEqualTo(figures.offset() + figures.balance() + figures.points());
        assertThat(figures.spent()).isEqualTo(figures.offset() + figures.owed());
        assertThat(figures.balance() == 0 || figures.owed() == 0).isTrue();
      }
    }
  }

  @Test
  void account_ofVeryLongAgo_keepsItsSums() {
    var account = new Account();
    for (int index = 0; index < 5_000; index++) {
      account.add(new Booked(AT.plusSeconds(index), 1));
    }
    assertThat(account.now().balance()).isEqualTo(5_000);
    assertThat(account.until(AT.plusSeconds(4_500)).earned()).isEqualTo(4_500);
  }

  private static Figures after(Entry... entries) {
    return Stream.of(entries).reduce(Figures.NOTHING, Figures::after, (_, last) -> last);
  }
}
