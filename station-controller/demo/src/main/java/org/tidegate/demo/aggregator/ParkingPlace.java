package org.tidegate.demo.aggregator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.interchange.CapabilityMessage;
import org.tidegate.ocpp.interchange.CapabilityMessage.Offers;
import org.tidegate.ocpp.interchange.PermissionChangedMessage;
import org.tidegate.ocpp.interchange.VehicleConnectedMessage;
import org.tidegate.ocpp.interchange.WireConditions;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.StatusNotificationRequest;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;

/** What is known of one EVSE and the vehicle that stands there. Station loop only. */
final class ParkingPlace {
  private static final int MOST_VARIABLES = 16;
  private static final int LONGEST_VALUE = 100;

  private final int evseId;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private Readings readings = new Readings();
  private ConnectorStatusEnum status = ConnectorStatusEnum.Unavailable;
  private Car car = Car.UNKNOWN;
  private String permission = "none";
  private @Nullable VehicleConnectedMessage connected;
  private @Nullable PermissionChangedMessage answer;
  private @Nullable WireConditions conditions;
  private @Nullable CapabilityMessage capability;
  private @Nullable TransactionEventRequest transaction;
  private @Nullable Instant transactionStarted;

  ParkingPlace(int evseId) {
    this.evseId = evseId;
  }

  int evseId() {
    return evseId;
  }

  /** When the vehicle that was here came, if this says that it left. */
  Optional<Instant> take(StatusNotificationRequest message) {
    status = message.connectorStatus();
    if (status != ConnectorStatusEnum.Available) {
      return Optional.empty();
    }
    var since = Optional.ofNullable(connected).map(VehicleConnectedMessage::at);
    connected = null;
    car = Car.UNKNOWN;
    capability = null;
    return since;
  }

  /** It is stored and sent again until it arrives, so what this vehicle offers may have come before it. */
  void take(VehicleConnectedMessage message) {
    capability = capability().filter(known -> known.sessionId().equals(message.sessionId())).orElse(null);
    connected = message;
    car = Car.UNKNOWN.told(message);
    answer = null;
    conditions = null;
    permission = "asked";
    readings = new Readings();
  }

  void take(PermissionChangedMessage message) {
    answer = message;
    permission = message.state();
    conditions = message.conditions();
  }

  /** Whether it is news: an older one, or one of a vehicle that was here before, is worth nothing. */
  boolean take(CapabilityMessage message) {
    boolean late = capability().filter(known -> message.at().isBefore(known.at())).isPresent()
        || connected().filter(vehicle -> !vehicle.sessionId().equals(message.sessionId())
            && message.at().isBefore(vehicle.at())).isPresent();
    if (!late) {
      capability = message;
    }
    return !late;
  }

  /** What was offered holds no longer than the connection: the station tells it anew. */
  void forgetCapability() {
    capability = null;
  }

  void take(TransactionEventRequest event) {
    if (event.eventType() == TransactionEventEnum.Started) {
      transactionStarted = event.timestamp();
    }
    transaction = event;
    readings.take(event.meterValue());
    car = car.charged(readings.stateOfCharge());
  }

  void told(Car known) {
    car = known;
  }

  /** A variable of the component Interchange; the permission is told this way to servers that know nothing else. */
  void variable(String name, String value) {
    if (variables.size() < MOST_VARIABLES || variables.containsKey(name)) {
      variables.put(name, value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value);
    }
    if (name.equals("Permission")) {
      permission = variables.getOrDefault(name, "none");
    }
  }

  boolean isPermitted() {
    return permission.equals("granted");
  }

  /** The transaction that goes on here. */
  Optional<String> runningTransaction() {
    return Optional.ofNullable(transaction).filter(event -> event.eventType() != TransactionEventEnum.Ended)
        .map(event -> event.transactionInfo().transactionId());
  }

  boolean hasTransaction(String id) {
    return transaction != null && transaction.transactionInfo().transactionId().equals(id);
  }

  String permission() {
    return permission;
  }

  ConnectorStatusEnum status() {
    return status;
  }

  Car car() {
    return car;
  }

  Readings readings() {
    return readings;
  }

  Map<String, String> variables() {
    return variables;
  }

  Optional<VehicleConnectedMessage> connected() {
    return Optional.ofNullable(connected);
  }

  Optional<PermissionChangedMessage> answer() {
    return Optional.ofNullable(answer);
  }

  Optional<WireConditions> conditions() {
    return Optional.ofNullable(conditions);
  }

  /** What the station said last that it can offer. */
  Optional<CapabilityMessage> capability() {
    return Optional.ofNullable(capability);
  }

  Optional<Offers> offered(Direction direction) {
    return capability().map(known -> direction == Direction.DOWNWARD ? known.discharge() : known.charge());
  }

  /** The latest event of the latest transaction. */
  Optional<TransactionEventRequest> transaction() {
    return Optional.ofNullable(transaction);
  }

  Optional<Instant> transactionStarted() {
    return Optional.ofNullable(transactionStarted);
  }
}
