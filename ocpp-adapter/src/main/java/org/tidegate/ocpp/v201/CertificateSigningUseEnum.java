package org.tidegate.ocpp.v201;

/** What a certificate to be signed is for. OCPP 2.0.1 Part 2, 3.9. */
public enum CertificateSigningUseEnum {
  ChargingStationCertificate, V2GCertificate
}
