package org.tidegate.ocpp.v201;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Carries a vendor's own message. Immutable. OCPP 2.0.1 Part 2, 1.13.1, P01 and P02.
 *
 * @param data any JSON value; not to be modified
 */
public record DataTransferRequest(String vendorId, @Nullable String messageId, @Nullable JsonNode data,
    @Nullable CustomData customData) implements OcppRequest {
  public DataTransferRequest {
    Check.required("vendorId", vendorId);
    Check.maxLength("vendorId", vendorId, 255);
    Check.maxLength("messageId", messageId, 50);
  }

  /** With the required fields only. */
  public static DataTransferRequest of(String vendorId) {
    return new DataTransferRequest(vendorId, null, null, null);
  }
}
