package org.tidegate.ocpp.v201;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Sends one part of a report on the device model. Immutable. OCPP 2.0.1 Part 2, 1.40.1, B07 and B08.
 *
 * @param requestId of the request that ordered the report
 * @param seqNo of this part, from 0
 * @param tbc whether another part of the report follows; absent means no
 */
public record NotifyReportRequest(Integer requestId, Instant generatedAt, Integer seqNo,
    @Nullable List<ReportData> reportData, @Nullable Boolean tbc,
    @Nullable CustomData customData) implements OcppRequest {
  public NotifyReportRequest {
    Check.required("requestId", requestId);
    Check.required("generatedAt", generatedAt);
    Check.required("seqNo", seqNo);
    reportData = Check.optionalItems("reportData", reportData);
  }

  /** With the required fields only. */
  public static NotifyReportRequest of(Integer requestId, Instant generatedAt, Integer seqNo) {
    return new NotifyReportRequest(requestId, generatedAt, seqNo, null, null, null);
  }
}
