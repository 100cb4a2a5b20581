package org.tidegate.app.storage;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.sale.InterchangeRecord;

/**
 * Writes the interchange records of a storage folder, oldest first, one line each. The folder may belong to a running
 * station: it is only read.
 */
public final class RecordExport {
  private static final String RECORDS = """
      SELECT r.*, d.at AS delivered_at FROM interchange_record r LEFT JOIN record_delivered d USING (record_id)
      ORDER BY r.chain_index""";

  private static final List<String> NAMES = List.of("recordId", "chainIndex", "evseId", "transactionId", "start", "end",
      "importStartWh", "importEndWh", "exportStartWh", "exportEndWh", "direction", "throughAggregator", "unitPrice",
      "amount", "currency", "permissionId", "conditionsVersion", "profileId", "partyRef", "quality", "previousHash",
      "hash", "signature", "deliveredAt");
  private static final JsonFactory JSON = new JsonFactory();

  private final Path database;

  /** An export of this storage folder. */
  public RecordExport(Path folder) {
    this.database = StorageFolder.databaseIn(folder);
  }

  /** How the records are written; the names are those of the message {@code InterchangeRecord}. */
  public enum Format {
    /** One JSON object a line. */
    JSONL,
    /** RFC 4180 with a header line. */
    CSV
  }

  /**
   * Which records are written: those that start in it.
   *
   * @param from inclusive; absent: from the first
   * @param to exclusive; absent: to the newest
   */
  public record Period(Optional<Instant> from, Optional<Instant> to) {
    /** All records. */
    public static final Period ALL = new Period(Optional.empty(), Optional.empty());

    boolean contains(Instant start) {
      return from.map(first -> !start.isBefore(first)).orElse(true) && to.map(start::isBefore).orElse(true);
    }
  }

  /**
   * Writes all records of the period.
   *
   * @return how many
   * @throws StorageRefused when there is no database, or it can't be read
   */
  public long write(Format format, Period period, Appendable out) throws IOException {
    if (!Files.isReadable(database)) {
      throw new StorageRefused(database + " is not there or can't be read; name the station's storage folder");
    }
    try (var connection = StationDatabase.openReadOnly(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(RECORDS)) {
      out.append(header(format));
      long count = 0;
      while (row.next()) {
        var record = RecordRow.read(row);
        if (period.contains(record.start())) {
          out.append(line(format, values(record, row.getString("delivered_at"))));
          count++;
        }
      }
      return count;
    } catch (SQLException e) {
      throw StationDatabase.refused(database, e);
    }
  }

  private static String header(Format format) {
    return format == Format.CSV ? String.join(",", NAMES) + "\r\n" : "";
  }

  private static String line(Format format, List<@Nullable Object> values) throws IOException {
    return format == Format.CSV
        ? values.stream().map(RecordExport::cell).collect(Collectors.joining(",")) + "\r\n"
        : json(values) + "\n";
  }

  private static List<@Nullable Object> values(InterchangeRecord record, @Nullable String deliveredAt) {
    return Arrays.asList(record.recordId(), record.chainIndex(), record.evseId(), record.transactionId(),
        record.start(), record.end(), record.importStart().value(), record.importEnd().value(),
        record.exportStart().value(), record.exportEnd().value(), record.direction().token(),
        record.throughAggregator(), record.unitPrice().map(Price::perKwh).orElse(null), record.amount().minorUnits(),
        record.amount().currency(), record.permissionId().orElse(null), record.conditionsVersion().orElse(null),
        record.profileId().orElse(null), record.partyRef(), record.quality().token(), record.previousHash(),
        record.hash(), record.signature(), deliveredAt);
  }

  private static String json(List<@Nullable Object> values) throws IOException {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < values.size(); i++) {
        json.writeFieldName(NAMES.get(i));
        switch (values.get(i)) {
          case null -> json.writeNull();
          case Boolean flag -> json.writeBoolean(flag);
          case Integer number -> json.writeNumber(number);
          case Long number -> json.writeNumber(number);
          case BigDecimal price -> json.writeString(price.toPlainString());
          case Object value -> json.writeString(value.toString());
        }
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  /** A leading =, +, - or @ is a formula to spreadsheets: no text of ours starts with one, but foreign ids may. */
  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    var text = value instanceof BigDecimal price ? price.toPlainString() : value.toString();
    if (value instanceof String && !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
