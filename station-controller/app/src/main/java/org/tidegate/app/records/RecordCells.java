package org.tidegate.app.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.InterchangeRecord.Quality;

/**
 * An interchange record as named values, as it is exported and read back. Safe from any thread. The names are those of the
 * message {@code InterchangeRecord}; {@code deliveredAt} is no part of the record, and not signed.
 */
public final class RecordCells {
  /** The names, in order. */
  public static final List<String> NAMES = List.of("recordId", "chainIndex", "evseId", "transactionId", "start", "end",
      "importStartWh", "importEndWh", "exportStartWh", "exportEndWh", "direction", "throughAggregator", "unitPrice",
      "amount", "currency", "permissionId", "conditionsVersion", "profileId", "partyRef", "quality", "previousHash",
      "hash", "signature", "deliveredAt");

  private final Map<String, Optional<String>> texts;

  private RecordCells(Map<String, Optional<String>> texts) {
    this.texts = texts;
  }

  /** The values in the order of the names: texts, numbers, decimals, {@code true} or {@code false}, nothing. */
  public static List<@Nullable Object> of(InterchangeRecord record, @Nullable String deliveredAt) {
    return Arrays.asList(record.recordId(), record.chainIndex(), record.evseId(), record.transactionId(),
        record.start(), record.end(), record.importStart().value(), record.importEnd().value(),
        record.exportStart().value(), record.exportEnd().value(), record.direction().token(),
        record.throughAggregator(), record.unitPrice().map(Price::perKwh).orElse(null), record.amount().minorUnits(),
        record.amount().currency(), record.permissionId().orElse(null), record.conditionsVersion().orElse(null),
        record.profileId().orElse(null), record.partyRef(), record.quality().token(), record.previousHash(),
        record.hash(), record.signature(), deliveredAt);
  }

  /** The text of one value; nothing stays nothing. */
  public static @Nullable String text(@Nullable Object value) {
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value == null ? null : value.toString();
  }

  /**
   * Reads a record back.
   *
   * @param texts one for each name
   * @throws IllegalArgumentException when it is not exactly what {@link #of} writes for some record
   */
  public static InterchangeRecord read(Map<String, Optional<String>> texts) {
    if (texts.size() != NAMES.size() || !texts.keySet().containsAll(NAMES)) {
      throw new IllegalArgumentException("it has other names than a record");
    }
    var record = new RecordCells(texts).record();
    var again = of(record, texts.getOrDefault("deliveredAt", Optional.empty()).orElse(null));
    for (int i = 0; i < NAMES.size(); i++) {
      var written = Optional.ofNullable(text(again.get(i)));
      if (!written.orElse("").equals(texts.getOrDefault(NAMES.get(i), Optional.empty()).orElse(""))) {
        throw new IllegalArgumentException(NAMES.get(i) + " is not written as the station writes it");
      }
    }
    return record;
  }

  private InterchangeRecord record() {
    maybe("deliveredAt", Instant::parse);
    var currency = one("currency", Currency::getInstance);
    return new InterchangeRecord(one("recordId"), one("chainIndex", Long::valueOf), one("evseId", Integer::valueOf),
        maybe("transactionId", Function.identity()).orElse(""), one("start", Instant::parse),
        one("end", Instant::parse), energy("importStartWh"),
        energy("importEndWh"), energy("exportStartWh"), energy("exportEndWh"),
        one("direction", text -> token(text, Direction.values(), Direction::token)),
        one("throughAggregator", Boolean::valueOf),
        maybe("unitPrice", text -> Price.of(text, currency.getCurrencyCode())),
        new Money(one("amount", Long::valueOf), currency), maybe("permissionId", Function.identity()),
        maybe("conditionsVersion", Integer::valueOf), maybe("profileId", Integer::valueOf), one("partyRef"),
        one("quality", text -> token(text, Quality.values(), Quality::token)), one("previousHash"), one("hash"),
        one("signature"));
  }

  private WattHours energy(String name) {
    return new WattHours(one(name, Long::valueOf));
  }

  private static <T> T token(String text, T[] values, Function<T, String> token) {
    return Arrays.stream(values).filter(value -> token.apply(value).equals(text)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such value"));
  }

  private String one(String name) {
    return one(name, Function.identity());
  }

  private <T> T one(String name, Function<String, T> parse) {
    return maybe(name, parse).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private <T> Optional<T> maybe(String name, Function<String, T> parse) {
    try {
      return texts.getOrDefault(name, Optional.empty()).map(parse);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(name + " can't be read", e);
    }
  }
}
