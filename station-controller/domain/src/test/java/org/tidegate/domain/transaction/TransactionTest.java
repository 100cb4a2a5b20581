package org.tidegate.domain.transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.transaction.Transaction.Happening;
import org.tidegate.domain.transaction.TransactionEvent.Type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.transaction.ChargingState.Charging;
import static org.tidegate.domain.transaction.ChargingState.EVConnected;
import static org.tidegate.domain.transaction.ChargingState.SuspendedEVSE;

class TransactionTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private final Transaction transaction = new Transaction("t-1", 1, NOON, Optional.empty());

  @Test
  void events_areNumberedFromZeroWithoutGaps() {
    assertThat(event(0, EVConnected).seqNo()).isZero();
    assertThat(event(1, Charging).seqNo()).isEqualTo(1);
    var restored = Transaction.restored(transaction.stored(0), 1);
    assertThat(restored.event(Type.Ended, TriggerReason.AbnormalCondition, happening(2, EVConnected, true)).seqNo())
        .isEqualTo(2);
  }

  @Test
  void evse_isToldOnceAndAsSoonAsKnown() {
    var told = List.of(happening(0, EVConnected, false), happening(1, EVConnected, true),
        happening(2, EVConnected, true)).stream()
        .map(happening -> transaction.event(Type.Updated, TriggerReason.CablePluggedIn, happening).evseTold()).toList();
    assertThat(told).containsExactly(false, true, false);
    assertThat(Transaction.restored(transaction.stored(0), 1)
        .event(Type.Updated, TriggerReason.CablePluggedIn, happening(3, EVConnected, true)).evseTold()).isFalse();
  }

  @Test
  void timeSpentCharging_countsChargingOnly() {
    assertThat(event(0, EVConnected).timeSpentCharging()).isEmpty();
    assertThat(event(10, Charging).timeSpentCharging()).isEmpty();
    assertThat(event(40, Charging).timeSpentCharging()).contains(Duration.ofSeconds(30));
    assertThat(event(70, SuspendedEVSE).timeSpentCharging()).contains(Duration.ofSeconds(60));
    assertThat(event(100, Charging).timeSpentCharging()).contains(Duration.ofSeconds(60));
    assertThat(transaction.stored(Duration.ofSeconds(105).toNanos()).charging()).isEqualTo(Duration.ofSeconds(65));
  }

  @Test
  void remoteStart_ofARunningTransaction_isToldFromTheNextEventOn() {
    assertThat(event(0, EVConnected).remoteStartId()).isEmpty();
    transaction.remotelyStarted(42);
    assertThat(event(1, EVConnected).remoteStartId()).contains(42);
    assertThat(transaction.stored(0).remoteStartId()).contains(42);
  }

  @ParameterizedTest
  @CsvSource({"'',''", "EVConnected,EVConnected", "Authorized,Authorized",
      "'EVConnected,Authorized','EVConnected,Authorized,PowerPathClosed'",
      "'ParkingBayOccupancy,EVConnected,Authorized,EnergyTransfer',"
          + "'ParkingBayOccupancy,EVConnected,Authorized,PowerPathClosed,EnergyTransfer'"})
  void points_reached_closeThePowerPathTogether(String facts, String points) {
    assertThat(TransactionPoint.reached(TransactionPoint.of(List.of(facts.split(",")))).stream().map(Enum::name)
        .collect(Collectors.joining(","))).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"EVConnected,PowerPathClosed,true", "Authorized,PowerPathClosed,true",
      "EnergyTransfer,PowerPathClosed,false", "EVConnected,Authorized,false", "Authorized,Authorized,true",
      "'EVConnected,EnergyTransfer',EnergyTransfer,true", "ParkingBayOccupancy,PowerPathClosed,false"})
  void points_fallen_endWhatHasThemAsStopPoints(String fallen, String stops, boolean ends) {
    assertThat(TransactionPoint.isEnd(TransactionPoint.of(List.of(fallen.split(","))),
        TransactionPoint.of(List.of(stops.split(","))))).isEqualTo(ends);
  }

  @Test
  void points_unknownNames_areLeftOut() {
    assertThat(TransactionPoint.of(List.of("Nonsense", "Authorized", "evconnected")))
        .containsExactly(TransactionPoint.Authorized);
  }

  private TransactionEvent event(long second, ChargingState state) {
    return transaction.event(Type.Updated, TriggerReason.ChargingStateChanged, happening(second, state, true));
  }

  private static Happening happening(long second, ChargingState state, boolean evseKnown) {
    return new Happening(NOON, Duration.ofSeconds(second).toNanos(), false, state, evseKnown, Optional.empty(),
        Optional.empty(),
        List.of(), Optional.of(3), Optional.of(32), Optional.empty());
  }
}
