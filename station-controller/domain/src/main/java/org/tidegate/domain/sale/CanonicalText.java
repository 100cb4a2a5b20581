package org.tidegate.domain.sale;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.Optional;
import org.tidegate.domain.quantity.Price;

/**
 * The text of a record that its hash is made of. Safe from any thread. Lines of {@code name=value}, each ended by a line feed, UTF-8, in this
 * order: {@code format} (always 1), {@code recordId}, {@code chainIndex}, {@code evseId}, {@code transactionId},
 * {@code start}, {@code end}, {@code importStartWh}, {@code importEndWh}, {@code exportStartWh}, {@code exportEndWh},
 * {@code direction}, {@code throughAggregator}, {@code unitPrice}, {@code amount}, {@code currency},
 * {@code permissionId}, {@code conditionsVersion}, {@code profileId}, {@code partyRef}, {@code quality},
 * {@code previousHash}.
 *
 * <p>Times are ISO 8601 in UTC with three decimals; the unit price is a plain decimal in major units per kWh without
 * trailing zeros; the amount is in minor units of the currency, which is that of the unit price too; what is absent has
 * an empty value. In a value, a backslash and a line feed are written as {@code \\} and {@code \n}.
 */
public final class CanonicalText {
  private static final DateTimeFormatter MILLIS = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final StringBuilder text = new StringBuilder();

  private CanonicalText(InterchangeRecord unsigned) {
    line("format", 1);
    line("recordId", unsigned.recordId());
    line("chainIndex", unsigned.chainIndex());
    line("evseId", unsigned.evseId());
    line("transactionId", unsigned.transactionId());
    line("start", time(unsigned.start()));
    line("end", time(unsigned.end()));
    line("importStartWh", unsigned.importStart().value());
    line("importEndWh", unsigned.importEnd().value());
    line("exportStartWh", unsigned.exportStart().value());
    line("exportEndWh", unsigned.exportEnd().value());
    line("direction", unsigned.direction().token());
    line("throughAggregator", unsigned.throughAggregator());
    line("unitPrice", unsigned.unitPrice().map(Price::perKwh).map(CanonicalText::decimal));
    line("amount", unsigned.amount().minorUnits());
    line("currency", unsigned.amount().currency().getCurrencyCode());
    line("permissionId", unsigned.permissionId());
    line("conditionsVersion", unsigned.conditionsVersion());
    line("profileId", unsigned.profileId());
    line("partyRef", unsigned.partyRef());
    line("quality", unsigned.quality().token());
    line("previousHash", unsigned.previousHash());
  }

  /** The text; the record's own hash and signature are not in it. */
  public static String of(InterchangeRecord unsigned) {
    return new CanonicalText(unsigned).text.toString();
  }

  /** SHA-256 of the text, lower-case hexadecimal. */
  public static String hash(InterchangeRecord unsigned) {
    return sha256(of(unsigned));
  }

  /** SHA-256 of any text in UTF-8, lower-case hexadecimal. */
  static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void line(String name, Object value) {
    text.append(name).append('=').append(value.toString().replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
  }

  private void line(String name, Optional<?> value) {
    line(name, value.isPresent() ? value.get() : "");
  }

  static String time(Instant instant) {
    return MILLIS.format(instant);
  }

  private static String decimal(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
