package org.tidegate.demo.aggregator;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.interchange.BadContent;
import org.tidegate.ocpp.interchange.CapabilityMessage;
import org.tidegate.ocpp.interchange.CapabilityMessage.Offers;
import org.tidegate.ocpp.interchange.ClaimMessage;
import org.tidegate.ocpp.interchange.CompensationChoiceMessage;
import org.tidegate.ocpp.interchange.InterchangeJson;
import org.tidegate.ocpp.interchange.InterchangeRecordMessage;
import org.tidegate.ocpp.interchange.PermissionChangedMessage;
import org.tidegate.ocpp.interchange.VehicleConnectedMessage;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.DataTransferRequest;
import org.tidegate.ocpp.v201.DataTransferResponse;
import org.tidegate.ocpp.v201.DataTransferStatusEnum;
import org.tidegate.ocpp.v201.EventData;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenInfo;
import org.tidegate.ocpp.v201.MeterValuesRequest;
import org.tidegate.ocpp.v201.MeterValuesResponse;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsRequest;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsResponse;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsStatusEnum;
import org.tidegate.ocpp.v201.NotifyEventRequest;
import org.tidegate.ocpp.v201.NotifyEventResponse;
import org.tidegate.ocpp.v201.SecurityEventNotificationRequest;
import org.tidegate.ocpp.v201.SecurityEventNotificationResponse;
import org.tidegate.ocpp.v201.StatusNotificationRequest;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TransactionEventResponse;

/** What stations tell: remembered (61), noticed (62) and answered. Station loop only. */
final class Reception {
  private static final String OUR_COMPONENT = "Interchange";
  private static final int MOST_REASON = 1000;

  private final Pool pool;

  Reception(Pool pool) {
    this.pool = pool;
  }

  /** Everybody is known here but tokens that begin with BAD, so that a refusal can be shown. */
  static IdTokenInfo judge(IdToken token) {
    return IdTokenInfo.of(token.idToken().startsWith("BAD")
        ? AuthorizationStatusEnum.Invalid
        : AuthorizationStatusEnum.Accepted);
  }

  void opened(KnownStation station, StationLink link) {
    station.connected(link);
    pool.note(station, "connected");
  }

  void closed(KnownStation station, StationLink link) {
    station.disconnected(link);
    pool.note(station, "connection lost");
  }

  void refused(KnownStation station, String action, Throwable why) {
    pool.note(station, action + " failed: " + why.getMessage());
  }

  void booted(KnownStation station, BootNotificationRequest message) {
    station.booted(message.chargingStation());
    pool.note(station, "boot (" + message.reason() + ") accepted");
  }

  /** What a station should know before it can ask drivers. */
  void greet(KnownStation station, StationLink link) {
    pool.prices().greet(link);
    pool.note(station, "told who we are, and our prices: " + pool.prices().now());
  }

  void status(KnownStation station, StatusNotificationRequest message) {
    station.place(message.evseId()).ifPresent(place -> {
      var left = place.take(message);
      left.ifPresent(since -> station.pastStays().add(since, message.timestamp()));
      pool.note(station, "EVSE " + place.evseId() + " " + message.connectorStatus());
    });
  }

  TransactionEventResponse transaction(KnownStation station, TransactionEventRequest event) {
    station.place(event).ifPresent(place -> {
      place.take(event);
      noteTransaction(station, place, event);
    });
    if (event.eventType() != TransactionEventEnum.Updated) {
      pool.demandResponse().carsChanged();
    }
    var token = event.idToken();
    return token == null
        ? TransactionEventResponse.of()
        : new TransactionEventResponse(null, null, judge(token), null, null);
  }

  MeterValuesResponse meterValues(KnownStation station, MeterValuesRequest message) {
    station.place(message.evseId()).ifPresent(place -> place.readings().take(message.meterValue()));
    return MeterValuesResponse.of();
  }

  NotifyEventResponse event(KnownStation station, NotifyEventRequest message) {
    message.eventData().stream().filter(event -> event.component().name().equals(OUR_COMPONENT))
        .forEach(event -> variable(station, event));
    return NotifyEventResponse.of();
  }

  NotifyEVChargingNeedsResponse needs(KnownStation station, NotifyEVChargingNeedsRequest message) {
    station.place(message.evseId()).ifPresent(place -> place.told(place.car().told(message)));
    return NotifyEVChargingNeedsResponse.of(NotifyEVChargingNeedsStatusEnum.Processing);
  }

  SecurityEventNotificationResponse security(KnownStation station, SecurityEventNotificationRequest message) {
    pool.note(station, "security event " + message.type());
    return SecurityEventNotificationResponse.of();
  }

  DataTransferResponse dataTransfer(KnownStation station, DataTransferRequest message) {
    if (!message.vendorId().equals(Setpoints.VENDOR_ID)) {
      return DataTransferResponse.of(DataTransferStatusEnum.UnknownVendorId);
    }
    try {
      return DataTransferResponse.of(ours(station, message));
    } catch (BadContent e) {
      var why = TextNode.valueOf(e.why().substring(0, Math.min(e.why().length(), MOST_REASON)));
      return new DataTransferResponse(DataTransferStatusEnum.Rejected, null, why, null);
    }
  }

