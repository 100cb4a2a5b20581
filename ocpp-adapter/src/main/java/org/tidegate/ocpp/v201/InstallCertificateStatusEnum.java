package org.tidegate.ocpp.v201;

/** Whether a certificate was installed. OCPP 2.0.1 Part 2, 3.44. */
public enum InstallCertificateStatusEnum {
  Accepted, Rejected, Failed
}
