package org.tidegate.hmi.browser;

import java.util.HashMap;
import java.util.Locale;
import org.tidegate.hmi.text.Texts;

/** English stretched as a wordier language would be: longer texts, the same places for values. */
final class LongWords {
  private static final double STRETCH = Double.parseDouble(System.getProperty("stretch","0"));

  private LongWords() {}

  static Texts of(Texts english) {
    var words = new HashMap<String, String>();
    english.keys().forEach(key -> words.put(key, stretched(english.say(key))));
    words.put("unit-kw", "kW");
    words.put("unit-kwh", "kWh");
    words.put("language-name", "Deutsch");
    return new Texts(Locale.GERMANY, words);
  }

  private static String stretched(String text) {
    int more = (int) Math.round(text.replaceAll("\\{\\d}", "").length() * STRETCH);
    return text + "é".repeat(0)
        + " abcdefghijklmnop abcdefghijklm abcdefghijklmnopqrst".substring(0, Math.min(more, 50));
  }
}
