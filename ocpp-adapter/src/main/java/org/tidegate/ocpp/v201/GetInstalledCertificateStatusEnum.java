package org.tidegate.ocpp.v201;

/** Whether such certificates are installed. OCPP 2.0.1 Part 2, 3.40. */
public enum GetInstalledCertificateStatusEnum {
  Accepted, NotFound
}