  private DataTransferStatusEnum ours(KnownStation station, DataTransferRequest message) throws BadContent {
    switch (String.valueOf(message.messageId())) {
      case VehicleConnectedMessage.ID -> connected(station,
          InterchangeJson.read(message.data(), VehicleConnectedMessage.class));
      case PermissionChangedMessage.ID -> permission(station,
          InterchangeJson.read(message.data(), PermissionChangedMessage.class));
      case CapabilityMessage.ID -> offered(station, InterchangeJson.read(message.data(), CapabilityMessage.class));
      case CompensationChoiceMessage.ID -> chosen(station,
          InterchangeJson.read(message.data(), CompensationChoiceMessage.class));
      case ClaimMessage.ID -> claimed(station, InterchangeJson.read(message.data(), ClaimMessage.class));
      case InterchangeRecordMessage.ID -> settled(station,
          InterchangeJson.read(message.data(), InterchangeRecordMessage.class));
      default -> {
        return DataTransferStatusEnum.UnknownMessageId;
      }
    }
    return DataTransferStatusEnum.Accepted;
  }

  private void connected(KnownStation station, VehicleConnectedMessage message) {
    station.place(message.evseId()).ifPresent(place -> {
      place.take(message);
      pool.note(station, "EVSE " + message.evseId() + ": vehicle connected, soc " + told(message.stateOfCharge())
          + " %, capacity " + told(message.batteryCapacity()) + " Wh");
      var user = pool.people().ofVehicle(message.vehicleId());
      var stay = new KnownStay(station, message, user);
      boolean isNew = pool.stays().ofSession(message.sessionId()).isEmpty();
      if (isNew) {
        pool.stays().connected(stay);
        user.ifPresent(known -> pool.phones().ask(stay, known));
      }
    });
  }

  private void permission(KnownStation station, PermissionChangedMessage message) {
    station.place(message.evseId()).ifPresent(place -> {
      place.take(message);
      remember(message, place);
      pool.note(station, "EVSE " + message.evseId() + ": permission " + message.state() + " by " + message.by());
      pool.demandResponse().carsChanged();
    });
  }

  /** Conditions are kept for the user whose vehicle it is (65). */
  private void remember(PermissionChangedMessage message, ParkingPlace place) {
    pool.phones().settled(message.sessionId(), message.state() + " at the station");
    pool.stays().answered(message).ifPresent(stay -> place.conditions().ifPresent(conditions -> {
      stay.use("points".equals(conditions.compensationUse()) ? "points" : "offset");
      stay.user().ifPresent(user -> user.remember(conditions));
    }));
    if (message.state().equals("granted")) {
      pool.advise(place);
    }
  }

  private void chosen(KnownStation station, CompensationChoiceMessage message) {
    pool.accounts().choose(message);
    pool.note(station, "EVSE " + message.evseId() + ": compensation as " + message.use());
    pool.stays().ofSession(message.sessionId()).ifPresent(pool.statements()::tell);
  }

  private void claimed(KnownStation station, ClaimMessage message) throws BadContent {
    var refusal = pool.claims().book(message);
    if (refusal.isPresent()) {
      throw new BadContent(refusal.get());
    }
    pool.note(station, "claim over " + message.amount() + " minor units of " + message.currency());
  }

  private void offered(KnownStation station, CapabilityMessage message) {
    station.place(message.evseId()).filter(place -> place.take(message)).ifPresent(place -> {
      pool.note(station, "EVSE " + message.evseId() + ": offers out " + words(message.discharge()) + "; in "
          + words(message.charge()));
      pool.demandResponse().carsChanged();
    });
  }

  private void settled(KnownStation station, InterchangeRecordMessage message) {
    if (pool.ledger().book(message)) {
      var stay = pool.stays().of(message);
      if (message.currency().equals(pool.prices().now().currency().getCurrencyCode())) {
        pool.accounts().book(message);
      }
      stay.ifPresent(pool.statements()::tell);
      pool.note(station, "EVSE " + message.evseId() + ": record, " + message.direction() + " " + energy(message)
          + " Wh for " + message.amount() + " minor units of " + message.currency());
    }
  }

  private static long energy(InterchangeRecordMessage message) {
    return message.direction().equals("export")
        ? message.exportEndWh() - message.exportStartWh()
        : message.importEndWh() - message.importStartWh();
  }

  private void variable(KnownStation station, EventData event) {
    var evse = event.component().evse();
    station.place(evse == null ? null : evse.id()).ifPresent(place -> {
      var name = event.variable().name();
      var before = place.isPermitted();
      place.variable(name, event.actualValue());
      pool.note(station, "EVSE " + place.evseId() + ": " + name + " " + place.variables().get(name));
      if (before != place.isPermitted()) {
        pool.demandResponse().carsChanged();
      }
    });
  }

  private void noteTransaction(KnownStation station, ParkingPlace place, TransactionEventRequest event) {
    var state = Optional.ofNullable(event.transactionInfo().chargingState());
    boolean periodic = event.eventType() == TransactionEventEnum.Updated && state.isEmpty();
    if (!periodic && !List.of("MeterValuePeriodic", "MeterValueClock").contains(event.triggerReason().name())) {
      pool.note(station, "EVSE " + place.evseId() + ": transaction " + event.eventType() + " ("
          + event.triggerReason() + state.map(known -> ", " + known).orElse("") + ")");
    }
  }

  private static String words(Offers offers) {
    var reasons = offers.reasons();
    return offers.firm().power() + " W firm, " + offers.likely().power() + " W likely"
        + (reasons == null || reasons.isEmpty() ? "" : " (" + String.join(", ", reasons) + ")");
  }

  private static String told(@Nullable Object value) {
    return value == null ? "unknown" : value.toString();
  }
}
