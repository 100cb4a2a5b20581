package org.tidegate.domain.station;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.InterchangeVariables;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.ConnectorStatus;

/**
 * What the central system was told of the connectors' status (G01) and of the driver's answer (N07), so that it is told
 * every change and nothing twice. What it could not be told it is told when the link is back, as it is then. Station loop
 * only.
 */
@OnStationLoop
final class Told {
  private static final List<Variable> WATCHED = List.of(InterchangeVariables.PERMISSION,
      InterchangeVariables.CONDITIONS_VERSION, InterchangeVariables.LIMIT_REASON);

  private final StationCore core;
  private final Map<Integer, ConnectorStatus.Status> statuses = new HashMap<>();
  private final Map<Integer, Map<Variable, String>> values = new HashMap<>();
  private int eventId;

  Told(StationCore core) {
    this.core = core;
  }

  /** The link is back: everything is told as it is now. */
  void forget() {
    statuses.clear();
    values.clear();
  }

  void settle(List<Evse> evses) {
    if (!core.link().isOnline()) {
      return;
    }
    for (var evse : evses) {
      tellStatus(evse, false);
      tellValues(evse);
    }
  }

  /** Tells a connector's status, though it did not change, F06. */
  void tellStatus(Evse evse, boolean again) {
    var now = status(evse);
    if (statuses.put(evse.id(), now) != now || again) {
      core.tellAsked(new ConnectorStatus(core.now(), evse.id(), 1, now));
    }
  }

  static ConnectorStatus.Status status(Evse evse) {
    if (!evse.state.faults.isEmpty()) {
      return ConnectorStatus.Status.Faulted;
    }
    if (!evse.state.isInService()) {
      return ConnectorStatus.Status.Unavailable;
    }
    return evse.state.session == null ? ConnectorStatus.Status.Available : ConnectorStatus.Status.Occupied;
  }

  private void tellValues(Evse evse) {
    var component = InterchangeVariables.interchange(evse.id());
    var known = values.computeIfAbsent(evse.id(), _ -> new HashMap<>());
    var events = new ArrayList<Outgoing.Events.Event>();
    for (var variable : WATCHED) {
      var value = value(component, variable);
      if (!value.equals(known.put(variable, value))) {
        events.add(new Outgoing.Events.Event(++eventId, core.now(), false, false, component, variable, value));
      }
    }
    if (!events.isEmpty()) {
      core.tell(new Outgoing.Events(core.now(), events));
    }
  }

  private String value(Component component, Variable variable) {
    return Optional.of(core.deviceModel().get(component, variable, AttributeType.Actual))
        .flatMap(result -> result.value()).orElse("");
  }
}
