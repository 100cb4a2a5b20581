package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.Transaction;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;

/** Tells the central system what happens in the transactions of one EVSE: stored first, in order. Station loop only. */
@OnStationLoop
final class TransactionEvents {
  final TransactionSamples samples;
  final StartMetering start;
  private final EvseState evse;

  TransactionEvents(EvseState evse, TransactionSamples samples, StartMetering start) {
    this.evse = evse;
    this.samples = samples;
    this.start = start;
  }

  /** What an event tells. */
  record Telling(
      Type type, TriggerReason trigger, ChargingState state, List<MeterValue> values, Optional<IdToken> token,
      Optional<StoppedReason> reason) {
    /** The transaction goes on. */
    static Telling of(TriggerReason trigger, ChargingState state) {
      return new Telling(Type.Updated, trigger, state, List.of(), Optional.empty(), Optional.empty());
    }

    Telling with(List<MeterValue> more) {
      return new Telling(type, trigger, state, more, token, reason);
    }
  }

  /** Tells it. The first event that tells the EVSE carries the values of the start, E01.FR.16 and E01.FR.17. */
  void tell(VehicleSession session, Transaction running, Telling telling) {
    boolean isKnown = session.isPlugged();
    boolean isFirst = isKnown && !running.isEvseTold() && telling.type != Type.Ended;
    var values = isFirst ? samples.ofStart() : telling.values;
    var happening = new Transaction.Happening(evse.core.now(), evse.core.loop().nanoTime(),
        !evse.core.link().isOnline(), telling.state,
        isKnown || session.plugMark().isPresent(), telling.reason, telling.token, values,
        evse.reading().flatMap(MeterReading::phases), evse.cableAmps,
        telling.token.flatMap(_ -> session.tellReservation()), evse.steered.mode(), evse.steered.isSleeping());
    var money = evse.cost.told(session, running, telling.type, telling.trigger, telling.state);
    evse.core.outbox().queue(Change.Lane.TRANSACTION,
        new Outgoing.Transaction(running.event(telling.type, telling.trigger, happening)
            .of(telling.token.flatMap(_ -> vehicleThatMayDischarge())).costing(money.tariffId(), money.cost())));
    evse.touch();
    if (isFirst) {
      start.begun();
    }
  }

  /** 2.1 Q01.FR.02 with its erratum; a token that comes later than the start is told with it too. */
  private Optional<String> vehicleThatMayDischarge() {
    return evse.vehicle().filter(_ -> evse.isV2xEnabled())
        .filter(car -> car.negotiation().filter(known -> known.edition().isSecond()).isPresent())
        .flatMap(Vehicle::evccId);
  }
}
