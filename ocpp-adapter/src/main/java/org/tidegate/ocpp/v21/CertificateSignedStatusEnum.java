package org.tidegate.ocpp.v21;

/** Whether a signed certificate was taken. OCPP 2.1 Part 2, 3.9. */
public enum CertificateSignedStatusEnum {
  Accepted, Rejected
}
