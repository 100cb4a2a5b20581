package org.tidegate.ocpp;

import java.util.List;
import org.tidegate.ocpp.dialect.V2xSpelling;
import org.tidegate.ocpp.dialect.Versions;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.Features;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.transport.NettyTransmitter;
import org.tidegate.ocpp.v21.BootNotificationRequest;
import org.tidegate.ocpp.v21.BootReasonEnum;
import org.tidegate.ocpp.v21.ChargingStation;
import org.tidegate.ocpp.v21.V21;

/**
 * Writes the first message once for nobody, so that what it needs is loaded and worked out when it is due: a good part of a
 * start, and it needs nothing of the station. Safe from any thread; opens no connection.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /** Takes some ten milliseconds in a fresh program, and next to none again. */
  public static void play() {
    NettyTransmitter.rehearse();
    var features = new Features();
    features.add(RpcFeature.sent(V21.BOOT_NOTIFICATION));
    var message = BootNotificationRequest.of(ChargingStation.of("model", "vendor"), BootReasonEnum.PowerUp);
    for (var version : List.of(OcppVersion.V201, OcppVersion.V21)) {
      new Versions(features, V2xSpelling.standard(), () -> version).write(message);
    }
  }
}
