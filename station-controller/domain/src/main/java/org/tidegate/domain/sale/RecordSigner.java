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
}
