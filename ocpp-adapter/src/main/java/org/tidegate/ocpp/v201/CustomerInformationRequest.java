package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks what is kept of a customer, or wants it forgotten. Immutable. OCPP 2.0.1 Part 2, 1.12.1, N09 and N10.
 *
 * @param report whether to tell it
 * @param clear whether to forget it
 * @param customerIdentifier one of three ways to name the customer
 */
public record CustomerInformationRequest(Integer requestId, Boolean report, Boolean clear,
    @Nullable String customerIdentifier, @Nullable IdToken idToken, @Nullable CertificateHashData customerCertificate,
    @Nullable CustomData customData) implements OcppRequest {
  public CustomerInformationRequest {
    Check.required("requestId", requestId);
    Check.required("report", report);
    Check.required("clear", clear);
    Check.maxLength("customerIdentifier", customerIdentifier, 64);
  }

  /** With the required fields only. */
  public static CustomerInformationRequest of(Integer requestId, Boolean report, Boolean clear) {
    return new CustomerInformationRequest(requestId, report, clear, null, null, null, null);
  }
}
