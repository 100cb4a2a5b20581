package org.tidegate.ocpp.block;

import java.util.List;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.ocpp.rpc.RpcFeature;

/** Some actions of the central system that belong together. Station loop only. */
public interface Block {
  /** What to register. */
  List<RpcFeature<?, ?>> features();

  /** Whether the station has this EVSE; 0, the station itself, is none. */
  static boolean isEvse(CentralSystemRequests station, int evseId) {
    return evseId >= 1 && evseId <= station.evseCount();
  }
}
