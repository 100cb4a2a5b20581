package org.tidegate.ocpp.translate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Reason;
import org.tidegate.domain.devicemodel.ReportedVariable;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.devicemodel.VariableFacts;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.ocpp.v21.AttributeEnum;
import org.tidegate.ocpp.v21.DataEnum;
import org.tidegate.ocpp.v21.EVSE;
import org.tidegate.ocpp.v21.EventData;
import org.tidegate.ocpp.v21.EventNotificationEnum;
import org.tidegate.ocpp.v21.EventTriggerEnum;
import org.tidegate.ocpp.v21.MutabilityEnum;
import org.tidegate.ocpp.v21.ReportData;
import org.tidegate.ocpp.v21.StatusInfo;
import org.tidegate.ocpp.v21.VariableAttribute;
import org.tidegate.ocpp.v21.VariableCharacteristics;

/** Components and variables, blocks B and N. Pure functions, safe from any thread. */
public final class DeviceModels {
  private DeviceModels() {}

  /** Which variable a message means. */
  public static VariableAddress read(org.tidegate.ocpp.v21.Component component,
      org.tidegate.ocpp.v21.Variable variable) {
    return new VariableAddress(read(component), read(variable));
  }

  /** An empty instance counts as none (B06.FR.15). */
  public static Component read(org.tidegate.ocpp.v21.Component wire) {
    Optional<EVSE> evse = Optional.ofNullable(wire.evse());
    return new Component(wire.name(), instance(wire.instance()), evse.map(EVSE::id), evse.map(EVSE::connectorId));
  }

  /** An empty instance counts as none (B06.FR.15). */
  public static Variable read(org.tidegate.ocpp.v21.Variable wire) {
    return new Variable(wire.name(), instance(wire.instance()));
  }

  /** Why a value was not read or set. */
  public static @Nullable StatusInfo write(Optional<Reason> reason) {
    return reason.map(why -> StatusInfos.of(why.code().name(), why.text())).orElse(null);
  }

  static ReportData write(ReportedVariable reported) {
    var facts = reported.facts();
    var actual = new VariableAttribute(AttributeEnum.Actual, reported.value().orElse(null),
        WireNames.same(facts.mutability(), MutabilityEnum.class), facts.persistent(), null, null);
    return new ReportData(write(reported.component()), write(reported.variable()), List.of(actual),
        characteristics(facts), null);
  }

  /**
   * No central system has set a monitor, so that every event is the station's own and names none (N07.FR.06 speaks of
   * monitors).
   */
  static EventData write(Outgoing.Events.Event event) {
    var trigger = event.alert() || event.cleared() ? EventTriggerEnum.Alerting : EventTriggerEnum.Delta;
    return new EventData(event.id(), event.at(), trigger, event.value(), write(event.component()),
        EventNotificationEnum.HardWiredNotification, write(event.variable()), null,
        event.fault().map(Fault::code).orElse(null), event.fault().map(Fault::text).orElse(null),
        event.cleared() ? true : null, null, null,
        event.fault().map(fault -> fault.kind().severity().number()).orElse(null), null);
  }

  private static VariableCharacteristics characteristics(VariableFacts facts) {
    return new VariableCharacteristics(WireNames.same(facts.type(), DataEnum.class), false, facts.unit().orElse(null),
        facts.min().map(DeviceModels::plain).orElse(null), facts.max().map(DeviceModels::plain).orElse(null),
        facts.values().orElse(null), null, null);
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private static org.tidegate.ocpp.v21.Component write(Component component) {
    var evse = component.evseId().map(id -> new EVSE(id, component.connectorId().orElse(null), null)).orElse(null);
    return new org.tidegate.ocpp.v21.Component(component.name(), evse, component.instance().orElse(null), null);
  }

  private static org.tidegate.ocpp.v21.Variable write(Variable variable) {
    return new org.tidegate.ocpp.v21.Variable(variable.name(), variable.instance().orElse(null), null);
  }

  private static Optional<String> instance(@Nullable String wire) {
    return Optional.ofNullable(wire).filter(name -> !name.isEmpty());
  }
}
