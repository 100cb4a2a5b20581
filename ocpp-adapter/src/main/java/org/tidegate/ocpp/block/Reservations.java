package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.ReservationRequests;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.IdTokens;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.translate.WireNames;
import org.tidegate.ocpp.v21.CancelReservationRequest;
import org.tidegate.ocpp.v21.CancelReservationResponse;
import org.tidegate.ocpp.v21.CancelReservationStatusEnum;
import org.tidegate.ocpp.v21.ReserveNowRequest;
import org.tidegate.ocpp.v21.ReserveNowResponse;
import org.tidegate.ocpp.v21.ReserveNowStatusEnum;
import org.tidegate.ocpp.v21.V21;

/** Block H: what the central system reserves. Station loop only. */
public final class Reservations implements Block {
  /** What a negative id of OCPP 2.0.1 becomes, which OCPP 2.1 does not have. */
  private static final int NOBODYS = Integer.MAX_VALUE;

  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public Reservations(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.RESERVE_NOW, this::reserve),
        RpcFeature.answeredLater(V21.CANCEL_RESERVATION, this::cancel));
  }

  private CompletionStage<ReserveNowResponse> reserve(ReserveNowRequest request) {
    if (request.id() == NOBODYS) {
      return CompletableFuture.completedStage(new ReserveNowResponse(ReserveNowStatusEnum.Rejected,
          StatusInfos.of("InvalidValue", "ids of reservations go from 0 on"), null));
    }
    var wanted = new Reservation.Request(request.id(), request.expiryDateTime(), Optional.ofNullable(request.evseId()),
        Optional.ofNullable(request.connectorType()), IdTokens.read(request.idToken()),
        Optional.ofNullable(request.groupIdToken()).map(IdTokens::read));
    return requests().reserve(wanted).thenApply(Reservations::answer);
  }

  private static ReserveNowResponse answer(ReservationRequests.Answer answer) {
    return new ReserveNowResponse(WireNames.same(answer.status(), ReserveNowStatusEnum.class),
        answer.why().map(StatusInfos::of).orElse(null), null);
  }

  /** H02.FR.01, H02.FR.02. */
  private CompletionStage<CancelReservationResponse> cancel(CancelReservationRequest request) {
    return requests().cancel(request.reservationId()).thenApply(cancelled -> cancelled
        ? CancelReservationResponse.of(CancelReservationStatusEnum.Accepted)
        : new CancelReservationResponse(CancelReservationStatusEnum.Rejected,
            StatusInfos.of("NotFound", "there is no reservation " + request.reservationId()), null));
  }

  private ReservationRequests requests() {
    return station.get().reservations();
  }
}
