package org.tidegate.domain.fault;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fault.FaultKind.GroundFailure;
import static org.tidegate.domain.fault.FaultKind.OverCurrent;
import static org.tidegate.domain.fault.FaultKind.OverTemperature;
import static org.tidegate.domain.fault.FaultKind.StorageFailure;

class OpenFaultsTest {
  private static final FaultSource BOARD = new FaultSource("board");
  private static final FaultSource CONVERTER = new FaultSource("converter");

  private final OpenFaults faults = new OpenFaults();

  @Test
  void fault_seenByTwo_isNewOnceAndOverWithTheLast() {
    assertThat(raise(GroundFailure, BOARD)).isTrue();
    assertThat(raise(GroundFailure, CONVERTER)).isFalse();
    assertThat(faults.clear(GroundFailure, BOARD, true)).isFalse();
    assertThat(faults.isOpen(GroundFailure)).isTrue();
    assertThat(faults.stoppingCharging()).contains(GroundFailure);
    assertThat(faults.all()).containsExactly(new Fault(GroundFailure, CONVERTER, "seen by converter"));
    assertThat(faults.clear(GroundFailure, CONVERTER, true)).isTrue();
    assertThat(faults.all()).isEmpty();
  }

  @Test
  void fault_clearedBySomebodyWhoDoesNotSeeIt_stands() {
    raise(OverTemperature, BOARD);
    assertThat(faults.clear(OverTemperature, CONVERTER, false)).isFalse();
    assertThat(faults.clear(GroundFailure, BOARD, false)).isFalse();
    assertThat(faults.sources(OverTemperature)).containsExactly(BOARD);
  }

  @Test
  void fault_raisedAgainByTheSame_isOverWithItsFirstClearing() {
    raise(OverTemperature, BOARD);
    assertThat(raise(OverTemperature, BOARD)).isFalse();
    assertThat(faults.clear(OverTemperature, BOARD, false)).isTrue();
  }

  @Test
  void faultUntilUnplugged_seenByTwo_waitsForBothAndTheVehicle() {
    raise(OverCurrent, BOARD);
    raise(OverCurrent, CONVERTER);
    assertThat(faults.clear(OverCurrent, BOARD, true)).isFalse();
    faults.unlatch(OverCurrent);
    assertThat(faults.isOpen(OverCurrent)).as("the converter still sees it").isTrue();
    assertThat(faults.clear(OverCurrent, CONVERTER, true)).isFalse();
    assertThat(faults.sources(OverCurrent)).isEmpty();
    assertThat(faults.kinds()).containsExactly(OverCurrent);
    faults.unlatch(OverCurrent);
    assertThat(faults.kinds()).isEmpty();
  }

  @Test
  void faultUntilUnplugged_seenAgainWhileItWaits_isNotNewAndNotOverByUnplugging() {
    raise(OverCurrent, BOARD);
    faults.clear(OverCurrent, BOARD, true);
    assertThat(raise(OverCurrent, CONVERTER)).isFalse();
    faults.unlatch(OverCurrent);
    assertThat(faults.isOpen(OverCurrent)).isTrue();
    assertThat(faults.clear(OverCurrent, CONVERTER, false)).isTrue();
  }

  @Test
  void faultUntilNextStart_isNeverOver() {
    raise(StorageFailure, FaultSource.PROGRAM);
    assertThat(faults.clear(StorageFailure, FaultSource.PROGRAM, false)).isFalse();
    faults.unlatch(StorageFailure);
    assertThat(faults.isOpen(StorageFailure)).isTrue();
  }

  private boolean raise(FaultKind kind, FaultSource source) {
    return faults.raise(new Fault(kind, source, "seen by " + source));
  }
}
