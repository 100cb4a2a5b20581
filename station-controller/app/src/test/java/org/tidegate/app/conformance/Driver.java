package org.tidegate.app.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tidegate.app.virtual.VirtualStation;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.ocpp.v201.IdToken;

import static org.assertj.core.api.Assertions.assertThat;

/** What people and cars do at the station: the manual actions of Part 6. Test thread only. */
final class Driver {
  private final VirtualStation station;
  private final Map<Integer, SimulatedCar> cars = new HashMap<>();

  Driver(VirtualStation station) {
    this.station = station;
  }

  /** From now on this car is the one that is plugged in at this EVSE. */
  void comesWith(int evseId, SimulatedCar car) {
    cars.put(evseId, car);
  }

  /** Connects the EV, which asks for energy a second later. */
  void plugsIn() {
    plugsIn(Configured.EVSE);
  }

  void plugsIn(int evseId) {
    station.hardware().plugIn(evseId, cars.getOrDefault(evseId, car(evseId)));
    station.loop.runPosted();
  }

  /** Disconnects the EV. */
  void plugsOut() {
    plugsOut(Configured.EVSE);
  }

  void plugsOut(int evseId) {
    station.hardware().plugOut(evseId);
    station.loop.runPosted();
  }

  /** Pulls the cable out of the EV; where the station has a socket the cable stays in it. */
  void plugsOutAtVehicle(int evseId) {
    station.hardware().plugOutAtVehicle(evseId);
    station.loop.runPosted();
  }

  /** Pulls the cable out of the socket, if the lock lets it go. */
  void pullsCable(int evseId) {
    station.hardware().pullCable(evseId);
    station.loop.runPosted();
  }

  /** Drives the EV into the parking bay; nothing where there is no sensor to notice it. */
  void entersBay(int evseId) {
    bay(evseId, true);
  }

  /** Drives the EV out of the parking bay. */
  void leavesBay(int evseId) {
    bay(evseId, false);
  }

  private void bay(int evseId, boolean occupied) {
    if (seesBay(evseId)) {
      station.hardware().bay(evseId, occupied);
      station.loop.runPosted();
    }
  }

  /** Whether this EVSE has a bay sensor. */
  boolean seesBay(int evseId) {
    return station.hardware().settings().evses().get(evseId - 1).fittings().baySensor();
  }

  /** Holds a card at the reader that serves all EVSEs. */
  void presents(IdToken token) {
    presents(token, IntStream.rangeClosed(1, Configured.EVSES).boxed().collect(Collectors.toSet()));
  }

  /** Holds a card at the reader of these EVSEs. */
  void presents(IdToken token, Set<Integer> evseIds) {
    var card = new org.tidegate.domain.authorization.IdToken(token.idToken(), IdTokenType.valueOf(token.type().name()));
    station.hardware().swipe(card, evseIds);
    station.loop.runPosted();
  }

  /** Presses Start on the panel, C02. */
  void pressesStart(int evseId) {
    var outcome = station.station().driverActions().start(evseId, station.evse(evseId).version());
    station.loop.runPosted();
    assertThat(outcome.toCompletableFuture().join().kind()).isEqualTo(Outcome.Kind.DONE);
  }

  /** Presses Stop on the panel. */
  void pressesStop(int evseId) {
    var outcome = station.station().driverActions().stop(evseId);
    station.loop.runPosted();
    assertThat(outcome.toCompletableFuture().join().kind()).isEqualTo(Outcome.Kind.DONE);
  }

  /** Chooses on the panel which EVSEs to stop, after a master pass was presented. */
  void choosesToStop(Integer... evseIds) {
    var outcome = station.station().driverActions().masterPass(Set.of(evseIds));
    station.loop.runPosted();
    assertThat(outcome.toCompletableFuture().join().kind()).isEqualTo(Outcome.Kind.DONE);
  }

  /** The car wants no energy for now. */
  void carSuspends(int evseId) {
    station.hardware().pause(evseId);
    station.loop.runPosted();
  }

  /** The car wants energy again. */
  void carResumes(int evseId) {
    station.hardware().resume(evseId);
    station.loop.runPosted();
  }

  private SimulatedCar car(int evseId) {
    var current = station.hardware().settings().evses().get(evseId - 1).current();
    return current == CurrentKind.DC
        ? VirtualStation.car(50)
        : SimulatedCar.basic(CurrentKind.AC, new Watts(7_400)).build();
  }
}
