package org.tidegate.domain.metering;

/**
 * What a meter signed with a reading, carried as the meter gave it. Immutable.
 *
 * @param data signed data, Base64, at most 2500 characters
 * @param signingMethod how it was signed, at most 50 characters
 * @param encodingMethod how the readings were written before signing, at most 50 characters
 * @param publicKey to check the signature with, Base64, at most 2500 characters; empty where it is not told
 */
public record SignedReading(String data, String signingMethod, String encodingMethod, String publicKey) {

  /** The same without the key. */
  public SignedReading withoutKey() {
    return new SignedReading(data, signingMethod, encodingMethod, "");
  }

  @Override
  public String toString() {
    return "signed by " + signingMethod;
  }
}
