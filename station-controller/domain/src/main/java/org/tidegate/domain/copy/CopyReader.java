package org.tidegate.domain.copy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.copy.CopyPage.Totals;
import org.tidegate.domain.copy.CopyWriter.Flag;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.CanonicalText;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.InterchangeRecord.Quality;

/** Reads pages of a driver's copy back, and checks what they say against their signature. Safe from any thread. */
public final class CopyReader {
  private static final int MOST_RECORDS = 200;
  private static final int LONGEST_KEY = 65;

  private CopyReader() {}

  /** Tells whether a signature over a hash is that of the owner of a public key, a point on the curve P-256. */
  @FunctionalInterface
  public interface SignatureCheck {
    /** Whether this is the signature (Base64) over this hash. */
    boolean isGenuine(byte[] publicKey, String hashHex, String signature);
  }

  /** Whether a text begins as a copy does. */
  public static boolean isCopy(String text) {
    return text.startsWith(CopyWriter.TITLE);
  }

  /**
   * Reads a page.
   *
   * @param text with all its lines
   * @throws IllegalArgumentException when it is not exactly what the owner of its key has signed, with the reason
   */
  public static CopyPage read(String text, SignatureCheck signatures) {
    var lines = text.strip().split("\r?\n", -1);
    var bytes = Base32.read(lines[lines.length - 1]);
    var source = new Source(bytes);
    if (source.small(Integer.MAX_VALUE) != CopyWriter.FORMAT) {
      throw new IllegalArgumentException("it is of another format");
    }
    var page = page(source);
    var signed = CopyWriter.hash(Arrays.copyOf(bytes, source.at()));
    if (!signatures.isGenuine(page.publicKey(), signed, source.text()) || !source.isAtEnd()) {
      throw new IllegalArgumentException("it is not signed by the station");
    }
    if (!List.of(lines).subList(0, lines.length - 1).equals(CopyWriter.lines(page))) {
      throw new IllegalArgumentException("the lines for people say something else than what is signed");
    }
    return page;
  }

  private static CopyPage page(Source source) {
    int number = source.small(CopyWriter.MOST_PAGES);
    int of = source.small(CopyWriter.MOST_PAGES);
    var station = source.text();
    var totals = new Totals(source.text(), source.small(Integer.MAX_VALUE), new WattHours(source.signed()),
        new WattHours(source.signed()), money(source), money(source));
    var key = source.sized(LONGEST_KEY);
    return new CopyPage(number, of, station, totals, records(source), key);
  }

  private static Optional<Money> money(Source source) {
    var currency = source.text();
    long minorUnits = source.signed();
    return currency.isEmpty() ? Optional.empty() : Optional.of(new Money(minorUnits, Currency.getInstance(currency)));
  }

  private static List<InterchangeRecord> records(Source source) {
    int count = source.small(MOST_RECORDS);
    var records = new ArrayList<InterchangeRecord>();
    for (int i = 0; i < count; i++) {
      records.add(record(source, records.isEmpty() ? Optional.empty() : Optional.of(records.getLast())));
    }
    return records;
  }

  /** In the order in which {@link CopyWriter} writes. */
  private static InterchangeRecord record(Source source, Optional<InterchangeRecord> before) {
    int flags = source.small(127);
    var recordId = source.text();
    long index = source.unsigned();
    int evse = source.small(Integer.MAX_VALUE);
    var transaction = source.text();
    var start = before.map(InterchangeRecord::end).orElse(Instant.EPOCH).plusMillis(source.signed());
    var end = start.plusMillis(source.signed());
    long importStart = before.map(r -> r.importEnd().value()).orElse(0L) + source.signed();
    long importEnd = importStart + source.signed();
    long exportStart = before.map(r -> r.exportEnd().value()).orElse(0L) + source.signed();
    long exportEnd = exportStart + source.signed();
    var perKwh = has(flags, Flag.PRICED) ? Optional.of(source.text()) : Optional.<String>empty();
    var currency = source.text();
    var amount = new Money(source.signed(), Currency.getInstance(currency));
    var permission = has(flags, Flag.PERMITTED) ? Optional.of(source.text()) : Optional.<String>empty();
    var conditions = has(flags, Flag.CONDITIONS) ? Optional.of((int) source.signed()) : Optional.<Integer>empty();
    var profile = has(flags, Flag.PROFILE) ? Optional.of((int) source.signed()) : Optional.<Integer>empty();
    var party = source.text();
    var quality = quality(source.text());
    var previous = has(flags, Flag.ADJACENT)
        ? before.map(InterchangeRecord::hash).orElse(ChainHead.NONE.hash())
        : HexFormat.of().formatHex(source.raw(32));
    return hashed(new InterchangeRecord(recordId, index, evse, transaction, start, end, new WattHours(importStart),
        new WattHours(importEnd), new WattHours(exportStart), new WattHours(exportEnd),
        has(flags, Flag.EXPORT) ? Direction.EXPORT : Direction.IMPORT, has(flags, Flag.THROUGH),
        perKwh.map(text -> Price.of(text, currency)), amount, permission, conditions, profile, party, quality, previous,
        "", ""));
  }

  private static boolean has(int flags, int flag) {
    return (flags & flag) != 0;
  }

  private static Quality quality(String token) {
    return Arrays.stream(Quality.values()).filter(quality -> quality.token().equals(token)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no quality " + token));
  }

  private static InterchangeRecord hashed(InterchangeRecord r) {
    return new InterchangeRecord(r.recordId(), r.chainIndex(), r.evseId(), r.transactionId(), r.start(), r.end(),
        r.importStart(), r.importEnd(), r.exportStart(), r.exportEnd(), r.direction(), r.throughAggregator(),
        r.unitPrice(), r.amount(), r.permissionId(), r.conditionsVersion(), r.profileId(), r.partyRef(), r.quality(),
        r.previousHash(), CanonicalText.hash(r), "");
  }
}
