package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.TariffRequests;
import org.tidegate.domain.port.TariffRequests.Answer;
import org.tidegate.domain.port.TariffRequests.Assignment;
import org.tidegate.ocpp.rpc.ErrorCode;
import org.tidegate.ocpp.rpc.RpcException;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.translate.Tariffs;
import org.tidegate.ocpp.translate.TransactionIds;
import org.tidegate.ocpp.translate.WireNames;
import org.tidegate.ocpp.v21.ChangeTransactionTariffRequest;
import org.tidegate.ocpp.v21.ChangeTransactionTariffResponse;
import org.tidegate.ocpp.v21.ClearTariffsRequest;
import org.tidegate.ocpp.v21.ClearTariffsResponse;
import org.tidegate.ocpp.v21.ClearTariffsResult;
import org.tidegate.ocpp.v21.GetTariffsRequest;
import org.tidegate.ocpp.v21.GetTariffsResponse;
import org.tidegate.ocpp.v21.SetDefaultTariffRequest;
import org.tidegate.ocpp.v21.SetDefaultTariffResponse;
import org.tidegate.ocpp.v21.StatusInfo;
import org.tidegate.ocpp.v21.Tariff;
import org.tidegate.ocpp.v21.TariffAssignment;
import org.tidegate.ocpp.v21.TariffChangeStatusEnum;
import org.tidegate.ocpp.v21.TariffClearStatusEnum;
import org.tidegate.ocpp.v21.TariffGetStatusEnum;
import org.tidegate.ocpp.v21.TariffKindEnum;
import org.tidegate.ocpp.v21.TariffSetStatusEnum;
import org.tidegate.ocpp.v21.V21;

/** Block I: tariffs that the station follows, OCPP 2.1 only. Station loop only. */
public final class TariffManagement implements Block {
  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public TariffManagement(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.SET_DEFAULT_TARIFF, this::setDefault),
        RpcFeature.answered(V21.GET_TARIFFS, this::get), RpcFeature.answeredLater(V21.CLEAR_TARIFFS, this::clear),
        RpcFeature.answeredLater(V21.CHANGE_TRANSACTION_TARIFF, this::change));
  }

  /** 2.1 I07.FR.01, 2.1 I11.FR.01. */
  private TariffRequests tariffs() {
    var tariffs = station.get().tariffs();
    if (!tariffs.isEnabled()) {
      throw new RpcException(ErrorCode.NotSupported, "TariffCostCtrlr.Enabled[Tariff] is false");
    }
    return tariffs;
  }

  private CompletionStage<SetDefaultTariffResponse> setDefault(SetDefaultTariffRequest request) {
    var tariffs = tariffs();
    return judged(request.tariff(), tariff -> tariffs.setDefault(request.evseId(), tariff))
        .thenApply(answer -> new SetDefaultTariffResponse(WireNames.same(answer.status(), TariffSetStatusEnum.class),
            why(answer), null));
  }

  private CompletionStage<ChangeTransactionTariffResponse> change(ChangeTransactionTariffRequest request) {
    var tariffs = tariffs();
    return judged(request.tariff(), tariff -> tariffs.change(TransactionIds.read(request.transactionId()), tariff))
        .thenApply(answer -> new ChangeTransactionTariffResponse(
            WireNames.same(answer.status(), TariffChangeStatusEnum.class), why(answer), null));
  }

  private static CompletionStage<Answer> judged(Tariff wire,
      Function<org.tidegate.domain.tariff.Tariff, CompletionStage<Answer>> ask) {
    var read = Tariffs.read(wire);
    return read.tariff().map(ask)
        .orElseGet(() -> CompletableFuture.completedStage(Answer.rejected(read.fault().orElseThrow())));
  }

  private static @Nullable StatusInfo why(Answer answer) {
    return answer.why().map(StatusInfos::of).orElse(null);
  }

  private GetTariffsResponse get(GetTariffsRequest request) {
    var all = tariffs().assignments(request.evseId());
    return all.isEmpty()
        ? GetTariffsResponse.of(TariffGetStatusEnum.NoTariff) // 2.1 I09.FR.03
        : new GetTariffsResponse(TariffGetStatusEnum.Accepted, null,
            all.stream().map(TariffManagement::write).toList(), null);
  }

  private static TariffAssignment write(Assignment one) {
    return new TariffAssignment(one.tariffId(),
        one.isDefault() ? TariffKindEnum.DefaultTariff : TariffKindEnum.DriverTariff, one.validFrom().orElse(null),
        one.evseIds().isEmpty() ? null : one.evseIds(), one.idTokens().isEmpty() ? null : one.idTokens(), null);
  }

  private CompletionStage<ClearTariffsResponse> clear(ClearTariffsRequest request) {
    var ids = Optional.ofNullable(request.tariffIds()).map(Set::copyOf).orElse(Set.of());
    return tariffs().clear(ids, Optional.ofNullable(request.evseId())).thenApply(cleared -> ClearTariffsResponse.of(
        cleared.isEmpty()
            ? List.of(ClearTariffsResult.of(TariffClearStatusEnum.NoTariff)) // 2.1 I10.FR.06
            : cleared.stream().map(id -> new ClearTariffsResult(id, TariffClearStatusEnum.Accepted, null, null))
                .toList()));
  }
}
