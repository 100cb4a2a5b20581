package org.tidegate.app.storage;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.InterchangeRecord.Quality;

/** An interchange record as a row of the ledger. */
final class RecordRow {
  static final String INSERT = """
      INSERT INTO interchange_record (record_id, chain_index, evse, transaction_id, start, "end", import_start_wh,
        import_end_wh, export_start_wh, export_end_wh, direction, through_aggregator, unit_price, unit_price_currency,
        amount, currency, permission_id, conditions_version, profile_id, party_ref, quality, previous_hash, hash,
        signature)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private RecordRow() {}

  static void bind(PreparedStatement insert, InterchangeRecord record) throws SQLException {
    Bind.all(insert, record.recordId(), record.chainIndex(), record.evseId(), record.transactionId(),
        record.start().toString(), record.end().toString(), record.importStart().value(), record.importEnd().value(),
        record.exportStart().value(), record.exportEnd().value(), record.direction().token(),
        record.throughAggregator() ? 1 : 0, record.unitPrice().map(price -> price.perKwh().toString()).orElse(null),
        record.unitPrice().map(price -> price.currency().getCurrencyCode()).orElse(null), record.amount().minorUnits(),
        record.amount().currency().getCurrencyCode(), record.permissionId().orElse(null),
        record.conditionsVersion().orElse(null), record.profileId().orElse(null), record.partyRef(),
        record.quality().token(), record.previousHash(), record.hash(), record.signature());
  }

  /**
   * Reads a row of {@code SELECT * FROM interchange_record}.
   *
   * @throws StorageRefused when it holds what no record can
   */
  static InterchangeRecord read(ResultSet row) throws SQLException {
    long index = row.getLong("chain_index");
    try {
      return new InterchangeRecord(row.getString("record_id"), index, row.getInt("evse"),
          row.getString("transaction_id"), Instant.parse(row.getString("start")), Instant.parse(row.getString("end")),
          energy(row, "import_start_wh"), energy(row, "import_end_wh"), energy(row, "export_start_wh"),
          energy(row, "export_end_wh"), direction(row.getString("direction")), row.getInt("through_aggregator") != 0,
          unitPrice(row), new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
          Optional.ofNullable(row.getString("permission_id")), number(row, "conditions_version"),
          number(row, "profile_id"), row.getString("party_ref"), quality(row.getString("quality")),
          row.getString("previous_hash"), row.getString("hash"), row.getString("signature"));
    } catch (RuntimeException e) {
      throw new StorageRefused("interchange_record " + index + " can't be read back: " + e.getMessage(), e);
    }
  }

  private static WattHours energy(ResultSet row, String column) throws SQLException {
    return new WattHours(row.getLong(column));
  }

  private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  private static Optional<Price> unitPrice(ResultSet row) throws SQLException {
    @Nullable
    String perKwh = row.getString("unit_price");
    return perKwh == null
        ? Optional.empty()
        : Optional.of(new Price(new BigDecimal(perKwh), Currency.getInstance(row.getString("unit_price_currency"))));
  }

  private static Direction direction(String token) {
    return Arrays.stream(Direction.values()).filter(direction -> direction.token().equals(token)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no direction " + token));
  }

  private static Quality quality(String token) {
    return Arrays.stream(Quality.values()).filter(quality -> quality.token().equals(token)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no quality " + token));
  }
}
