package org.tidegate.hardware.board;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.hardware.board.BoardMessages.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** What a board says is wrong, and what its devices read back against what they were told. */
class BoardFaultsTest {
  private final BoardBench bench = new BoardBench(BoardBench.AC);

  @ParameterizedTest
  @CsvSource({"1, GroundFailure", "2, ResidualCurrentTestFailure", "4, OverCurrent", "8, OverTemperature",
      "16, WeldedContactor", "32, ContactorFailure", "64, LockFailure", "128, EmergencyStop", "256, PilotFailure",
      "512, IsolationFailure", "1024, BoardFailure", "32768, BoardFailure"})
  void faultBit_isAFaultUntilItIsGone(int bits, String code) {
    bench.start();
    bench.board.faults = bits;
    bench.ms(300);
    assertThat(bench.faults()).containsExactly(code);

    bench.board.faults = 0;
    bench.ms(300);
    assertThat(bench.faults()).isEmpty();
  }

  /** It tells no fault, but what it reads back is not what it was told. */
  @Test
  void contactor_readsClosedAfterItWasToldToOpen_isWeldedUntilItOpens() {
    bench.charge(7_360);
    bench.board.welded = true;
    bench.evse().contactor().open();
    becomesAFault("WeldedContactor", 1_000);
    bench.board.welded = false;
    bench.ms(500);
    assertThat(bench.faults()).isEmpty();
  }

  /** The board says so, and later only its contact. */
  @Test
  void contactor_isWeldedByTheBoardsWordAndByItsContact_isOneFault() {
    bench.charge(7_360);
    bench.board.welded = true;
    bench.evse().contactor().open();
    bench.board.faults(16);
    bench.seconds(2);
    bench.board.faults(0);
    bench.seconds(2);
    assertThat(bench.events.story).doesNotContain("cleared 1 WeldedContactor")
        .containsOnlyOnce("fault 1 WeldedContactor");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lock_doesNotFollow_isLockFailureUntilItDoes(boolean hold) {
    bench.board.cableAmps = 32;
    bench.start();
    if (!hold) {
      bench.evse().lock().lock();
      bench.seconds(3);
    }
    bench.board.lockStuck = true;
    if (hold) {
      bench.evse().lock().lock();
    } else {
      bench.evse().lock().unlock();
    }
    becomesAFault("LockFailure", 2_000);
    bench.board.lockStuck = false;
    bench.ms(500);
    assertThat(bench.faults()).isEmpty();
  }

  /** Such a board has no lock. */
  @Test
  void lock_cableIsTheStations_isNoFault() {
    bench.start();
    bench.board.lockStuck = true;
    bench.evse().lock().lock();
    bench.seconds(10);
    assertThat(bench.faults()).isEmpty();
  }

  /** It was never told: nothing that it reads says anything of its devices. */
  @Test
  void contactor_boardIsDeaf_isNotCalledWelded() {
    bench.charge(7_360);
    bench.board.deaf = true;
    bench.board.welded = true;
    bench.evse().contactor().open();
    bench.seconds(5);
    assertThat(bench.faults()).containsExactly("BoardLinkLost");
  }

  /** IEC 61851-1 table B.2 has no such resistor. */
  @Test
  void cable_withAResistorThatNoCableHas_isAFaultAndNothingIsOffered() {
    bench.board.cableAmps = Status.UNUSABLE_CABLE;
    bench.charge(22_080);
    assertThat(bench.board.amps()).isZero();
    bench.ms(300);
    assertThat(bench.faults()).containsExactly("CableFailure");
    assertThat(bench.events.story).contains("cable 1 in");
    bench.board.cableAmps = 32;
    bench.ms(300);
    assertThat(bench.faults()).isEmpty();
  }

  /** None is told for a while, and this one from then on; the board says how it is every 250 ms. */
  private void becomesAFault(String code, long afterMs) {
    bench.ms(afterMs - 100);
    assertThat(bench.faults()).isEmpty();
    bench.ms(600);
    assertThat(bench.faults()).containsExactly(code);
  }
}
