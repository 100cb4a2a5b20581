package org.tidegate.domain.fault;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.StandardFacts;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.devicemodel.VariableFacts;
import org.tidegate.domain.session.CurrentKind;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;

/**
 * Where the device model shows faults: the generic variables Problem, Tripped and Active of the components that an EVSE or
 * the station has. Immutable.
 */
public final class FaultVariables {
  /** The station, where the number of an EVSE is asked for. */
  public static final int STATION = 0;

  private static final Set<String> SHOWN_ELSEWHERE = Set.of("EVSE", "ChargingStation");
  private static final Set<String> DIRECT_CURRENT_ONLY = Set.of("AcDcConverter", "GroundIsolationProtection");
  private static final String LOCK = "ConnectorPlugRetentionLock";
  private static final String RESIDUAL_CURRENT = "RCD";
  private static final Variable PROBLEM = Variable.of("Problem");

  private FaultVariables() {}

  /** Tells whether a fault is open. */
  @FunctionalInterface
  public interface Open {
    /** At this EVSE, or {@link #STATION}. */
    boolean isOpen(int evseId, FaultKind kind);
  }

  /** Declares them all. */
  public static void declare(DeviceModel model, StandardFacts facts, Open open) {
    for (FaultKind kind : FaultKind.values()) {
      if (kind.owner().isOfStation()) {
        declare(model, STATION, component(kind, STATION, 0), kind, open);
      } else {
        facts.evses().stream().filter(evse -> has(evse, kind)).forEach(
            evse -> declare(model, evse.id(), component(kind, evse.id(), evse.connectors().getFirst().id()), kind,
                open));
      }
    }
  }

  /** The variable that shows this fault; what an EVSE does not have is the EVSE's own problem. */
  public static VariableAddress address(DeviceModel model, FaultKind kind, int evseId, int connectorId) {
    var own = component(kind, evseId, connectorId);
    var variable = Variable.of(kind.variable());
    return model.knows(own, variable)
        ? new VariableAddress(own, variable)
        : new VariableAddress(Component.of("EVSE", evseId), PROBLEM);
  }

  private static void declare(DeviceModel model, int evseId, Component component, FaultKind kind, Open open) {
    var variable = Variable.of(kind.variable());
    if (!SHOWN_ELSEWHERE.contains(kind.component()) && !model.knows(component, variable)) {
      model.declareComputed(component, variable, VariableFacts.of(bool),
          () -> String.valueOf(sharing(kind).anyMatch(one -> open.isOpen(evseId, one))));
    }
  }

  private static Stream<FaultKind> sharing(FaultKind kind) {
    return Arrays.stream(FaultKind.values()).filter(
        other -> other.component().equals(kind.component()) && other.variable().equals(kind.variable()));
  }

  private static boolean has(StandardFacts.Evse evse, FaultKind kind) {
    boolean direct = evse.kind() == CurrentKind.DC;
    return switch (kind.component()) {
      case LOCK -> !evse.connectors().getFirst().fixedCable();
      case RESIDUAL_CURRENT -> !direct;
      default -> direct || !DIRECT_CURRENT_ONLY.contains(kind.component());
    };
  }

  private static Component component(FaultKind kind, int evseId, int connectorId) {
    if (evseId == STATION) {
      return Component.of(kind.component());
    }
    return kind.component().equals(LOCK)
        ? Component.of(LOCK, evseId, connectorId)
        : Component.of(kind.component(), evseId);
  }
}
