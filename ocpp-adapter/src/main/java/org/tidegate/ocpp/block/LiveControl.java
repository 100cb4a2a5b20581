package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.CentralSystemRequests.Priority;
import org.tidegate.domain.port.CentralSystemRequests.PriorityAnswer;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.ScheduleUpdates;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.translate.TransactionIds;
import org.tidegate.ocpp.translate.WireNames;
import org.tidegate.ocpp.v21.AFRRSignalRequest;
import org.tidegate.ocpp.v21.AFRRSignalResponse;
import org.tidegate.ocpp.v21.ChargingProfileStatusEnum;
import org.tidegate.ocpp.v21.GenericStatusEnum;
import org.tidegate.ocpp.v21.PriorityChargingStatusEnum;
import org.tidegate.ocpp.v21.StatusInfo;
import org.tidegate.ocpp.v21.UpdateDynamicScheduleRequest;
import org.tidegate.ocpp.v21.UpdateDynamicScheduleResponse;
import org.tidegate.ocpp.v21.UsePriorityChargingRequest;
import org.tidegate.ocpp.v21.UsePriorityChargingResponse;
import org.tidegate.ocpp.v21.V21;

/**
 * What changes power at once without a new profile, OCPP 2.1 only: numbers of dynamic profiles (K28), priority charging
 * (K21), and the signal of frequency restoration (Q08). Station loop only.
 */
public final class LiveControl implements Block {
  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public LiveControl(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.UPDATE_DYNAMIC_SCHEDULE, this::update),
        RpcFeature.answeredLater(V21.USE_PRIORITY_CHARGING, this::prioritise),
        RpcFeature.answered(V21.AFRR_SIGNAL, this::signal));
  }

  /** 2.1 K28.FR.06, 2.1 K28.FR.09. */
  private CompletionStage<UpdateDynamicScheduleResponse> update(UpdateDynamicScheduleRequest request) {
    return station.get()
        .updateDynamicSchedule(request.chargingProfileId(), ScheduleUpdates.read(request.scheduleUpdate()))
        .thenApply(refusal -> new UpdateDynamicScheduleResponse(
            refusal.isEmpty() ? ChargingProfileStatusEnum.Accepted : ChargingProfileStatusEnum.Rejected, why(refusal),
            null));
  }

  /** 2.1 K21.FR.01 to 2.1 K21.FR.03, 2.1 K21.FR.06. */
  private CompletionStage<UsePriorityChargingResponse> prioritise(UsePriorityChargingRequest request) {
    return station.get().usePriorityCharging(TransactionIds.read(request.transactionId()),
        request.activate() ? Priority.ACTIVATE : Priority.DEACTIVATE).thenApply(LiveControl::answer);
  }

  private static UsePriorityChargingResponse answer(PriorityAnswer answer) {
    return new UsePriorityChargingResponse(WireNames.same(answer.status(), PriorityChargingStatusEnum.class),
        why(answer.refusal()), null);
  }

  /** 2.1 Q08.FR.10, 2.1 Q08.FR.11. */
  private AFRRSignalResponse signal(AFRRSignalRequest request) {
    var refusal = station.get().afrrSignal(request.signal(), request.timestamp());
    return new AFRRSignalResponse(refusal.isEmpty() ? GenericStatusEnum.Accepted : GenericStatusEnum.Rejected,
        why(refusal), null);
  }

  private static @Nullable StatusInfo why(Optional<Refusal> refusal) {
    return refusal.map(StatusInfos::of).orElse(null);
  }
}
