package org.tidegate.hardware.simulator.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.SessionView;
import org.tidegate.domain.view.StationView;
import org.tidegate.hardware.simulator.EvseState;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatorSettings;
import org.tidegate.hardware.simulator.json.CarJson;

/** The answer of {@code GET /sim/state}: what physically is, beside what the station makes of it. Immutable. */
final class StateJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StateJson() {}

  static ObjectNode of(SimulatedHardware hardware, StationView view, Instant now) {
    ObjectNode json = JSON.objectNode();
    json.put("online", view.online());
    json.put("time", now.toString());
    json.put("availability", view.availability());
    var evses = json.putArray("evses");
    for (SimulatorSettings.Evse evse : hardware.settings().evses()) {
      evses.add(evse(hardware.state(evse.id()), view.evse(evse.id())));
    }
    return json;
  }

  private static ObjectNode evse(EvseState state, Optional<EvseView> view) {
    ObjectNode json = JSON.objectNode();
    json.put("id", state.id());
    json.put("plugged", state.car().isPresent());
    json.put("pilot", state.pilot().name());
    json.put("contactor", state.contactorClosed() ? "closed" : "open");
    json.put("cableIn", state.cableIn());
    json.put("bayOccupied", state.bayOccupied());
    json.put("lock", state.locked() ? "locked" : "unlocked");
    json.put("commandedW", state.commanded().value());
    json.put("actualW", state.actual().value());
    json.put("importWh", state.imported().value());
    json.put("exportWh", state.exported().value());
    faults(state, view).forEach(json.putArray("faults")::add);
    Optional<SessionView> session = view.flatMap(EvseView::session);
    json.set("session", session.map(StateJson::session).orElse(null));
    json.set("transaction", session.flatMap(StateJson::transaction).orElse(null));
    json.set("car", state.car().map(car -> car(car, state)).orElse(null));
    json.set("panel", view.map(StateJson::panel).orElse(null));
    return json;
  }

  /** Those that the devices tell and those that the station found. */
  private static SortedSet<String> faults(EvseState state, Optional<EvseView> view) {
    SortedSet<String> codes = new TreeSet<>();
    state.faults().forEach(kind -> codes.add(kind.name()));
    view.ifPresent(known -> known.faults().stream().map(Fault::code).forEach(codes::add));
    return codes;
  }

  private static ObjectNode session(SessionView session) {
    ObjectNode json = JSON.objectNode();
    json.put("id", session.id());
    json.put("permission", session.permission().token());
    session.reasons().stream().map(LimitReason::token).forEach(json.putArray("reasons")::add);
    return json;
  }

  private static Optional<ObjectNode> transaction(SessionView session) {
    return session.transactionId().map(id -> {
      ObjectNode json = JSON.objectNode();
      json.put("id", id);
      json.put("chargingState", session.chargingState().map(Enum::name).orElse(null));
      return json;
    });
  }

  private static ObjectNode car(SimulatedCar car, EvseState state) {
    ObjectNode json = CarJson.write(car);
    if (car.signalling() == Signalling.BASIC) {
      json.putNull("soc");
    }
    json.put("energyWh", state.energyWh());
    json.put("paused", state.paused());
    return json;
  }

  private static ObjectNode panel(EvseView view) {
    ObjectNode json = JSON.objectNode();
    json.put("screen", view.screen().token());
    json.put("permission", view.session().map(session -> shown(session.permission())).orElse("none"));
    json.put("reason", view.session().flatMap(session -> session.reasons().stream().findFirst())
        .map(LimitReason::token).orElse(null));
    return json;
  }

  /** The panel's word for a permission. */
  private static String shown(PermissionState permission) {
    return switch (permission) {
      case GRANTED, DENIED, WITHDRAWN, EXPIRED -> permission.token();
      case ASKED, SUPERSEDED, ENDED -> "none";
    };
  }
}
