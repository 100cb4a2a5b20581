package org.tidegate.domain.port;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.diagnostics.LogRequest;
import org.tidegate.domain.smartcharging.Refusal;

/** What the central system asks about logs. Called on the station loop; stages complete on it. */
public interface LogRequests {
  /** Uploads a log, N01. */
  CompletionStage<Answer> upload(LogRequest request);

  /**
   * Whether a log will be uploaded. Immutable.
   *
   * @param refusal why not; absent when it will
   * @param fileName of the log; absent when there is none
   */
  record Answer(Status status, Optional<Refusal> refusal, Optional<String> fileName) {}

  /** Names of OCPP 2.0.1 LogStatusEnumType. */
  enum Status {
    Accepted,
    Rejected,
    AcceptedCanceled
  }
}
