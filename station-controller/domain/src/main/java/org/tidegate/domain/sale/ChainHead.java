package org.tidegate.domain.sale;

/**
 * The newest record of a station's chain. Immutable.
 *
 * @param index its chain index; 0 before the first record
 * @param hash its hash, lower-case hexadecimal SHA-256; 64 zeros before the first record
 */
public record ChainHead(long index, String hash) {
  /** The head of a chain without records. */
  public static final ChainHead NONE = new ChainHead(0, "0".repeat(64));

  /** The head of a chain that ends with this record. */
  public static ChainHead of(InterchangeRecord newest) {
    return new ChainHead(newest.chainIndex(), newest.hash());
  }
}
