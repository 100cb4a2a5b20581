package org.tidegate.ocpp.v21;

/** How a certificate's hashes were computed. OCPP 2.1 Part 2, 3.51. */
public enum HashAlgorithmEnum {
  SHA256, SHA384, SHA512
}
