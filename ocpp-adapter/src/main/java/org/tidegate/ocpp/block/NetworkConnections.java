package org.tidegate.ocpp.block;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.NetworkRequests.Answer;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.translate.WireNames;
import org.tidegate.ocpp.v21.NetworkConnectionProfile;
import org.tidegate.ocpp.v21.OCPPTransportEnum;
import org.tidegate.ocpp.v21.SetNetworkProfileRequest;
import org.tidegate.ocpp.v21.SetNetworkProfileResponse;
import org.tidegate.ocpp.v21.SetNetworkProfileStatusEnum;
import org.tidegate.ocpp.v21.V21;

/** Block B, connections to central systems: B09. Station loop only. */
public final class NetworkConnections implements Block {
  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public NetworkConnections(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.SET_NETWORK_PROFILE, this::set));
  }

  private CompletionStage<SetNetworkProfileResponse> set(SetNetworkProfileRequest request) {
    NetworkProfile profile;
    try {
      profile = read(request.configurationSlot(), request.connectionData());
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(
          answer(Answer.rejected("InvalidNetworkConf", String.valueOf(e.getMessage())))); // B09.FR.02
    }
    return station.get().network().set(profile, Optional.ofNullable(request.connectionData().basicAuthPassword()))
        .thenApply(NetworkConnections::answer);
  }

  /** Mobile networks and VPNs are the operating system's here: what the station can't set up it does not promise. */
  private static NetworkProfile read(int slot, NetworkConnectionProfile wire) {
    require(wire.ocppTransport() == OCPPTransportEnum.JSON, "the transport must be JSON");
    require(wire.apn() == null, "this station sets up no mobile network (APN)");
    require(wire.vpn() == null, "this station sets up no VPN");
    var profile = new NetworkProfile(slot, URI.create(wire.ocppCsmsUrl()), wire.securityProfile(),
        Duration.ofSeconds(wire.messageTimeout()), wire.ocppInterface().name(),
        wire.ocppVersion() == null ? NetworkProfile.ANY_VERSION : wire.ocppVersion().name());
    return wire.identity() == null ? profile : profile.as(wire.identity());
  }

  private static SetNetworkProfileResponse answer(Answer answer) {
    return new SetNetworkProfileResponse(WireNames.same(answer.status(), SetNetworkProfileStatusEnum.class),
        answer.refusal().map(StatusInfos::of).orElse(null), null);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
