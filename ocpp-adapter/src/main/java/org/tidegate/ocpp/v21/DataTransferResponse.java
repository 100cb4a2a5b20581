package org.tidegate.ocpp.v21;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Answers a vendor's own message. Immutable. OCPP 2.1 Part 2, 1.20.2, P01 and P02.
 *
 * @param data any JSON value; not to be modified
 */
public record DataTransferResponse(DataTransferStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable JsonNode data, @Nullable CustomData customData) implements OcppResponse {
  public DataTransferResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static DataTransferResponse of(DataTransferStatusEnum status) {
    return new DataTransferResponse(status, null, null, null);
  }
}
