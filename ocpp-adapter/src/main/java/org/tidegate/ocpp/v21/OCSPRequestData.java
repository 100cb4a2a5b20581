package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Names a certificate whose revocation is to be checked. Immutable. OCPP 2.1 Part 2, 2.72.
 *
 * @param issuerNameHash of the issuer's distinguished name
 * @param issuerKeyHash of the issuer's public key
 * @param serialNumber hexadecimal without leading zeros
 * @param responderURL where to ask
 */
public record OCSPRequestData(HashAlgorithmEnum hashAlgorithm, String issuerNameHash, String issuerKeyHash,
    String serialNumber, String responderURL, @Nullable CustomData customData) {
  public OCSPRequestData {
    Check.required("hashAlgorithm", hashAlgorithm);
    Check.required("issuerNameHash", issuerNameHash);
    Check.maxLength("issuerNameHash", issuerNameHash, 128);
    Check.required("issuerKeyHash", issuerKeyHash);
    Check.maxLength("issuerKeyHash", issuerKeyHash, 128);
    Check.required("serialNumber", serialNumber);
    Check.maxLength("serialNumber", serialNumber, 40);
    Check.required("responderURL", responderURL);
    Check.maxLength("responderURL", responderURL, 2000);
  }

  /** With the required fields only. */
  public static OCSPRequestData of(HashAlgorithmEnum hashAlgorithm, String issuerNameHash, String issuerKeyHash,
      String serialNumber, String responderURL) {
    return new OCSPRequestData(hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber, responderURL, null);
  }
}
