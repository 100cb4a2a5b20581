package org.tidegate.ocpp.v201;

/** What an installed certificate is for. OCPP 2.0.1 Part 2, 3.36. */
public enum GetCertificateIdUseEnum {
  V2GRootCertificate, MORootCertificate, CSMSRootCertificate, V2GCertificateChain, ManufacturerRootCertificate
}
