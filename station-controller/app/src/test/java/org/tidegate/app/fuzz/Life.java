package org.tidegate.app.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.tidegate.app.virtual.VirtualStation;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.simulator.SimulatedCar;

/** What happens at a station while frames arrive: cars, cards, faults, pages, lost links, power cuts. Not thread-safe. */
final class Life {
  private static final List<String> CARDS = List.of("CARD-1", "CARD-2", "BAD-1", "MASTER");

  private final Random random;
  private final FuzzedStation fuzzed;

  Life(Random random, FuzzedStation fuzzed) {
    this.random = random;
    this.fuzzed = fuzzed;
  }

  /** Something happens, or some time passes. */
  void happens() {
    if (!fuzzed.isRunning()) {
      fuzzed.loop().advance(Duration.ofSeconds(1));
      return;
    }
    int evse = 1 + random.nextInt(2);
    switch (random.nextInt(24)) {
      case 0, 1 -> fuzzed.hardware().plugIn(evse, evse == 1 ? VirtualStation.car(20 + random.nextInt(70)) : ac());
      case 2 -> fuzzed.hardware().plugOut(evse);
      case 3, 4 -> swipe(evse);
      case 5, 6 -> press(evse);
      case 7 -> fault(evse);
      case 8 -> pause(evse);
      case 9 -> network();
      default -> fuzzed.loop().advance(Duration.ofMillis(1 + random.nextInt(random.nextInt(6) == 0 ? 20_000 : 1_500)));
    }
    fuzzed.loop().runPosted();
  }

  /** The power fails and comes back. */
  void powerFails() {
    fuzzed.kill();
    fuzzed.loop().advance(Duration.ofSeconds(random.nextInt(20)));
    fuzzed.start();
  }

  /** A driver comes to EVSE 1 who lets the aggregator use the car; what frames have left behind may stand against it. */
  void willingDriverComes() {
    fuzzed.hardware().clearFault(1, "GroundFailure");
    fuzzed.hardware().plugOut(1);
    pass(Duration.ofSeconds(6));
    fuzzed.hardware().plugIn(1, VirtualStation.car(80));
    pass(Duration.ofSeconds(5));
    presses(1, (driver, version) -> driver.start(1, version));
    presses(1, (driver, version) -> driver.setConditions(1, version, VirtualStation.conditions(20, "0.05", "0.95")));
    presses(1, (driver, version) -> driver.permit(1, version, VirtualStation.seen()));
    // The grid must have been fine for a minute before power flows.
    pass(Duration.ofSeconds(61));
  }

  private void presses(int evse, BiConsumer<DriverActions, Long> act) {
    act.accept(fuzzed.station().driverActions(),
        fuzzed.station().views().newest().evse(evse).orElseThrow().version());
    fuzzed.loop().runPosted();
  }

  private void pass(Duration time) {
    fuzzed.loop().advance(time);
  }

  private static SimulatedCar ac() {
    return SimulatedCar.iso15118(CurrentKind.AC, new Watts(10_000), Watts.ZERO).capacityWh(40_000).soc(30).build();
  }

  private void swipe(int evse) {
    fuzzed.hardware().swipe(new IdToken(CARDS.get(random.nextInt(CARDS.size())), IdTokenType.ISO14443), Set.of(evse));
  }

  private void press(int evse) {
    var driver = fuzzed.station().driverActions();
    long version = fuzzed.station().views().newest().evse(evse).orElseThrow().version();
    switch (random.nextInt(6)) {
      case 0, 1 -> driver.start(evse, version);
      case 2 -> driver.permit(evse, version, VirtualStation.seen());
      case 3 -> driver.setConditions(evse, version, VirtualStation.conditions(20 + random.nextInt(50), "0.2", "0.3"));
      case 4 -> driver.withdraw(evse, version, VirtualStation.seen());
      default -> driver.stop(evse);
    }
  }

  private void fault(int evse) {
    if (random.nextInt(3) == 0) {
      fuzzed.hardware().raiseFault(evse, "GroundFailure");
    } else {
      fuzzed.hardware().clearFault(evse, "GroundFailure");
    }
  }

  private void pause(int evse) {
    if (random.nextBoolean()) {
      fuzzed.hardware().pause(evse);
    } else {
      fuzzed.hardware().resume(evse);
    }
  }

  private void network() {
    switch (random.nextInt(6)) {
      case 0 -> fuzzed.disconnectNetwork();
      case 1 -> fuzzed.cut();
      default -> fuzzed.connectNetwork();
    }
  }
}
