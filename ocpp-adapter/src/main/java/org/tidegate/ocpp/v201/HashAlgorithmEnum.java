package org.tidegate.ocpp.v201;

/** How a certificate's hashes were computed. OCPP 2.0.1 Part 2, 3.42. */
public enum HashAlgorithmEnum {
  SHA256, SHA384, SHA512
}
