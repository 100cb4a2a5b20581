package org.tidegate.ocpp.v201;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Tells one part of what is kept of a customer. Immutable. OCPP 2.0.1 Part 2, 1.34.1, N09 and N10.
 *
 * @param data for people
 * @param tbc whether another part follows; absent means no
 * @param seqNo of this part, from 0
 * @param requestId of the request that asked
 */
public record NotifyCustomerInformationRequest(String data, @Nullable Boolean tbc, Integer seqNo, Instant generatedAt,
    Integer requestId, @Nullable CustomData customData) implements OcppRequest {
  public NotifyCustomerInformationRequest {
    Check.required("data", data);
    Check.maxLength("data", data, 512);
    Check.required("seqNo", seqNo);
    Check.required("generatedAt", generatedAt);
    Check.required("requestId", requestId);
  }

  /** With the required fields only. */
  public static NotifyCustomerInformationRequest of(String data, Integer seqNo, Instant generatedAt,
      Integer requestId) {
    return new NotifyCustomerInformationRequest(data, null, seqNo, generatedAt, requestId, null);
  }
}
