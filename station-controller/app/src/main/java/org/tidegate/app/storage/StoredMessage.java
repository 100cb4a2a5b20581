package org.tidegate.app.storage;

import org.tidegate.domain.message.Outgoing;

/** The kinds of messages that are kept until delivered, and their names in the database. */
enum StoredMessage {
  TRANSACTION("transaction", Outgoing.Transaction.class),
  SECURITY_EVENT("security-event", Outgoing.SecurityEvent.class),
  FIRMWARE_STATUS("firmware-status", Outgoing.FirmwareStatus.class),
  LOG_STATUS("log-status", Outgoing.LogStatus.class),
  RESERVATION_UPDATE("reservation-update", Outgoing.ReservationUpdate.class),
  VEHICLE_CONNECTED("vehicle-connected", Outgoing.VehicleConnected.class),
  PERMISSION_CHANGED("permission-changed", Outgoing.PermissionChanged.class),
  RECORD_SETTLED("record-settled", Outgoing.RecordSettled.class),
  COMPENSATION_CHOSEN("compensation-chosen", Outgoing.CompensationChosen.class),
  CLAIMED("claimed", Outgoing.Claimed.class);

  private final String token;
  private final Class<? extends Outgoing<?>> type;

  StoredMessage(String token, Class<? extends Outgoing<?>> type) {
    this.token = token;
    this.type = type;
  }

  String token() {
    return token;
  }

  /**
   * The kind of this message.
   *
   * @throws IllegalArgumentException when it is one that is not kept
   */
  static StoredMessage of(Outgoing<?> message) {
    for (var kind : values()) {
      if (kind.type.isInstance(message)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(message.getClass().getSimpleName() + " is no message that is kept");
  }

  static Outgoing<?> read(String token, String body, String row) {
    for (var kind : values()) {
      if (kind.token.equals(token)) {
        return StoredJson.read(kind.type, body, row);
      }
    }
    throw new StorageRefused(row + " is a message of the unknown kind " + token);
  }
}
