package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Sends one part of a report on the device model. Immutable. OCPP 2.1 Part 2, 1.56.1, B07 and B08.
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
    Check.atLeast("seqNo", seqNo, 0);
    reportData = Check.optionalItems("reportData", reportData);
  }

  /** With the required fields only. */
  public static NotifyReportRequest of(Integer requestId, Instant generatedAt, Integer seqNo) {
    return new NotifyReportRequest(requestId, generatedAt, seqNo, null, null, null);
  }
}
