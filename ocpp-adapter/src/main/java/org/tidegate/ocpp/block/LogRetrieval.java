package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.tidegate.domain.diagnostics.LogRequest;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.LogRequests.Answer;
import org.tidegate.domain.port.Logs;
import org.tidegate.domain.port.Retrying;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.translate.WireNames;
import org.tidegate.ocpp.v21.GetLogRequest;
import org.tidegate.ocpp.v21.GetLogResponse;
import org.tidegate.ocpp.v21.LogEnum;
import org.tidegate.ocpp.v21.LogStatusEnum;
import org.tidegate.ocpp.v21.V21;

/** Block N as far as logs go, N01. Station loop only. */
public final class LogRetrieval implements Block {
  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public LogRetrieval(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.GET_LOG, this::getLog));
  }

  private CompletionStage<GetLogResponse> getLog(GetLogRequest request) {
    if (request.logType() == LogEnum.DataCollectorLog) {
      return CompletableFuture.completedStage(new GetLogResponse(LogStatusEnum.Rejected,
          StatusInfos.of("UnsupportedParam", "this station collects no data"), null, null));
    }
    return station.get().logs().upload(read(request)).thenApply(LogRetrieval::write);
  }

  private static LogRequest read(GetLogRequest request) {
    var log = request.log();
    return new LogRequest(request.requestId(), WireNames.same(request.logType(), LogRequest.Kind.class),
        log.remoteLocation(),
        new Logs.Window(Optional.ofNullable(log.oldestTimestamp()), Optional.ofNullable(log.latestTimestamp())),
        Retrying.of(Optional.ofNullable(request.retries()), Optional.ofNullable(request.retryInterval())));
  }

  private static GetLogResponse write(Answer answer) {
    return new GetLogResponse(WireNames.same(answer.status(), LogStatusEnum.class),
        answer.refusal().map(StatusInfos::of).orElse(null), answer.fileName().orElse(null), null);
  }
}
