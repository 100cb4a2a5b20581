package org.tidegate.ocpp.v21;

/** Whether a certificate was installed. OCPP 2.1 Part 2, 3.52. */
public enum InstallCertificateStatusEnum {
  Accepted, Rejected, Failed
}
