package org.tidegate.ocpp.v201;

/** What became of a certificate to be deleted. OCPP 2.0.1 Part 2, 3.28. */
public enum DeleteCertificateStatusEnum {
  Accepted, Failed, NotFound
}
