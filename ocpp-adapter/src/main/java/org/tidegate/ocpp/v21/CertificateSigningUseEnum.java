package org.tidegate.ocpp.v21;

/** What a certificate to be signed is for. OCPP 2.1 Part 2, 3.10. */
public enum CertificateSigningUseEnum {
  ChargingStationCertificate, V2GCertificate, V2G20Certificate
}
