package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Tells one certificate from all others. Immutable. OCPP 2.1 Part 2, 2.10.
 *
 * @param issuerNameHash of the issuer's DER encoded name, hexadecimal
 * @param issuerKeyHash of the issuer's public key bits, hexadecimal
 * @param serialNumber hexadecimal, without leading zeroes
 */
public record CertificateHashData(HashAlgorithmEnum hashAlgorithm, String issuerNameHash, String issuerKeyHash,
    String serialNumber, @Nullable CustomData customData) {
  public CertificateHashData {
    Check.required("hashAlgorithm", hashAlgorithm);
    Check.required("issuerNameHash", issuerNameHash);
    Check.maxLength("issuerNameHash", issuerNameHash, 128);
    Check.required("issuerKeyHash", issuerKeyHash);
    Check.maxLength("issuerKeyHash", issuerKeyHash, 128);
    Check.required("serialNumber", serialNumber);
    Check.maxLength("serialNumber", serialNumber, 40);
  }

  /** With the required fields only. */
  public static CertificateHashData of(HashAlgorithmEnum hashAlgorithm, String issuerNameHash, String issuerKeyHash,
      String serialNumber) {
    return new CertificateHashData(hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber, null);
  }
}
