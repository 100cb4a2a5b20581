package org.tidegate.ocpp.v21;

/** Result of checking a contract certificate. OCPP 2.1 Part 2, 3.4. */
public enum AuthorizeCertificateStatusEnum {
  Accepted,
  SignatureError,
  CertificateExpired,
  CertificateRevoked,
  NoCertificateAvailable,
  CertChainError,
  ContractCancelled
}
