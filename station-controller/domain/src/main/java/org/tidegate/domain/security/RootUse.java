package org.tidegate.domain.security;

/** Whom a root certificate vouches for; names of OCPP 2.0.1 InstallCertificateUseEnumType. */
public enum RootUse {
  /** Vehicles' contracts' charging infrastructure, ISO 15118. */
  V2GRootCertificate,
  /** Mobility operators, ISO 15118. */
  MORootCertificate,
  /** The central system, and the station towards it. */
  CSMSRootCertificate,
  /** The manufacturer's firmware. */
  ManufacturerRootCertificate
}
