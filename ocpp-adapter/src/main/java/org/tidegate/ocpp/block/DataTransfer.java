package org.tidegate.ocpp.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.ocpp.interchange.AdviceMessage;
import org.tidegate.ocpp.interchange.BadContent;
import org.tidegate.ocpp.interchange.CompensationStatementMessage;
import org.tidegate.ocpp.interchange.InterchangeJson;
import org.tidegate.ocpp.interchange.PriceScheduleMessage;
import org.tidegate.ocpp.interchange.SetPermissionMessage;
import org.tidegate.ocpp.interchange.TermsMessage;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.InterchangeMessages;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.v21.DataTransferRequest;
import org.tidegate.ocpp.v21.DataTransferResponse;
import org.tidegate.ocpp.v21.DataTransferStatusEnum;
import org.tidegate.ocpp.v21.StatusInfo;
import org.tidegate.ocpp.v21.V21;

/** Block P: our own messages from the central system, P01. Station loop only. */
public final class DataTransfer implements Block {
  private static final Logger log = LoggerFactory.getLogger(DataTransfer.class);

  private final Supplier<CentralSystemRequests> station;
  private final String vendorId;
  private final BooleanSupplier remotePermission;

  /**
   * Asks this station.
   *
   * @param vendorId ours
   * @param remotePermission whether the connection may bring a driver's answer
   */
  public DataTransfer(Supplier<CentralSystemRequests> station, String vendorId,
      BooleanSupplier remotePermission) {
    this.station = station;
    this.vendorId = vendorId;
    this.remotePermission = remotePermission;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.DATA_TRANSFER, this::handle));
  }

  private CompletionStage<DataTransferResponse> handle(DataTransferRequest request) {
    if (!request.vendorId().equals(vendorId)) {
      return now(DataTransferResponse.of(DataTransferStatusEnum.UnknownVendorId)); // P01.FR.05
    }
    String messageId = request.messageId();
    return switch (messageId == null ? "" : messageId) {
      case PriceScheduleMessage.ID -> read(request.data(), PriceScheduleMessage.class,
          InterchangeMessages::read, station.get()::setPrices);
      case TermsMessage.ID -> read(request.data(), TermsMessage.class, InterchangeMessages::read,
          station.get()::setTerms);
      case CompensationStatementMessage.ID -> read(request.data(), CompensationStatementMessage.class,
          InterchangeMessages::read, station.get()::takeStatement);
      case AdviceMessage.ID -> read(request.data(), AdviceMessage.class, InterchangeMessages::read,
          station.get()::takeAdvice);
      case SetPermissionMessage.ID -> permission(request.data());
      default -> now(DataTransferResponse.of(DataTransferStatusEnum.UnknownMessageId)); // P01.FR.06
    };
  }

  private CompletionStage<DataTransferResponse> permission(@Nullable JsonNode data) {
    if (!remotePermission.getAsBoolean()) {
      log.warn("SetPermission refused: this connection has no TLS");
      return now(rejected("NotEnabled", "SetPermission needs security profile 2 or 3"));
    }
    return read(data, SetPermissionMessage.class, InterchangeMessages::read, station.get()::setPermission);
  }

  private static <T extends Record, D> CompletionStage<DataTransferResponse> read(@Nullable JsonNode data,
      Class<T> type,
      Function<T, D> translate, Function<D, CompletionStage<Optional<String>>> handler) {
    D content;
    try {
      content = translate.apply(InterchangeJson.read(data, type));
    } catch (BadContent e) {
      return now(rejected("InvalidValue", e.why()));
    } catch (IllegalArgumentException e) {
      return now(rejected("InvalidValue", String.valueOf(e.getMessage())));
    }
    return handler.apply(content).thenApply(DataTransfer::answer);
  }

  private static DataTransferResponse answer(Optional<String> refusal) {
    return refusal.map(why -> rejected("Unspecified", why))
        .orElseGet(() -> DataTransferResponse.of(DataTransferStatusEnum.Accepted));
  }

  private static DataTransferResponse rejected(String reasonCode, String why) {
    StatusInfo info = StatusInfos.of(reasonCode, why);
    return new DataTransferResponse(DataTransferStatusEnum.Rejected, info, null, null);
  }

  private static CompletionStage<DataTransferResponse> now(DataTransferResponse answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
