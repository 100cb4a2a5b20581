package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.DisplayRequests.Criteria;
import org.tidegate.domain.port.DisplayRequests.SetAnswer;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.DisplayTexts;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.translate.TransactionIds;
import org.tidegate.ocpp.translate.WireNames;
import org.tidegate.ocpp.v21.ClearDisplayMessageRequest;
import org.tidegate.ocpp.v21.ClearDisplayMessageResponse;
import org.tidegate.ocpp.v21.ClearMessageStatusEnum;
import org.tidegate.ocpp.v21.Component;
import org.tidegate.ocpp.v21.CostUpdatedRequest;
import org.tidegate.ocpp.v21.CostUpdatedResponse;
import org.tidegate.ocpp.v21.DisplayMessageStatusEnum;
import org.tidegate.ocpp.v21.GetDisplayMessagesRequest;
import org.tidegate.ocpp.v21.GetDisplayMessagesResponse;
import org.tidegate.ocpp.v21.GetDisplayMessagesStatusEnum;
import org.tidegate.ocpp.v21.SetDisplayMessageRequest;
import org.tidegate.ocpp.v21.SetDisplayMessageResponse;
import org.tidegate.ocpp.v21.V21;

/** Block O, messages on the display, and from block I the cost that is shown there. Station loop only. */
public final class DisplayMessages implements Block {
  /** Where OCPP 2.0.1 names an id below 0, which OCPP 2.1 has none of, this one is read. */
  private static final int NOBODYS = Integer.MAX_VALUE;

  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public DisplayMessages(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.SET_DISPLAY_MESSAGE, this::set),
        RpcFeature.answered(V21.GET_DISPLAY_MESSAGES, this::get),
        RpcFeature.answeredLater(V21.CLEAR_DISPLAY_MESSAGE, this::clear),
        RpcFeature.answered(V21.COST_UPDATED, this::cost));
  }

  private CompletionStage<SetDisplayMessageResponse> set(SetDisplayMessageRequest request) {
    if (!isOurs(request.message().display())) { // O01.FR.22
      return CompletableFuture.completedStage(answer(SetAnswer.rejected("NotFound", "there is no such display")));
    }
    if (request.message().id() == NOBODYS) {
      return CompletableFuture
          .completedStage(answer(SetAnswer.rejected("InvalidValue", "no message can have this id")));
    }
    return station.get().display().set(DisplayTexts.read(request.message())).thenApply(DisplayMessages::answer);
  }

  /** The panel is the only display (O01.FR.20, O01.FR.23). */
  private static boolean isOurs(@Nullable Component display) {
    return display == null || display.name().equalsIgnoreCase(DisplayTexts.DISPLAY) && display.instance() == null
        && display.evse() == null;
  }

  private static SetDisplayMessageResponse answer(SetAnswer answer) {
    return new SetDisplayMessageResponse(WireNames.same(answer.status(), DisplayMessageStatusEnum.class),
        answer.refusal().map(StatusInfos::of).orElse(null), null);
  }

  private GetDisplayMessagesResponse get(GetDisplayMessagesRequest request) {
    var criteria = new Criteria(Optional.ofNullable(request.id()).map(Set::copyOf).orElse(Set.of()),
        Optional.ofNullable(request.priority()).map(name -> WireNames.same(name, DisplayMessage.Priority.class)),
        Optional.ofNullable(request.state()).map(name -> WireNames.same(name, DisplayMessage.State.class)));
    return GetDisplayMessagesResponse.of(station.get().display().report(request.requestId(), criteria)
        ? GetDisplayMessagesStatusEnum.Accepted
        : GetDisplayMessagesStatusEnum.Unknown);
  }

  private CompletionStage<ClearDisplayMessageResponse> clear(ClearDisplayMessageRequest request) {
    return station.get().display().clear(request.id()).thenApply(known -> ClearDisplayMessageResponse.of(known
        ? ClearMessageStatusEnum.Accepted
        : ClearMessageStatusEnum.Unknown));
  }

  /** I02.FR.02. */
  private CostUpdatedResponse cost(CostUpdatedRequest request) {
    station.get().display().cost(TransactionIds.read(request.transactionId()), request.totalCost());
    return CostUpdatedResponse.of();
  }
}
