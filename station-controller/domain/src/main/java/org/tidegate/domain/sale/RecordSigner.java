package org.tidegate.domain.sale;

/** Signs records with the station's key. Called on the station loop: must not block or do I/O. */
@FunctionalInterface
public interface RecordSigner {
  /**
   * Signs a record's hash.
   *
   * @param hashHex lower-case hexadecimal SHA-256
   * @return the signature, Base64
   */
  String sign(String hashHex);

  /** The point on the curve P-256 with which signatures are checked, uncompressed, 65 bytes; empty: it is not told. */
  default byte[] publicKey() {
    return new byte[0];
  }
}
