package org.tidegate.app.records;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes and reads lines of comma separated values, RFC 4180. A reader is used by one thread at a time. */
public final class CsvLines {
  /** What spreadsheets take for the start of a formula, and the quote that stops them. */
  private static final String QUOTED_FIRST = "=+-@'";
  private static final int LONGEST_LINE = 64 * 1024;

  private final Reader reader;

  /** Reads the lines of this text. */
  public CsvLines(Reader reader) {
    this.reader = reader;
  }

  /** One value. A text that spreadsheets could take for a formula gets a quote in front: no text of ours is one, but foreign ids may be. */
  public static String cell(Optional<Object> value) {
    if (value.isEmpty()) {
      return "";
    }
    var text = String.valueOf(RecordCells.text(value.get()));
    if (value.get() instanceof String && !text.isEmpty() && QUOTED_FIRST.indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }

  /** What {@link #cell} wrote, without the quote in front. */
  static Optional<String> value(String cell) {
    boolean quoted = cell.length() > 1 && cell.charAt(0) == '\'' && QUOTED_FIRST.indexOf(cell.charAt(1)) >= 0;
    return cell.isEmpty() ? Optional.empty() : Optional.of(quoted ? cell.substring(1) : cell);
  }

  /**
   * The values of the next line; absent at the end.
   *
   * @throws IOException also when a line is longer than any of ours
   */
  public Optional<List<String>> next() throws IOException {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean inQuotes = false;
    int length = 0;
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      if (++length > LONGEST_LINE) {
        throw new IOException("a line is longer than any record");
      }
      if (c == '"') {
        inQuotes = !inQuotes;
        cell.append('"');
      } else if (inQuotes || c != ',' && c != '\n') {
        cell.append((char) c);
      } else {
        cells.add(unquoted(cell, c == '\n'));
        cell.setLength(0);
        if (c == '\n') {
          return Optional.of(cells);
        }
      }
    }
    return length == 0 ? Optional.empty() : Optional.of(last(cells, cell));
  }

  private static List<String> last(List<String> cells, StringBuilder cell) {
    cells.add(unquoted(cell, true));
    return cells;
  }

  private static String unquoted(StringBuilder cell, boolean endsLine) {
    var text = cell.toString();
    if (endsLine && text.endsWith("\r")) {
      text = text.substring(0, text.length() - 1);
    }
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
  }
}
