package org.tidegate.hardware.board;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.hardware.board.BoardMessages.Status;

/**
 * What is wrong with one EVSE of a board: what the board says, and what its devices read back against what it was told. Of
 * the latter a board should tell itself; one that does not is not believed. Station loop only.
 */
@OnStationLoop
final class BoardFaults {
  /** A board opens within 100 ms, and says so within 20 ms. */
  static final Duration OPENS_WITHIN = Duration.ofSeconds(1);
  static final Duration LOCK_FOLLOWS_WITHIN = Duration.ofSeconds(2);

  private final StationLoop loop;
  private @Nullable Long closedSince;
  private @Nullable Long lockWrongSince;

  BoardFaults(StationLoop loop) {
    this.loop = loop;
  }

  /**
   * Texts by their kinds.
   *
   * @param told of the newest command; while the board has not taken it, what it reads says nothing new
   */
  Map<FaultKind, String> of(Status status, Told told) {
    Map<FaultKind, String> faults = new EnumMap<>(BoardFault.of(status.faults()));
    if (told.taken()) {
      closedSince = since(closedSince, !told.contactor() && status.contactor());
      lockWrongSince = since(lockWrongSince, !status.isCableTheStations() && told.lock() != status.locked());
    }
    if (hasLasted(closedSince, OPENS_WITHIN)) {
      faults.putIfAbsent(FaultKind.WeldedContactor, "the contactor reads closed after it was told to open");
    }
    if (hasLasted(lockWrongSince, LOCK_FOLLOWS_WITHIN)) {
      faults.putIfAbsent(FaultKind.LockFailure, told.lock() ? "the lock does not hold" : "the lock does not let go");
    }
    if (status.isCableUnusable()) {
      faults.put(FaultKind.CableFailure, "the cable's resistor is none of IEC 61851-1 table B.2");
    }
    return faults;
  }

  /**
   * What the board was told of its devices.
   *
   * @param taken whether it says that it has taken that
   */
  record Told(boolean taken, boolean contactor, boolean lock) {}

  private @Nullable Long since(@Nullable Long before, boolean isWrong) {
    if (!isWrong) {
      return null;
    }
    return before != null ? before : loop.nanoTime();
  }

  private boolean hasLasted(@Nullable Long since, Duration time) {
    return since != null && loop.nanoTime() - since >= time.toNanos();
  }
}
