package org.tidegate.ocpp.v201;

/** Whether a signed certificate was taken. OCPP 2.0.1 Part 2, 3.8. */
public enum CertificateSignedStatusEnum {
  Accepted, Rejected
}
