package org.tidegate.domain.sale;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks a chain of records as it is stored. Safe from any thread. After a finding it goes on from the record it
 * found, so one fault does not make every later record one.
 */
public final class ChainCheck {
  /** More findings say nothing more. */
  private static final int MOST_FINDINGS = 100;

  private final SignatureCheck signatures;
  private final List<String> findings = new ArrayList<>();
  private ChainHead previous = ChainHead.NONE;

  private ChainCheck(SignatureCheck signatures) {
    this.signatures = signatures;
  }

  /** What is wrong with hashes, order and gaps of this whole chain, from its first record on; empty: nothing. */
  public static List<String> findings(Iterable<InterchangeRecord> records) {
    return new ChainCheck((_, _) -> true).check(records).report();
  }

  /**
   * What is wrong with this whole chain, its signatures and its end too; empty: nothing.
   *
   * @param head the newest record, as known elsewhere: without it, records missing at the end are not noticed
   */
  public static List<String> findings(Iterable<InterchangeRecord> records, SignatureCheck signatures, ChainHead head) {
    return new ChainCheck(signatures).check(records).endingWith(head).report();
  }

  private ChainCheck check(Iterable<InterchangeRecord> records) {
    for (var record : records) {
      check(record);
      previous = ChainHead.of(record);
    }
    return this;
  }

  private ChainCheck endingWith(ChainHead head) {
    if (!previous.equals(head)) {
      findings.add("the chain ends with record " + previous.index() + ", not with the newest record " + head.index());
    }
    return this;
  }

  private List<String> report() {
    return List.copyOf(findings);
  }

  private void check(InterchangeRecord record) {
    if (record.chainIndex() != previous.index() + 1) {
      find(record, "follows record " + previous.index());
    }
    if (!record.previousHash().equals(previous.hash())) {
      find(record, "does not hold the hash of the record before it");
    }
    if (!record.hash().equals(CanonicalText.hash(record)) || hasTwoCurrencies(record)) {
      find(record, "was altered: its hash is that of another content");
    }
    if (!signatures.isGenuine(record.hash(), record.signature())) {
      find(record, "is not signed by the station");
    }
  }

  /** The text that is hashed names one currency for the unit price and the amount. */
  private static boolean hasTwoCurrencies(InterchangeRecord record) {
    return record.unitPrice().filter(price -> !price.currency().equals(record.amount().currency())).isPresent();
  }

  private void find(InterchangeRecord record, String what) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add("record " + record.chainIndex() + " (" + record.recordId() + ") " + what);
    }
  }

  /** Tells whether a signature over a hash is the station's, such as {@link EcRecordSigner#verify} with its key. */
  @FunctionalInterface
  public interface SignatureCheck {
    /** Whether this is the station's signature (Base64) over this hash. */
    boolean isGenuine(String hashHex, String signature);
  }
}
