package org.tidegate.domain.port;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.firmware.FirmwareRequest;
import org.tidegate.domain.smartcharging.Refusal;

/** What the central system asks about firmware. Called on the station loop; stages complete on it. */
public interface FirmwareRequests {
  /** Fetches and installs firmware, L01 and L02. Completes once that will happen whatever comes, or is refused. */
  CompletionStage<Answer> update(FirmwareRequest request);

  /**
   * Whether an update was taken. Immutable.
   *
   * @param refusal why not; absent when it was taken
   */
  record Answer(Status status, Optional<Refusal> refusal) {}

  /** Names of OCPP 2.0.1 UpdateFirmwareStatusEnumType. */
  enum Status {
    Accepted,
    Rejected,
    AcceptedCanceled,
    InvalidCertificate,
    RevokedCertificate
  }
}
