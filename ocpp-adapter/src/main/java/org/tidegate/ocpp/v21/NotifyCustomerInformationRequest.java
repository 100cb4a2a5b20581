package org.tidegate.ocpp.v21;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Tells one part of what is kept of a customer. Immutable. OCPP 2.1 Part 2, 1.46.1, N09 and N10.
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
    Check.atLeast("seqNo", seqNo, 0);
    Check.required("generatedAt", generatedAt);
    Check.required("requestId", requestId);
    Check.atLeast("requestId", requestId, 0);
  }

  /** With the required fields only. */
  public static NotifyCustomerInformationRequest of(String data, Integer seqNo, Instant generatedAt,
      Integer requestId) {
    return new NotifyCustomerInformationRequest(data, null, seqNo, generatedAt, requestId, null);
  }
}
