package org.tidegate.ocpp.v21;

/** What an installed certificate is for. OCPP 2.1 Part 2, 3.44. */
public enum GetCertificateIdUseEnum {
  V2GRootCertificate,
  MORootCertificate,
  CSMSRootCertificate,
  V2GCertificateChain,
  ManufacturerRootCertificate,
  OEMRootCertificate
}
