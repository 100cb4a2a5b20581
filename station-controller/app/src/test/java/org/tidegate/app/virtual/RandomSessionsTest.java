package org.tidegate.app.virtual;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.MemoryStationStore;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.sale.ChainCheck;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.SessionSums;
import org.tidegate.ocpp.v201.SetChargingProfileResponse;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand random sessions on one station, with everything that can go wrong on the way; what must never happen is
 * looked for after every decision, what must have happened at the end. A failure names the seed that repeats it.
 */
class RandomSessionsTest {
  private static final int SESSIONS = Integer.getInteger("sessions", 1000);
  private static final long SEED = 20_260_302;
  /** Battery and meter run faster, so that minimum charges are reached within a session. */
  private static final double TIME_SCALE = 30;

  private final Random random = new Random(SEED);
  private final VirtualStation virtual = new VirtualStation(SEED);
  private final Invariants invariants = new Invariants(virtual);

  @Test
  void thousandSessions_withFaultsCutsAndRestarts_keepEveryPromise() {
    invariants.watch();
    virtual.seconds(2);
    prices();
    for (int session = 0; session < SESSIONS; session++) {
      try {
        play(session);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + SEED + ", session " + session + ", " + virtual.loop.now(), failure);
      }
    }
    virtual.connectNetwork();
    virtual.seconds(600);
    recordsSumToTheMeter();
    everyEventArrivedInOrder();
    everyRecordArrived();
    assertThat(invariants.discharges()).as("decisions that discharged").isGreaterThan(1_000);
  }

  private void play(int session) {
    int evse = 1;
    virtual.hardware().timeScale(TIME_SCALE);
    virtual.hardware().plugIn(evse, VirtualStation.car(20 + random.nextInt(70)));
    virtual.seconds(2 + random.nextInt(3));
    if (random.nextInt(10) > 0) {
      virtual.press((driver, version) -> driver.start(evse, version));
    }
    if (random.nextInt(4) > 0) {
      setConditions();
      virtual.press((driver, version) -> driver.permit(evse, version, VirtualStation.seen()));
    }
    int acts = 3 + random.nextInt(12);
    for (int act = 0; act < acts; act++) {
      act();
      virtual.seconds(1 + random.nextInt(15));
    }
    virtual.hardware().device(1, device -> device.withMeterSilent(false));
    virtual.hardware().clearFault(1, "GroundFailure");
    virtual.hardware().plugOut(evse);
    virtual.seconds(4 + random.nextInt(6));
  }

  private void act() {
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> setpoint();
      case 3, 4 -> prices();
      case 5 -> virtual.disconnectNetwork();
      case 6, 7 -> virtual.connectNetwork();
      case 8 -> virtual.hardware().raiseFault(1, "GroundFailure");
      case 9 -> virtual.hardware().clearFault(1, "GroundFailure");
      case 10 -> press(random.nextBoolean());
      case 11 -> setConditions();
      case 12 -> virtual.hardware().change(1, car -> car.tellsSoc(random.nextBoolean()));
      case 13 -> restart();
      case 14 -> pause();
      default -> virtual.hardware().device(1, device -> device.withMeterSilent(random.nextInt(3) == 0));
    }
  }

  private void pause() {
    if (random.nextBoolean()) {
      virtual.hardware().pause(1);
    } else {
      virtual.hardware().resume(1);
    }
  }

  private void press(boolean permit) {
    virtual.press((driver, version) -> permit
        ? driver.permit(1, version, VirtualStation.seen())
        : random.nextBoolean()
            ? driver.withdraw(1, version, VirtualStation.seen())
            : driver.deny(1, version, VirtualStation.seen()));
  }

  private void setConditions() {
    var conditions = VirtualStation.conditions(20 + random.nextInt(50), "0." + (15 + random.nextInt(20)),
        "0." + (20 + random.nextInt(20)));
    virtual.press((driver, version) -> driver.setConditions(1, version, conditions));
  }

  private void restart() {
    virtual.kill();
    virtual.seconds(random.nextInt(20));
    virtual.start();
    invariants.watch();
    virtual.hardware().timeScale(TIME_SCALE);
  }

  private void prices() {
    if (virtual.centralSystem.isConnected()) {
      virtual.centralSystem.prices("0." + (15 + random.nextInt(25)), "0." + (15 + random.nextInt(25)));
    }
  }

  private void setpoint() {
    var transaction = virtual.evse(1).session().flatMap(session -> session.transactionId());
    if (transaction.isPresent() && virtual.centralSystem.isConnected()) {
      int watts = (random.nextInt(29) - 16) * 1000;
      var period = watts < 0 && random.nextBoolean()
          ? ProfilesOnTheWire.negativeLimit(watts)
          : ProfilesOnTheWire.customData(Math.clamp(watts, -11_000, 11_000));
      virtual.centralSystem.ask(
          ProfilesOnTheWire.txProfile(transaction.get(), virtual.loop.now(), period), SetChargingProfileResponse.class);
    }
  }

  private void recordsSumToTheMeter() {
    var records = records();
    var sums = SessionSums.of(records);
    var registers = virtual.hardware().state(1);
    assertThat(sums.exported()).isEqualTo(registers.exported());
    assertThat(sums.imported()).isEqualTo(registers.imported());
    assertThat(ChainCheck.findings(records)).isEmpty();
    assertThat(sums.exported().value()).isPositive();
  }

  private List<InterchangeRecord> records() {
    MemoryStationStore store = virtual.store;
    return store.committed(Change.RecordAppended.class).stream().map(Change.RecordAppended::record).toList();
  }

  /** An answer lost with the link makes a second delivery, with the same content; nothing is left out or overtaken. */
  private void everyEventArrivedInOrder() {
    Map<String, List<TransactionEventRequest>> perTransaction = new LinkedHashMap<>();
    for (var event : virtual.centralSystem.received(TransactionEventRequest.class)) {
      var arrived = perTransaction.computeIfAbsent(event.transactionInfo().transactionId(), _ -> new ArrayList<>());
      if (!arrived.isEmpty() && arrived.getLast().seqNo().equals(event.seqNo())) {
        assertThat(event).isEqualTo(arrived.getLast());
      } else {
        assertThat(event.seqNo()).isEqualTo(arrived.size());
        arrived.add(event);
      }
    }
    perTransaction.values().forEach(events -> {
      assertThat(events.getFirst().eventType()).isEqualTo(TransactionEventEnum.Started);
      assertThat(events.getLast().eventType()).isEqualTo(TransactionEventEnum.Ended);
    });
    assertThat(perTransaction.size()).isGreaterThanOrEqualTo(SESSIONS);
  }

  private void everyRecordArrived() {
    var arrived = new ArrayList<String>();
    virtual.centralSystem.transferred("InterchangeRecord").forEach(data -> arrived.add(data.path("recordId").asText()));
    var unique = new ArrayList<>(new LinkedHashSet<>(arrived));
    var missing = new ArrayList<>(records().stream().map(InterchangeRecord::recordId).toList());
    missing.removeAll(unique);
    assertThat(missing).as("records that never arrived, %d did", unique.size()).isEmpty();
    assertThat(unique).as("in order").isEqualTo(records().stream().map(InterchangeRecord::recordId).toList());
    assertThat(new HashSet<>(unique)).hasSameSizeAs(unique);
  }
}
