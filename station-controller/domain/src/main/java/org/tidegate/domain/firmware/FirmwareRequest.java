package org.tidegate.domain.firmware;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.port.Retrying;

/**
 * The central system wants this firmware, OCPP 2.0.1 L01 and L02. Immutable.
 *
 * @param requestId to be told with every status
 * @param location a URL, may hold credentials: never logged
 * @param retrieveAt not to be fetched before
 * @param installAt not to be installed before; absent: as soon as it can be
 * @param retrying of the download
 * @param certificate whose key has signed, PEM; absent: not signed
 * @param signature Base64; absent: not signed
 */
public record FirmwareRequest(
    int requestId,
    String location,
    Instant retrieveAt,
    Optional<Instant> installAt,
    Retrying retrying,
    Optional<String> certificate,
    Optional<String> signature) {

  /** Not its location and signature. */
  @Override
  public String toString() {
    return "firmware request " + requestId;
  }
}
