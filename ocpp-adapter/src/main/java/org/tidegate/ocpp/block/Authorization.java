package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.tidegate.domain.authorization.ListUpdate;
import org.tidegate.domain.authorization.LocalList;
import org.tidegate.domain.port.AuthorizationRequests;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.IdTokens;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.translate.WireNames;
import org.tidegate.ocpp.v21.AuthorizationData;
import org.tidegate.ocpp.v21.ClearCacheRequest;
import org.tidegate.ocpp.v21.ClearCacheResponse;
import org.tidegate.ocpp.v21.ClearCacheStatusEnum;
import org.tidegate.ocpp.v21.GetLocalListVersionResponse;
import org.tidegate.ocpp.v21.SendLocalListRequest;
import org.tidegate.ocpp.v21.SendLocalListResponse;
import org.tidegate.ocpp.v21.SendLocalListStatusEnum;
import org.tidegate.ocpp.v21.V21;

/** Blocks C and D, as far as the central system asks: the authorization cache and the local list. Station loop only. */
public final class Authorization implements Block {
  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public Authorization(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.CLEAR_CACHE, this::clearCache),
        RpcFeature.answeredLater(V21.SEND_LOCAL_LIST, this::sendLocalList),
        RpcFeature.answered(V21.GET_LOCAL_LIST_VERSION,
            _ -> GetLocalListVersionResponse.of(requests().localListVersion())));
  }

  /** C11.FR.02 to C11.FR.04. */
  private CompletionStage<ClearCacheResponse> clearCache(ClearCacheRequest request) {
    return requests().clearCache().thenApply(cleared -> cleared
        ? ClearCacheResponse.of(ClearCacheStatusEnum.Accepted)
        : new ClearCacheResponse(ClearCacheStatusEnum.Rejected,
            StatusInfos.of("NotEnabled", "the cache is not in use"), null));
  }

  private CompletionStage<SendLocalListResponse> sendLocalList(SendLocalListRequest request) {
    var entries = Optional.ofNullable(request.localAuthorizationList()).orElse(List.of());
    var update = new ListUpdate(request.versionNumber(), WireNames.same(request.updateType(), ListUpdate.Kind.class),
        entries.stream().map(Authorization::entry).toList());
    return requests().updateLocalList(update).thenApply(Authorization::answer);
  }

  private static ListUpdate.Entry entry(AuthorizationData wire) {
    return new ListUpdate.Entry(IdTokens.read(wire.idToken()),
        Optional.ofNullable(wire.idTokenInfo()).map(IdTokens::read));
  }

  /** D01.FR.02, D01.FR.19. */
  private static SendLocalListResponse answer(LocalList.Outcome outcome) {
    return switch (outcome) {
      case LocalList.Outcome.Accepted _ -> SendLocalListResponse.of(SendLocalListStatusEnum.Accepted);
      case LocalList.Outcome.VersionMismatch _ -> SendLocalListResponse.of(SendLocalListStatusEnum.VersionMismatch);
      case LocalList.Outcome.Failed failed ->
        new SendLocalListResponse(SendLocalListStatusEnum.Failed, StatusInfos.of(failed.why()), null);
    };
  }

  private AuthorizationRequests requests() {
    return station.get().authorization();
  }
}
