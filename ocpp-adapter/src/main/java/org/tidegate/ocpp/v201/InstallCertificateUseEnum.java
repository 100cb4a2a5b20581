package org.tidegate.ocpp.v201;

/** What a root certificate is for. OCPP 2.0.1 Part 2, 3.45. */
public enum InstallCertificateUseEnum {
  V2GRootCertificate, MORootCertificate, CSMSRootCertificate, ManufacturerRootCertificate
}
