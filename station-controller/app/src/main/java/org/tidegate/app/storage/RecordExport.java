package org.tidegate.app.storage;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.app.records.CsvLines;
import org.tidegate.app.records.RecordCells;
import org.tidegate.domain.sale.ChainAnchor;
import org.tidegate.domain.sale.InterchangeRecord;

/**
 * Writes the interchange records of a storage folder, oldest first, one line each. The folder may belong to a running
 * station: it is only read.
 */
public final class RecordExport {
  private static final JsonFactory JSON = new JsonFactory();

  private final StoredLedger ledger;

  /** An export of this storage folder. */
  public RecordExport(Path folder) {
    this.ledger = new StoredLedger(folder);
  }

  /** How the records are written; the names are those of the message {@code InterchangeRecord}. */
  public enum Format {
    /** One JSON object a line. */
    JSONL,
    /** RFC 4180 with a header line. */
    CSV
  }

  /**
   * Writes these of the records.
   *
   * @return where the whole chain began and ended at that moment
   * @throws StorageRefused when there is no database, or it can't be read
   */
  public Optional<ChainAnchor> write(Format format, Predicate<InterchangeRecord> wanted, Appendable out)
      throws IOException {
    out.append(header(format));
    return ledger.read((record, deliveredAt) -> {
      if (wanted.test(record)) {
        out.append(line(format, RecordCells.of(record, deliveredAt)));
      }
    });
  }

  private static String header(Format format) {
    return format == Format.CSV ? String.join(",", RecordCells.NAMES) + "\r\n" : "";
  }

  private static String line(Format format, List<@Nullable Object> values) throws IOException {
    return format == Format.CSV
        ? values.stream().map(value -> CsvLines.cell(Optional.ofNullable(value))).collect(Collectors.joining(","))
            + "\r\n"
        : json(values) + "\n";
  }

  private static String json(List<@Nullable Object> values) throws IOException {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < values.size(); i++) {
        json.writeFieldName(RecordCells.NAMES.get(i));
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
}
