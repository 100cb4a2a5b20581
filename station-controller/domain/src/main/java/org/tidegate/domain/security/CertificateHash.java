package org.tidegate.domain.security;

import java.util.Locale;

/**
 * Tells one certificate from all others, OCPP 2.0.1 CertificateHashDataType. Immutable; equal whatever the case of the
 * hexadecimal digits.
 *
 * @param algorithm of both hashes
 * @param issuerName hash of the issuer's DER encoded name
 * @param issuerKey hash of the bits of the issuer's public key
 * @param serialNumber hexadecimal, without leading zeroes
 */
public record CertificateHash(Algorithm algorithm, String issuerName, String issuerKey, String serialNumber) {

  /** Names of OCPP 2.0.1 HashAlgorithmEnumType. */
  public enum Algorithm {
    SHA256,
    SHA384,
    SHA512
  }

  /** Folds the digits. */
  public CertificateHash {
    issuerName = issuerName.toLowerCase(Locale.ROOT);
    issuerKey = issuerKey.toLowerCase(Locale.ROOT);
    serialNumber = serialNumber.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
  }
}
