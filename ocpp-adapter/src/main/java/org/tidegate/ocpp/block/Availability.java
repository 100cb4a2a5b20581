package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.tidegate.domain.port.AvailabilityRequests.ChangeAnswer;
import org.tidegate.domain.port.AvailabilityRequests.UnlockAnswer;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.station.SetAvailability;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.v21.ChangeAvailabilityRequest;
import org.tidegate.ocpp.v21.ChangeAvailabilityResponse;
import org.tidegate.ocpp.v21.ChangeAvailabilityStatusEnum;
import org.tidegate.ocpp.v21.EVSE;
import org.tidegate.ocpp.v21.OperationalStatusEnum;
import org.tidegate.ocpp.v21.UnlockConnectorRequest;
import org.tidegate.ocpp.v21.UnlockConnectorResponse;
import org.tidegate.ocpp.v21.UnlockStatusEnum;
import org.tidegate.ocpp.v21.V21;

/** Block G: what is in service, and from block F the connectors' locks. Station loop only. */
public final class Availability implements Block {
  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public Availability(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.CHANGE_AVAILABILITY, this::change),
        RpcFeature.answeredLater(V21.UNLOCK_CONNECTOR, this::unlock));
  }

  /** G03.FR.01, G04.FR.01, G04.FR.02. */
  private CompletionStage<ChangeAvailabilityResponse> change(ChangeAvailabilityRequest request) {
    return station.get().availability().change(wanted(request)).thenApply(answer -> answer(request, answer));
  }

  private static SetAvailability wanted(ChangeAvailabilityRequest request) {
    var evse = Optional.ofNullable(request.evse());
    boolean operative = request.operationalStatus() == OperationalStatusEnum.Operative;
    // 0 would mean all of them to the station, but an id counts from 1.
    return new SetAvailability(evse.map(EVSE::id).map(Availability::named).orElse(0),
        evse.map(EVSE::connectorId).map(Availability::named).orElse(0), operative);
  }

  private static int named(int id) {
    return id == 0 ? -1 : id;
  }

  private static ChangeAvailabilityResponse answer(ChangeAvailabilityRequest request, ChangeAnswer answer) {
    return switch (answer) {
      case ACCEPTED -> ChangeAvailabilityResponse.of(ChangeAvailabilityStatusEnum.Accepted);
      case SCHEDULED -> ChangeAvailabilityResponse.of(ChangeAvailabilityStatusEnum.Scheduled);
      case UNKNOWN_EVSE -> new ChangeAvailabilityResponse(ChangeAvailabilityStatusEnum.Rejected,
          StatusInfos.unknownEvse(Optional.ofNullable(request.evse()).map(EVSE::id).orElse(0)), null);
      case UNKNOWN_CONNECTOR -> new ChangeAvailabilityResponse(ChangeAvailabilityStatusEnum.Rejected,
          StatusInfos.of("UnknownConnectorId", "the EVSE has no such connector"), null);
    };
  }

  /** F05.FR.01. */
  private CompletionStage<UnlockConnectorResponse> unlock(UnlockConnectorRequest request) {
    return station.get().availability().unlock(request.evseId(), request.connectorId())
        .thenApply(Availability::answer);
  }

  private static UnlockConnectorResponse answer(UnlockAnswer answer) {
    return switch (answer) {
      case UNLOCKED -> UnlockConnectorResponse.of(UnlockStatusEnum.Unlocked);
      case FAILED -> UnlockConnectorResponse.of(UnlockStatusEnum.UnlockFailed);
      case FIXED_CABLE -> new UnlockConnectorResponse(UnlockStatusEnum.UnlockFailed,
          StatusInfos.of("FixedCable", "the cable belongs to the station"), null);
      case IN_USE -> new UnlockConnectorResponse(UnlockStatusEnum.OngoingAuthorizedTransaction,
          StatusInfos.of("TxInProgress", "someone is authorized to use it"), null);
      case UNKNOWN_CONNECTOR -> new UnlockConnectorResponse(UnlockStatusEnum.UnknownConnector,
          StatusInfos.of("UnknownConnectorId", "there is no such connector"), null);
    };
  }
}
