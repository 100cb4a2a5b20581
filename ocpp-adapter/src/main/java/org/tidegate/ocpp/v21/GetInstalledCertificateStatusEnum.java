package org.tidegate.ocpp.v21;

/** Whether such certificates are installed. OCPP 2.1 Part 2, 3.48. */
public enum GetInstalledCertificateStatusEnum {
  Accepted, NotFound
}
