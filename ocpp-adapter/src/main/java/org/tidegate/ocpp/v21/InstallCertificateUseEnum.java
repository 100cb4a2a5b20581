package org.tidegate.ocpp.v21;

/** What a root certificate is for. OCPP 2.1 Part 2, 3.53. */
public enum InstallCertificateUseEnum {
  V2GRootCertificate, MORootCertificate, ManufacturerRootCertificate, CSMSRootCertificate, OEMRootCertificate
}
