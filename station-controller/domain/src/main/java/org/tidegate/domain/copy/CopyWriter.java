package org.tidegate.domain.copy;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.copy.CopyPage.Totals;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.RecordSigner;
import org.tidegate.domain.sale.SessionSums;

/**
 * Writes a driver's own copy of a stay's records: pages of text, each small enough for a QR code and signed for itself. Pure
 * but for the signature; safe from any thread that may sign.
 *
 * <p>A page is five lines for people and one for programs, see {@link #lines}. The latter is Base32 of: format (1), page,
 * pages, station, totals, public key, records, and the signature over the SHA-256 of all bytes before it.
 */
public final class CopyWriter {
  /** A day of quarter hours with energy; of longer stays the copy has the newest records. */
  public static final int MOST_PAGES = 12;
  static final int FORMAT = 1;
  static final String TITLE = "TIDEGATE COPY ";
  /** As Base32 with the lines for people it just fits a code of 97 modules: half a millimetre each on a small panel. */
  private static final int LARGEST_PAGE = 640;
  private static final int SIGNATURE_ROOM = 80;

  private final String station;
  private final RecordSigner signer;

  /**
   * Writes copies of this station's records.
   *
   * @param station its identity
   */
  public CopyWriter(String station, RecordSigner signer) {
    this.station = station;
    this.signer = signer;
  }

  /** The pages; none without records. */
  public List<String> pages(List<InterchangeRecord> records) {
    if (records.isEmpty()) {
      return List.of();
    }
    var totals = totals(records);
    var groups = groups(records, totals);
    var pages = new ArrayList<String>();
    for (int i = 0; i < groups.size(); i++) {
      pages.add(page(new CopyPage(i + 1, groups.size(), station, totals, groups.get(i), signer.publicKey())));
    }
    return List.copyOf(pages);
  }

  static Totals totals(List<InterchangeRecord> records) {
    var sums = SessionSums.of(records);
    return new Totals(records.getFirst().partyRef(), records.size(), sums.exported(), sums.imported(), sums.earned(),
        sums.spent());
  }

  private List<List<InterchangeRecord>> groups(List<InterchangeRecord> records, Totals totals) {
    var groups = new ArrayList<List<InterchangeRecord>>();
    var rest = records;
    while (!rest.isEmpty()) {
      int count = fitting(rest, totals);
      groups.add(rest.subList(0, count));
      rest = rest.subList(count, rest.size());
    }
    return groups.size() <= MOST_PAGES ? groups : groups.subList(groups.size() - MOST_PAGES, groups.size());
  }

  private int fitting(List<InterchangeRecord> records, Totals totals) {
    var head = head(new CopyPage(MOST_PAGES, MOST_PAGES, station, totals, List.of(), signer.publicKey()));
    var body = new Records(head);
    int count = 0;
    for (var record : records) {
      body.write(record);
      if (count > 0 && body.size() > LARGEST_PAGE - SIGNATURE_ROOM) {
        return count;
      }
      count++;
    }
    return count;
  }

  private String page(CopyPage page) {
    var bytes = head(page);
    bytes.unsigned(page.records().size());
    var body = new Records(bytes);
    page.records().forEach(body::write);
    bytes.text(signer.sign(hash(bytes.toArray())));
    return String.join("\n", lines(page)) + "\n" + Base32.write(bytes.toArray()) + "\n";
  }

  private static Bytes head(CopyPage page) {
    var bytes = new Bytes();
    bytes.unsigned(FORMAT);
    bytes.unsigned(page.number());
    bytes.unsigned(page.of());
    bytes.text(page.station());
    bytes.text(page.totals().partyRef());
    bytes.unsigned(page.totals().count());
    bytes.signed(page.totals().sold().value());
    bytes.signed(page.totals().purchased().value());
    money(bytes, page.totals().earned());
    money(bytes, page.totals().spent());
    bytes.sized(page.publicKey());
    return bytes;
  }

  private static void money(Bytes bytes, Optional<Money> amount) {
    bytes.text(amount.map(known -> known.currency().getCurrencyCode()).orElse(""));
    bytes.signed(amount.map(Money::minorUnits).orElse(0L));
  }

  /** What people read: title with page, station, party, sold, bought. */
  static List<String> lines(CopyPage page) {
    var totals = page.totals();
    return List.of(TITLE + page.number() + "/" + page.of(), page.station(), totals.partyRef(),
        "SOLD " + kilowattHours(totals.sold().value()) + amount(totals.earned()),
        "BOUGHT " + kilowattHours(totals.purchased().value()) + amount(totals.spent()));
  }

  private static String kilowattHours(long value) {
    return BigDecimal.valueOf(value, 3).toPlainString() + " KWH";
  }

  private static String amount(Optional<Money> money) {
    return money.map(known -> " " + known.currency().getCurrencyCode() + " " + known.majorUnits().toPlainString())
        .orElse("");
  }

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Writes records, each by what it differs in from the one before. */
  private static final class Records {
    private final Bytes bytes;
    private @Nullable InterchangeRecord before;

    Records(Bytes bytes) {
      this.bytes = bytes;
    }

    int size() {
      return bytes.size();
    }

    void write(InterchangeRecord r) {
      boolean adjacent = before != null && ChainHead.of(before).index() + 1 == r.chainIndex()
          && before.hash().equals(r.previousHash());
      bytes.unsigned(flags(r, adjacent));
      bytes.text(r.recordId());
      bytes.unsigned(r.chainIndex());
      bytes.unsigned(r.evseId());
      bytes.text(r.transactionId());
      bytes.signed(r.start().toEpochMilli() - (before == null ? 0 : before.end().toEpochMilli()));
      bytes.signed(r.end().toEpochMilli() - r.start().toEpochMilli());
      bytes.signed(r.importStart().value() - (before == null ? 0 : before.importEnd().value()));
      bytes.signed(r.importEnd().value() - r.importStart().value());
      bytes.signed(r.exportStart().value() - (before == null ? 0 : before.exportEnd().value()));
      bytes.signed(r.exportEnd().value() - r.exportStart().value());
      r.unitPrice().map(Price::perKwh).ifPresent(price -> bytes.text(price.stripTrailingZeros().toPlainString()));
      bytes.text(r.amount().currency().getCurrencyCode());
      bytes.signed(r.amount().minorUnits());
      r.permissionId().ifPresent(bytes::text);
      r.conditionsVersion().ifPresent(bytes::signed);
      r.profileId().ifPresent(bytes::signed);
      bytes.text(r.partyRef());
      bytes.text(r.quality().token());
      if (!adjacent) {
        bytes.raw(HexFormat.of().parseHex(r.previousHash()));
      }
      before = r;
    }

    private static int flags(InterchangeRecord r, boolean adjacent) {
      return (r.direction() == Direction.EXPORT ? Flag.EXPORT : 0) | (r.throughAggregator() ? Flag.THROUGH : 0)
          | (r.unitPrice().isPresent() ? Flag.PRICED : 0) | (r.permissionId().isPresent() ? Flag.PERMITTED : 0)
          | (r.conditionsVersion().isPresent() ? Flag.CONDITIONS : 0) | (r.profileId().isPresent() ? Flag.PROFILE : 0)
          | (adjacent ? Flag.ADJACENT : 0);
    }
  }

  /** What a record has, one bit each. */
  static final class Flag {
    static final int EXPORT = 1;
    static final int THROUGH = 2;
    static final int PRICED = 4;
    static final int PERMITTED = 8;
    static final int CONDITIONS = 16;
    static final int PROFILE = 32;
    static final int ADJACENT = 64;

    private Flag() {}
  }
}
