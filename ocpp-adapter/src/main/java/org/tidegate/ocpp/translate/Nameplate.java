package org.tidegate.ocpp.translate;

import java.util.Optional;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.ocpp.v21.ChargingStation;

/** What a BootNotification tells of the station: its device model's word, B01. Station loop only. */
public final class Nameplate {
  private Nameplate() {}

  /**
   * The station as it calls itself.
   *
   * @throws IllegalArgumentException when it has no model or vendor name
   */
  public static ChargingStation of(CentralSystemRequests station) {
    return new ChargingStation(required(station, "Model"), required(station, "VendorName"),
        value(station, "SerialNumber").orElse(null), null, value(station, "FirmwareVersion").orElse(null), null);
  }

  private static String required(CentralSystemRequests station, String variable) {
    return value(station, variable)
        .orElseThrow(() -> new IllegalArgumentException("the device model has no ChargingStation." + variable));
  }

  private static Optional<String> value(CentralSystemRequests station, String variable) {
    return station.getVariable(VariableAddress.of("ChargingStation", variable), AttributeType.Actual).value()
        .filter(text -> !text.isEmpty());
  }
}
