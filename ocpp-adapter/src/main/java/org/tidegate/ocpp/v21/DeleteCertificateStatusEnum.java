package org.tidegate.ocpp.v21;

/** What became of a certificate to be deleted. OCPP 2.1 Part 2, 3.32. */
public enum DeleteCertificateStatusEnum {
  Accepted, Failed, NotFound
}
