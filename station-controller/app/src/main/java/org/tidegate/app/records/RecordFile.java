package org.tidegate.app.records;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tidegate.domain.sale.InterchangeRecord;

/** A file of exported records, JSON lines or CSV. Immutable. Read line by line: it may be larger than the memory. */
public final class RecordFile {
  private static final ObjectMapper JSON = JsonMapper.builder()
      .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Path file;
  private final Consumer<InterchangeRecord> records;
  private final Consumer<String> problems;

  private RecordFile(Path file, Consumer<InterchangeRecord> records, Consumer<String> problems) {
    this.file = file;
    this.records = records;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param records is given each record, in the order in which they stand
   * @param problems is told what is no record
   * @throws IOException when the file can't be read
   */
  public static void read(Path file, Consumer<InterchangeRecord> records, Consumer<String> problems)
      throws IOException {
    new RecordFile(file, records, problems).read();
  }

  private void read() throws IOException {
    try (var reader = Files.newBufferedReader(file)) {
      reader.mark(1);
      int first = reader.read();
      if (first < 0) {
        problems.accept(file + " is empty");
        return;
      }
      reader.reset();
      if (first == '{') {
        readJson(reader);
      } else {
        readCsv(new CsvLines(reader));
      }
    } catch (CharacterCodingException _) {
      problems.accept(file + " is no text in UTF-8");
    }
  }

  private void readJson(BufferedReader reader) throws IOException {
    int number = 0;
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      try {
        records.accept(RecordCells.read(texts(line)));
      } catch (JsonProcessingException e) {
        problems.accept("line " + number + " is no record: " + e.getOriginalMessage());
      } catch (IllegalArgumentException e) {
        problems.accept("line " + number + " is no record: " + e.getMessage());
      }
    }
  }

  private static Map<String, Optional<String>> texts(String line) throws JsonProcessingException {
    var texts = new HashMap<String, Optional<String>>();
    for (var field : JSON.readTree(line).properties()) {
      texts.put(field.getKey(), text(field.getKey(), field.getValue()));
    }
    return texts;
  }

  private static Optional<String> text(String name, JsonNode value) {
    if (value.isContainerNode()) {
      throw new IllegalArgumentException(name + " is no plain value");
    }
    return value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  private void readCsv(CsvLines lines) throws IOException {
    if (!lines.next().equals(Optional.of(RecordCells.NAMES))) {
      problems.accept(file + " is no export of records: it begins neither with a JSON object nor with the header line");
      return;
    }
    int number = 1;
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      number++;
      try {
        records.accept(RecordCells.read(texts(line.get())));
      } catch (IllegalArgumentException e) {
        problems.accept("line " + number + " is no record: " + e.getMessage());
      }
    }
  }

  private static Map<String, Optional<String>> texts(List<String> cells) {
    if (cells.size() != RecordCells.NAMES.size()) {
      throw new IllegalArgumentException("it has " + cells.size() + " values");
    }
    var texts = new HashMap<String, Optional<String>>();
    for (int i = 0; i < cells.size(); i++) {
      texts.put(RecordCells.NAMES.get(i), CsvLines.value(cells.get(i)));
    }
    return texts;
  }
}
