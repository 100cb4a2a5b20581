package org.tidegate.ocpp.transport;

import eu.chargetime.ocpp.ClientEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.VirtualStationLoop;

import static org.assertj.core.api.Assertions.assertThat;

/** OCPP 2.0.1 Part 4, 5.3 with errata 4.12. */
class ReconnectorTest {
  private static final BackOff FIXED = new BackOff(Duration.ofSeconds(10), Duration.ZERO, 3);

  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.EPOCH);
  private final List<Long> attempts = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private BackOff policy = FIXED;
  private ClientEvents events;
  private boolean refusing = true;
  private boolean elsewhere;
  private int prepared;
  private final Reconnector reconnector = new Reconnector(loop, () -> policy, new Random(3),
      new Reconnector.Attempts() {
        @Override
        public boolean prepare() {
          prepared++;
          return elsewhere;
        }

        @Override
        public void begin(ClientEvents toTell) {
          connect(toTell);
        }
      });
  private final ClientEvents listener = new ClientEvents() {
    @Override
    public void connectionOpened() {
      heard.add("opened");
    }

    @Override
    public void connectionClosed() {
      heard.add("closed");
    }
  };

  @Test
  void failures_doubleTheWaitAsOftenAsSetThenKeepIt() {
    reconnector.start(listener);
    loop.advance(Duration.ofSeconds(320));
    // 0, +10, then doubled three times (20, 40, 80), then 80 for ever.
    assertThat(attempts).containsExactly(0L, 10L, 30L, 70L, 150L, 230L, 310L);
  }

  @Test
  void success_startsTheWaitsAnew() {
    reconnector.start(listener);
    loop.advance(Duration.ofSeconds(100));
    refusing = false;
    loop.advance(Duration.ofSeconds(60));
    assertThat(heard).endsWith("opened");
    refusing = true;
    attempts.clear();
    events.connectionClosed();
    loop.advance(Duration.ofSeconds(30));
    assertThat(attempts).containsExactly(170L, 190L);
  }

  @Test
  void attempt_thatGoesElsewhere_startsTheWaitsAnew() {
    reconnector.start(listener);
    loop.advance(Duration.ofSeconds(100));
    elsewhere = true;
    attempts.clear();
    loop.advance(Duration.ofSeconds(71));
    assertThat(attempts).containsExactly(150L, 160L, 170L);
  }

  @Test
  void attempt_thatWasChosenButNotMade_isMadeAfterAStop() {
    reconnector.start(listener);
    loop.runPosted();
    reconnector.stop();
    reconnector.start(listener);
    loop.runPosted();
    assertThat(attempts).hasSize(2);
    // One more is chosen, for the next attempt.
    assertThat(prepared).isEqualTo(3);
  }

  @Test
  void hurry_whileConnected_nextAttemptComesWithoutWait() {
    refusing = false;
    reconnector.start(listener);
    loop.runPosted();
    reconnector.hurry();
    events.connectionClosed();
    loop.runPosted();
    assertThat(attempts).containsExactly(0L, 0L);
    assertThat(heard).containsExactly("opened", "closed", "opened");
  }

  @Test
  void hurry_whileWaiting_endsTheWait() {
    reconnector.start(listener);
    loop.advance(Duration.ofSeconds(5));
    reconnector.hurry();
    loop.runPosted();
    assertThat(attempts).containsExactly(0L, 5L);
  }

  @Test
  void closed_toldTwice_runsOneTimerOnly() {
    refusing = false;
    reconnector.start(listener);
    loop.runPosted();
    events.connectionClosed();
    events.connectionClosed();
    assertThat(loop.waiting()).isEqualTo(1);
    loop.advance(Duration.ofSeconds(60));
    assertThat(attempts).containsExactly(0L, 10L);
  }

  @Test
  void stop_whileWaiting_leavesNoTimerAndNoAttempt() {
    reconnector.start(listener);
    loop.runPosted();
    reconnector.stop();
    assertThat(loop.waiting()).isZero();
    loop.advance(Duration.ofDays(1));
    assertThat(attempts).hasSize(1);
  }

  @Test
  void stop_whileConnected_staysAwayAfterTheEnd() {
    refusing = false;
    reconnector.start(listener);
    loop.runPosted();
    reconnector.stop();
    events.connectionClosed();
    loop.advance(Duration.ofDays(1));
    assertThat(attempts).hasSize(1);
    assertThat(heard).containsExactly("opened", "closed");
  }

  @Test
  void start_againBeforeTheOldConnectionEnded_neverMakesTwo() {
    refusing = false;
    reconnector.start(listener);
    loop.runPosted();
    reconnector.stop();
    reconnector.start(listener);
    loop.runPosted();
    assertThat(attempts).hasSize(1);
    events.connectionClosed();
    loop.advance(Duration.ofSeconds(10));
    assertThat(attempts).hasSize(2);
  }

  @Test
  void centralSystem_thatRefusesForADay_meetsNoStorm() {
    policy = new BackOff(Duration.ZERO, Duration.ZERO, 0);
    reconnector.start(listener);
    loop.advance(Duration.ofMinutes(1));
    assertThat(attempts).hasSize(61);
    attempts.clear();
    policy = new BackOff(Duration.ofSeconds(30), Duration.ofSeconds(20), 5);
    reconnector.stop();
    reconnector.start(listener);
    loop.advance(Duration.ofDays(1));
    // The last wait is at least 32 times 30 s.
    assertThat(attempts).hasSizeLessThan(100);
  }

  @Test
  void random_isAddedToEachWaitAndTheSameForTheSameSeed() {
    var random = new BackOff(Duration.ofSeconds(10), Duration.ofSeconds(20), 2);
    for (long seed = 0; seed < 200; seed++) {
      var source = new Random(seed);
      Duration first = random.first(source);
      Duration second = random.next(first, 0, source);
      Duration third = random.next(second, 1, source);
      assertThat(first).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(30));
      assertThat(second).isBetween(first.multipliedBy(2), first.multipliedBy(2).plusSeconds(20));
      assertThat(third).isBetween(second.multipliedBy(2), second.multipliedBy(2).plusSeconds(20));
      assertThat(random.next(third, 2, source)).isEqualTo(third);
      assertThat(random.first(new Random(seed))).isEqualTo(first);
    }
  }

  @Test
  void settings_beyondAllReason_areBounded() {
    var huge = new BackOff(Duration.ofSeconds(Integer.MAX_VALUE), Duration.ofSeconds(Integer.MAX_VALUE), 1000);
    Duration wait = huge.first(new Random(1));
    for (int i = 0; i < 1000; i++) {
      wait = huge.next(wait, i, new Random(1));
    }
    assertThat(wait).isEqualTo(Duration.ofDays(1));
  }

  private void connect(ClientEvents toTell) {
    attempts.add(loop.nanoTime() / 1_000_000_000L);
    events = toTell;
    loop.execute(refusing ? toTell::connectionClosed : toTell::connectionOpened);
  }
}
