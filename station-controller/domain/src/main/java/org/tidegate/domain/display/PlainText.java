package org.tidegate.domain.display;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text of what may have markup. Pure functions, safe from any thread. */
final class PlainText {
  /** Elements that hold no text to be read, closed or not; then comments, whatever is in them. */
  private static final Pattern UNREAD = Pattern.compile(
      "<(script|style|head|template|svg|iframe|object)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern BREAK = Pattern.compile("<\\s*/?\\s*(br|p|div|li|tr|h[1-6])\\b[^>]*(>|$)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG = Pattern.compile("<[/!?a-zA-Z][^>]*(>|$)");
  private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,6});");
  private static final Map<String, String> NAMED = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'",
      "nbsp", " ", "euro", "€", "yen", "¥", "pound", "£");
  /** Controls, and what turns the direction of the text around it. */
  private static final Pattern INVISIBLE = Pattern.compile(
      "[\\p{Cc}&&[^\\n]]|[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
  private static final Pattern SPACES = Pattern.compile("[ \\t\\x0B\\f\\r]+");
  private static final Pattern LINES = Pattern.compile(" ?\\n[ \\n]*");

  private PlainText() {}

  /** The text of HTML: no element, attribute or script is left; lines where the markup has them. */
  static String ofHtml(String html) {
    String read = UNREAD.matcher(html.replace('\n', ' ')).replaceAll(" ");
    return of(ENTITY.matcher(TAG.matcher(BREAK.matcher(read).replaceAll("\n")).replaceAll(""))
        .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group()))));
  }

  /** The same text without what can't be seen. */
  static String of(String text) {
    var visible = INVISIBLE.matcher(SPACES.matcher(text).replaceAll(" ")).replaceAll("");
    return LINES.matcher(visible).replaceAll("\n").strip();
  }

  private static String character(String name, String otherwise) {
    if (name.charAt(0) != '#') {
      return NAMED.getOrDefault(name, otherwise);
    }
    boolean hex = Character.toLowerCase(name.charAt(1)) == 'x';
    int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
    return Character.isValidCodePoint(code) && !Character.isISOControl(code) && Character.isDefined(code)
        ? Character.toString(code)
        : "";
  }
}
