package org.tidegate.domain.sale;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks records in the order in which they stand. Used by one thread at a time. After a finding it goes on from the
 * record it found, so one fault does not make every later record one.
 */
public final class ChainCheck {
  /** More findings say nothing more. */
  private static final int MOST_FINDINGS = 100;

  private final SignatureCheck signatures;
  private final Extent extent;
  private final List<String> findings = new ArrayList<>();
  private ChainHead previous;
  private long count;

  private ChainCheck(SignatureCheck signatures, Extent extent, ChainHead base) {
    this.signatures = signatures;
    this.extent = extent;
    this.previous = base;
  }

  /**
   * A check of a whole chain.
   *
   * @param base the last record that was deleted before the first of these, {@link ChainHead#NONE} when none was
   */
  public static ChainCheck whole(SignatureCheck signatures, ChainHead base) {
    return new ChainCheck(signatures, Extent.WHOLE, base);
  }

  /** A check of some records of a chain: those between them may be missing, but none is altered, repeated or moved. */
  public static ChainCheck extract(SignatureCheck signatures) {
    return new ChainCheck(signatures, Extent.EXTRACT, ChainHead.NONE);
  }

  /** What is wrong with hashes, order and gaps of this whole chain, from its first record on; empty: nothing. */
  public static List<String> findings(Iterable<InterchangeRecord> records) {
    return whole((_, _) -> true, ChainHead.NONE).addAll(records).findings();
  }

  /**
   * What is wrong with this whole chain, its signatures and its end too; empty: nothing.
   *
   * @param head the newest record, as known elsewhere: without it, records missing at the end are not noticed
   */
  public static List<String> findings(Iterable<InterchangeRecord> records, SignatureCheck signatures, ChainHead head) {
    return whole(signatures, ChainHead.NONE).addAll(records).endingWith(head).findings();
  }

  /** Checks the next record. */
  public void add(InterchangeRecord record) {
    check(record);
    previous = ChainHead.of(record);
    count++;
  }

  /** Checks the next records. */
  public ChainCheck addAll(Iterable<InterchangeRecord> records) {
    records.forEach(this::add);
    return this;
  }

  /** Holds the end against the newest record as it is known elsewhere. */
  public ChainCheck endingWith(ChainHead head) {
    if (!previous.equals(head)) {
      find("the chain ends with record " + previous.index() + ", not with the newest record " + head.index());
    }
    return this;
  }

  /** What was found; at most a hundred sentences. */
  public List<String> findings() {
    return List.copyOf(findings);
  }

  /** The record checked last. */
  public ChainHead last() {
    return previous;
  }

  /** How many records were checked. */
  public long count() {
    return count;
  }

  private void check(InterchangeRecord record) {
    checkPlace(record);
    if (!record.hash().equals(CanonicalText.hash(record)) || hasTwoCurrencies(record) || !isInMillis(record)) {
      find(record, "was altered: its hash is that of another content");
    }
    if (!signatures.isGenuine(record.hash(), record.signature())) {
      find(record, "is not signed by the station");
    }
  }

  private void checkPlace(InterchangeRecord record) {
    boolean isNext = record.chainIndex() == previous.index() + 1;
    boolean mayFollow = extent == Extent.EXTRACT && record.chainIndex() > previous.index();
    if (!isNext && !mayFollow) {
      find(record, "follows record " + previous.index());
    }
    if ((isNext || extent == Extent.WHOLE) && !record.previousHash().equals(previous.hash())) {
      find(record, "does not hold the hash of the record before it");
    }
  }

  /** The text that is hashed names one currency for the unit price and the amount. */
  private static boolean hasTwoCurrencies(InterchangeRecord record) {
    return record.unitPrice().filter(price -> !price.currency().equals(record.amount().currency())).isPresent();
  }

  /** The text that is hashed tells no more of a time. */
  private static boolean isInMillis(InterchangeRecord record) {
    return isInMillis(record.start()) && isInMillis(record.end());
  }

  private static boolean isInMillis(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.MILLIS));
  }

  private void find(InterchangeRecord record, String what) {
    find("record " + record.chainIndex() + " (" + record.recordId() + ") " + what);
  }

  private void find(String what) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(what);
    }
  }

  private enum Extent {
    WHOLE,
    EXTRACT
  }

  /** Tells whether a signature over a hash is the station's, such as {@link EcRecordSigner#verify} with its key. */
  @FunctionalInterface
  public interface SignatureCheck {
    /** Whether this is the station's signature (Base64) over this hash. */
    boolean isGenuine(String hashHex, String signature);
  }
}
