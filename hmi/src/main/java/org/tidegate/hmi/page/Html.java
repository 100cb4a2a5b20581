package org.tidegate.hmi.page;

import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of HTML. Immutable. Everything put into one is escaped unless it is {@code Html} itself, so that text from
 * outside can't become markup.
 *
 * @param markup ready to send
 */
public record Html(String markup) {
  /** Nothing. */
  public static final Html NONE = new Html("");

  private static final String PLACE = "{}";

  /**
   * Fills each <code>{}</code> of a template: {@code Html} (also in a stream or an {@link Optional}) as it is, anything
   * else escaped. Attributes in templates are always in double quotes.
   *
   * @param template written in the program, never made of data
   * @throws IllegalArgumentException when places and values don't match in number
   */
  public static Html of(String template, Object... values) {
    var filled = new StringBuilder(template.length() * 2);
    int from = 0;
    for (Object value : values) {
      int place = template.indexOf(PLACE, from);
      if (place < 0) {
        throw new IllegalArgumentException("more values than places in " + template);
      }
      filled.append(template, from, place).append(markupOf(value));
      from = place + PLACE.length();
    }
    if (template.indexOf(PLACE, from) >= 0) {
      throw new IllegalArgumentException("fewer values than places in " + template);
    }
    return new Html(filled.append(template, from, template.length()).toString());
  }

  /** Several pieces, one after the other. */
  public static Html all(Html... pieces) {
    return Stream.of(pieces).collect(joined());
  }

  /** Collects pieces, one after the other. */
  public static Collector<Html, ?, Html> joined() {
    return Collectors.collectingAndThen(Collectors.mapping(Html::markup, Collectors.joining()), Html::new);
  }

  private static String markupOf(Object value) {
    return switch (value) {
      case Html html -> html.markup;
      case Optional<?> maybe -> maybe.map(Html::markupOf).orElse("");
      default -> escaped(value.toString());
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return markup;
  }
}
