package org.tidegate.app.storage;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
      long count = 0;
      while (row.next()) {
        var record = RecordRow.read(row);
        if (period.contains(record.start())) {
          write(format, fields(record, Optional.ofNullable(row.getString("delivered_at"))), count++ == 0, out);
        }
      }
      return count;
    } catch (SQLException e) {
      throw StationDatabase.refused(database, e);
    }
  }

  private static void write(Format format, Map<String, @Nullable Object> fields, boolean first, Appendable out)
      throws IOException {
    if (format == Format.JSONL) {
      out.append(json(fields)).append('\n');
      return;
    }
    if (first) {
      out.append(String.join(",", fields.keySet())).append("\r\n");
    }
    out.append(fields.values().stream().map(RecordExport::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  private static Map<String, @Nullable Object> fields(InterchangeRecord record, Optional<String> deliveredAt) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("recordId", record.recordId());
    fields.put("chainIndex", record.chainIndex());
    fields.put("evseId", record.evseId());
    fields.put("transactionId", record.transactionId());
    fields.put("start", record.start());
    fields.put("end", record.end());
    fields.put("importStartWh", record.importStart().value());
    fields.put("importEndWh", record.importEnd().value());
    fields.put("exportStartWh", record.exportStart().value());
    fields.put("exportEndWh", record.exportEnd().value());
    fields.put("direction", record.direction().token());
    fields.put("throughAggregator", record.throughAggregator());
    fields.put("unitPrice", record.unitPrice().map(Price::perKwh).map(BigDecimal::toPlainString).orElse(null));
    fields.put("amount", record.amount().minorUnits());
    fields.put("currency", record.amount().currency().getCurrencyCode());
    fields.put("permissionId", record.permissionId().orElse(null));
    fields.put("conditionsVersion", record.conditionsVersion().orElse(null));
    fields.put("profileId", record.profileId().orElse(null));
    fields.put("partyRef", record.partyRef());
    fields.put("quality", record.quality().token());
    fields.put("previousHash", record.previousHash());
    fields.put("hash", record.hash());
    fields.put("signature", record.signature());
    fields.put("deliveredAt", deliveredAt.orElse(null));
    return fields;
  }

  private static String json(Map<String, @Nullable Object> fields) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      for (var field : fields.entrySet()) {
        switch (field.getValue()) {
          case null -> json.writeNullField(field.getKey());
          case Boolean flag -> json.writeBooleanField(field.getKey(), flag);
          case Number number -> json.writeNumberField(field.getKey(), number.longValue());
          default -> json.writeStringField(field.getKey(), field.getValue().toString());
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
    var text = value.toString();
    if (value instanceof String && !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
