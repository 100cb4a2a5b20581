package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.tidegate.domain.firmware.FirmwareRequest;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.FirmwareRequests.Answer;
import org.tidegate.domain.port.Retrying;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.translate.WireNames;
import org.tidegate.ocpp.v21.UpdateFirmwareRequest;
import org.tidegate.ocpp.v21.UpdateFirmwareResponse;
import org.tidegate.ocpp.v21.UpdateFirmwareStatusEnum;
import org.tidegate.ocpp.v21.V21;

/** Block L: firmware updates. Station loop only. */
public final class FirmwareManagement implements Block {
  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public FirmwareManagement(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.UPDATE_FIRMWARE, this::update));
  }

  private CompletionStage<UpdateFirmwareResponse> update(UpdateFirmwareRequest request) {
    return station.get().firmware().update(read(request)).thenApply(FirmwareManagement::write);
  }

  private static FirmwareRequest read(UpdateFirmwareRequest request) {
    var firmware = request.firmware();
    return new FirmwareRequest(request.requestId(), firmware.location(), firmware.retrieveDateTime(),
        Optional.ofNullable(firmware.installDateTime()),
        Retrying.of(Optional.ofNullable(request.retries()), Optional.ofNullable(request.retryInterval())),
        Optional.ofNullable(firmware.signingCertificate()).filter(text -> !text.isBlank()),
        Optional.ofNullable(firmware.signature()).filter(text -> !text.isBlank()));
  }

  private static UpdateFirmwareResponse write(Answer answer) {
    return new UpdateFirmwareResponse(WireNames.same(answer.status(), UpdateFirmwareStatusEnum.class),
        answer.refusal().map(StatusInfos::of).orElse(null), null);
  }
}
