package org.tidegate.domain.station;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.InterchangeVariables;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.devicemodel.TariffVariables;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fault.FaultVariables;
import org.tidegate.domain.fault.ToldFault;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.ConnectorStatus;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.domain.tariff.TariffProblem;

import static java.util.stream.Collectors.toMap;

/**
 * What the central system was told of the connectors' status (G01), of faults (G05, N07) and of the driver's answer (N07),
 * so that it is told every change and nothing twice. What it could not be told it is told when the link is back, what it has
 * not answered also once it answers something else, as it is then. Station loop only.
 */
@OnStationLoop
final class Told {
  private static final List<Variable> WATCHED = List.of(InterchangeVariables.PERMISSION,
      InterchangeVariables.CONDITIONS_VERSION, InterchangeVariables.LIMIT_REASON);

  private static final String NO_PROBLEM = "false";
  private static final String UNKNOWN = "";

  private final StationCore core;
  private final Health health;
  private final Map<Integer, ConnectorStatus.Status> statuses = new HashMap<>();
  private final Map<Integer, Unstable> unstable = new HashMap<>();
  private final Map<VariableAddress, String> values = new HashMap<>();
  private final Map<VariableAddress, String> problems = new HashMap<>();
  private final Unanswered unanswered;
  private final FaultEvents faults;
  private int eventId;

  Told(StationCore core, Health health) {
    this.core = core;
    this.health = health;
    this.unanswered = new Unanswered(core, () -> {}); // Each decision ends with settle.
    this.faults = new FaultEvents(core, unanswered, () -> ++eventId);
  }

  /** A status that is not told before it has lasted for MinimumStatusDuration. */
  private record Unstable(ConnectorStatus.Status status, StationLoop.Timer timer) {}

  /** The central system can be told things again: after a short silence only what is different now, B04.FR.01 and .02. */
  void online() {
    var threshold = Duration.ofSeconds(core.deviceModel().integer(OcppCommVariables.OFFLINE_THRESHOLD));
    if (core.link().silence().compareTo(threshold) > 0) {
      statuses.clear();
    }
    values.clear();
    unanswered.online();
  }

  void restore(StoredStation stored) {
    faults.restore(stored.facts(ToldFault.class));
    stored.facts(TariffProblem.class).forEach(problem -> problems.put(TariffVariables.PROBLEM,
        problem.told() ? String.valueOf(problem.now()) : UNKNOWN));
  }

  /** Devices have started. */
  void start(List<Evse> evses) {
    faults.start(evses);
  }

  /** The store has failed, and the journal knows it. */
  void storageFailed() {
    faults.storageFailed();
  }

  void settle(List<Evse> evses) {
    if (!core.link().isOnline()) {
      return;
    }
    tellTariffProblem(); // 2.1 I08.FR.31, 2.1 I08.FR.36, 2.1 I12.FR.19, 2.1 I12.FR.44
    for (var evse : evses) {
      tellStatus(evse, false);
      faults.settle(evse.id(), evse.state.faults);
      tellValues(evse);
    }
    faults.settle(FaultVariables.STATION, health.faults());
  }

  /** Tells a connector's status when it changed, or again, F06. */
  void tellStatus(Evse evse, boolean again) {
    var now = status(evse);
    var last = statuses.get(evse.id());
    if (again || last == null) {
      tellNow(evse, now);
    } else if (last == now) {
      forgetUnstable(evse);
    } else if (!isUnstable(evse, now)) {
      tellWhenStable(evse, now);
    }
  }

  private boolean isUnstable(Evse evse, ConnectorStatus.Status status) {
    return Optional.ofNullable(unstable.get(evse.id())).filter(waiting -> waiting.status == status).isPresent();
  }

  private void tellWhenStable(Evse evse, ConnectorStatus.Status now) {
    int seconds = core.deviceModel().integer(OcppCommVariables.MINIMUM_STATUS_DURATION);
    forgetUnstable(evse);
    if (seconds == 0) {
      tellNow(evse, now);
    } else {
      unstable.put(evse.id(), new Unstable(now, core.after(Duration.ofSeconds(seconds), () -> {
        unstable.remove(evse.id());
        if (core.link().isOnline()) {
          tellNow(evse, now);
        }
      })));
    }
  }

  private void tellNow(Evse evse, ConnectorStatus.Status now) {
    forgetUnstable(evse);
    statuses.put(evse.id(), now);
    if (core.link().isUp()) {
      unanswered.send(new ConnectorStatus(core.now(), evse.id(), EvseSettings.CONNECTOR_ID, now),
          Map.of(evse.id(), () -> statuses.remove(evse.id())));
    }
  }

  private void forgetUnstable(Evse evse) {
    Optional.ofNullable(unstable.remove(evse.id())).ifPresent(waiting -> waiting.timer.cancel());
  }

  static ConnectorStatus.Status status(Evse evse) {
    if (evse.state.faults.stopCharging() || evse.state.health.stopsCharging()) {
      return ConnectorStatus.Status.Faulted;
    }
    if (!evse.state.isOperative()) {
      return ConnectorStatus.Status.Unavailable; // G01.FR.05, G03.FR.06, G04.FR.07
    }
    if (evse.state.reserved) {
      return ConnectorStatus.Status.Reserved; // G01.FR.09: whether a cable is in or not
    }
    return evse.state.isOccupied() ? ConnectorStatus.Status.Occupied : ConnectorStatus.Status.Available;
  }

  /** Something is wrong that is no device's fault: an alert, cleared when it is over. Remembered before it is told. */
  private void tellTariffProblem() {
    var problem = TariffVariables.PROBLEM;
    problems.putIfAbsent(problem, NO_PROBLEM);
    change(problem, problems).ifPresent(event -> {
      boolean open = !event.value().equals(NO_PROBLEM);
      var alert = new Outgoing.Events.Event(event.id(), event.at(), open, !open, event.component(), event.variable(),
          event.value());
      core.journal().atLast(() -> unanswered.send(new Outgoing.Events(core.now(), List.of(alert)),
          Map.of(problem, () -> problems.put(problem, UNKNOWN)),
          () -> core.acting().act(() -> core.tariffs().problemTold(open))));
    });
  }

  private void tellValues(Evse evse) {
    var interchange = InterchangeVariables.interchange(evse.id());
    var events = WATCHED.stream().map(variable -> new VariableAddress(interchange, variable))
        .flatMap(address -> change(address, values).stream()).toList();
    tell(events, events.stream().map(event -> new VariableAddress(event.component(), event.variable()))
        .collect(toMap(address -> address, address -> () -> values.remove(address))));
  }

  private void tell(List<Outgoing.Events.Event> events, Map<Object, Runnable> doubts) {
    if (!events.isEmpty() && core.link().isOnline()) {
      unanswered.send(new Outgoing.Events(core.now(), events), doubts);
    }
  }

  private Optional<Outgoing.Events.Event> change(VariableAddress address, Map<VariableAddress, String> known) {
    var result = core.deviceModel().get(address.component(), address.variable(), AttributeType.Actual);
    return result.value().filter(value -> !value.equals(known.put(address, value)))
        .map(value -> new Outgoing.Events.Event(++eventId, core.now(), false, false, address.component(),
            address.variable(), value));
  }
}
