package org.tidegate.domain.display;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into lines. Pure functions, safe from any thread. */
public final class Lines {
  private Lines() {}

  /**
   * The text in lines, cut where lines may be cut; a word that is too long for one is cut anywhere.
   *
   * @param width in half-width characters; those of Chinese, Japanese and Korean count twice
   * @return at least one
   */
  public static List<String> of(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    var cuts = BreakIterator.getLineInstance(Locale.ROOT);
    cuts.setText(text);
    int from = cuts.first();
    for (int to = cuts.next(); to != BreakIterator.DONE; to = cuts.next()) {
      if (isCut(text, to)) {
        add(lines, line, text.substring(from, to), width);
        from = to;
      }
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line.toString().strip());
    }
    return List.copyOf(lines);
  }

  /** Lines put together again. */
  public static String joined(List<String> lines) {
    var text = new StringBuilder();
    for (var line : lines) {
      boolean gap = !text.isEmpty() && width(text.codePointBefore(text.length())) == 1;
      text.append(gap ? " " : "").append(line);
    }
    return text.toString();
  }

  /** Times, amounts and addresses stay whole: only at spaces, and between characters that need none. */
  private static boolean isCut(String text, int at) {
    return at == text.length() || Character.isWhitespace(text.charAt(at - 1)) || width(text.codePointAt(at)) == 2
        || width(text.codePointBefore(at)) == 2;
  }

  private static void add(List<String> lines, StringBuilder line, String piece, int width) {
    if (!line.isEmpty() && width(line) + width(piece.stripTrailing()) > width) {
      end(lines, line);
    }
    piece.codePoints().forEach(character -> {
      if (width(line) + width(character) > width && !Character.isWhitespace(character)) {
        end(lines, line);
      }
      line.appendCodePoint(character);
    });
    if (piece.endsWith("\n")) {
      end(lines, line);
    }
  }

  private static void end(List<String> lines, StringBuilder line) {
    if (!line.toString().isBlank()) {
      lines.add(line.toString().strip());
    }
    line.setLength(0);
  }

  private static int width(CharSequence text) {
    return text.codePoints().map(Lines::width).sum();
  }

  private static int width(int character) {
    return Character.UnicodeScript.of(character) == Character.UnicodeScript.COMMON && character < 0x3000
        || character < 0x1100 ? 1 : 2;
  }
}
