package org.tidegate.domain.station;

import java.util.List;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.station.TransactionEvents.Telling;
import org.tidegate.domain.tariff.Tariff;
import org.tidegate.domain.transaction.Transaction;
import org.tidegate.domain.transaction.TriggerReason;

/** What is told of a transaction of one EVSE that goes on, E02: states, modes, power, samples. Station loop only. */
@OnStationLoop
final class TransactionUpdates {
  private final EvseState evse;
  private final ChargingStates states;
  private final TransactionEvents events;
  private final TransactionEnding ending;

  TransactionUpdates(EvseState evse, ChargingStates states, TransactionEvents events, TransactionEnding ending) {
    this.evse = evse;
    this.states = states;
    this.events = events;
    this.ending = ending;
  }

  /** Tells a state or a mode that changed by what was decided. */
  void follow() {
    if (isQuiet()) {
      events.samples.modeIs(evse.steered.mode());
      return;
    }
    evse.session().ifPresent(session -> session.transaction().filter(running -> states.of(session) != running.state())
        .ifPresent(running -> tell(session, running, TriggerReason.ChargingStateChanged, List.of())));
    followMode();
  }

  /** OCPP 2.1 K01.FR.110. */
  private void followMode() {
    events.samples.modeIs(evse.steered.mode());
    evse.session().ifPresent(session -> session.transaction()
        .filter(running -> running.isEvseTold() && running.isOtherMode(evse.steered.mode()))
        .ifPresent(running -> tell(session, running, TriggerReason.OperationModeChanged, List.of())));
  }

  /** Tells that the power has changed because somebody outside wanted it (K11.FR.04, K13.FR.03). */
  void tellRate() {
    if (!isQuiet()) {
      tell(TriggerReason.ChargingRateChanged, List.of());
    }
  }

  /** The central system asked for an event now, F06: with the meter read now (F06.FR.09). */
  void trigger() {
    evse.fresh.take(evse.core.now(), events.samples.signs(),
        _ -> tell(TriggerReason.Trigger, events.samples.triggered()));
  }

  /** A sample at the clock's marks, J01.FR.22; in a transaction whose EVSE was told it goes with the transaction. */
  boolean tellAligned(MeterValue value) {
    if (ending.isUnderWay()) {
      return true;
    }
    boolean isMetered = evse.session().flatMap(VehicleSession::transaction).filter(Transaction::isEvseTold)
        .isPresent();
    if (isMetered) {
      tell(TriggerReason.MeterValueClock, List.of(events.samples.keyed(value)));
    }
    return isMetered;
  }

  void tellPeriodic(MeterValue value) {
    if (!ending.isUnderWay()) {
      tell(TriggerReason.MeterValuePeriodic, List.of(value));
    }
  }

  /** 2.1 I12.FR.03. */
  void tellCost() {
    evse.fresh.take(evse.core.now(), false, _ -> {
      if (!isQuiet()) {
        tell(TriggerReason.RunningCost, List.of());
      }
    });
  }

  /** Another tariff holds from now on, 2.1 I11.FR.07. */
  void changeTariff(Tariff next) {
    evse.session().flatMap(VehicleSession::transaction).ifPresent(running -> evse.cost.change(running, next));
    tell(TriggerReason.TariffChanged, List.of());
  }

  /** What is told while the meter is read for the first event, or for the last, would come before or after it. */
  private boolean isQuiet() {
    return ending.isUnderWay() || events.start.isWaiting();
  }

  private void tell(TriggerReason trigger, List<MeterValue> values) {
    evse.session().ifPresent(
        session -> session.transaction().ifPresent(running -> tell(session, running, trigger, values)));
  }

  private void tell(VehicleSession session, Transaction running, TriggerReason trigger, List<MeterValue> values) {
    events.tell(session, running, Telling.of(trigger, states.of(session)).with(values));
  }
}
