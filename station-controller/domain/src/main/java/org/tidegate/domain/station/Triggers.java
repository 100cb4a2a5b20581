package org.tidegate.domain.station;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.domain.port.CentralSystemRequests.TriggerAnswer;
import org.tidegate.domain.station.StationSettings.EvseSettings;

/**
 * Messages that the central system asks for, OCPP 2.0.1 F06. Station loop only.
 *
 * <p>Each is sent after the answer (F06.FR.04), with what is so then (F06.FR.09).
 */
@OnStationLoop
final class Triggers {
  private final StationCore core;
  private final List<Evse> evses;
  private final Boot boot;
  private final Told told;
  private final Map<Trigger, Supplier<Optional<Runnable>>> others = new EnumMap<>(Trigger.class);

  Triggers(StationCore core, List<Evse> evses, Boot boot, Told told) {
    this.core = core;
    this.evses = evses;
    this.boot = boot;
    this.told = told;
  }

  /** From now on this message is made like this; it replaces how it was made before. */
  void sends(Trigger message, Supplier<Outgoing<?>> current) {
    does(message, () -> Optional.of(() -> core.tellAsked(current.get())));
  }

  /**
   * From now on this is done when the message is asked for.
   *
   * @param sender asked with each request; empty: the message can't be sent now
   */
  void does(Trigger message, Supplier<Optional<Runnable>> sender) {
    others.put(message, sender);
  }

  TriggerAnswer trigger(Trigger message, Optional<Integer> evseId, Optional<Integer> connectorId) {
    var chosen = evses.stream().filter(evse -> evseId.map(id -> id == evse.id()).orElse(true)).toList(); // F06.FR.11
    boolean connectorKnown = connectorId.map(id -> id == EvseSettings.CONNECTOR_ID).orElse(true);
    return switch (message) {
      case BOOT_NOTIFICATION -> boot.trigger() ? TriggerAnswer.Accepted : TriggerAnswer.Rejected;
      case HEARTBEAT -> later(boot::heartbeat);
      case STATUS_NOTIFICATION -> connectorKnown
          ? later(() -> chosen.forEach(evse -> told.tellStatus(evse, true)))
          : TriggerAnswer.Rejected;
      case METER_VALUES -> meterValues(chosen);
      case TRANSACTION_EVENT -> chosen.stream().noneMatch(evse -> evse.state.hasTransaction())
          ? TriggerAnswer.Rejected
          : later(() -> chosen.forEach(evse -> evse.transactions.updates.trigger()));
      case LOG_STATUS_NOTIFICATION, FIRMWARE_STATUS_NOTIFICATION, SIGN_CHARGING_STATION_CERTIFICATE -> other(message);
    };
  }

  /** F06.FR.06; what can't be sent is not promised (F06.FR.10), the meter is read then (F06.FR.09). */
  private TriggerAnswer meterValues(List<Evse> chosen) {
    return chosen.stream().allMatch(evse -> meterValue(evse).isPresent())
        ? later(() -> chosen.forEach(evse -> evse.state.fresh.take(core.now(), false, _ -> tellMeterValue(evse))))
        : TriggerAnswer.Rejected;
  }

  private void tellMeterValue(Evse evse) {
    meterValue(evse).ifPresent(value -> core.tellAsked(new Outgoing.MeterValues(evse.id(), List.of(value))));
  }

  private static Optional<MeterValue> meterValue(Evse evse) {
    return evse.state.sample()
        .flatMap(sample -> sample.as(MeterValue.Context.TRIGGER, evse.state.knobs.alignedMeasurands()));
  }

  private TriggerAnswer other(Trigger message) {
    var sender = others.get(message);
    if (sender == null) {
      return TriggerAnswer.NotImplemented; // F06.FR.08
    }
    return sender.get().map(this::later).orElse(TriggerAnswer.Rejected);
  }

  private TriggerAnswer later(Runnable task) {
    core.loop().execute(() -> core.acting().act(task));
    return TriggerAnswer.Accepted;
  }
}
