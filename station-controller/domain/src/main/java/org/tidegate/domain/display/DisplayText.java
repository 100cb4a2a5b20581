package org.tidegate.domain.display;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text of the central system's in one language. Immutable. What a page shows is {@link #plain}, never the content
 * itself.
 *
 * @param format of the content
 * @param content as it was told, at most 1024 characters
 * @param language RFC 5646 tag (O01.FR.17, O02.FR.12); absent: not told
 */
public record DisplayText(Format format, String content, Optional<String> language) {

  /** Half-width characters on one line of a narrow panel, with room for a sign that more follows. */
  private static final int PART = 24;

  /** Formats, with the names of OCPP MessageFormatEnumType. */
  public enum Format {
    ASCII,
    UTF8,
    /** Its text is shown, without any markup. */
    HTML,
    /** An address to show something from: no page of this station loads anything from elsewhere. */
    URI,
    /** OCPP 2.1: the content of a QR code. */
    QRCODE
  }

  /** A text in no special format. */
  public static DisplayText of(String content) {
    return new DisplayText(Format.UTF8, content, Optional.empty());
  }

  /** What there is to read: text without markup and control characters. */
  public String plain() {
    return format == Format.HTML ? PlainText.ofHtml(content) : PlainText.of(content);
  }

  /** What there is to read in parts that each fit on one line, at least one; {@link Showing} gives each its time. */
  public List<String> parts() {
    return Lines.of(plain(), PART);
  }

  /** Whether it is in this language, whatever the region. */
  public boolean isIn(String tag) {
    return language.filter(own -> primary(own).equals(primary(tag))).isPresent();
  }

  /**
   * The text for somebody who prefers these languages, the first most: the one in the first of them that there is, else
   * in English (O01.FR.09, O02.FR.09), else the one of no language, else the first. Fulfils O01.FR.08, O02.FR.08.
   */
  public static Optional<DisplayText> best(List<DisplayText> texts, List<String> languages) {
    for (var wanted : languages) {
      var found = texts.stream().filter(text -> text.isIn(wanted)).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return texts.stream().filter(text -> text.isIn("en")).findFirst()
        .or(() -> texts.stream().filter(text -> text.language().isEmpty()).findFirst())
        .or(() -> texts.stream().findFirst());
  }

  private static String primary(String tag) {
    int end = tag.indexOf('-');
    return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
  }
}
