package org.tidegate.hmi.browser;

import java.util.HashMap;
import java.util.Locale;
import org.tidegate.hmi.text.Texts;

/** A second language for tests: English words, German numbers and name. */
final class OtherLanguage {
  private OtherLanguage() {}

  static Texts of(Texts english) {
    var words = new HashMap<String, String>();
    english.keys().forEach(key -> words.put(key, english.say(key)));
    words.put("language-name", "Deutsch");
    return new Texts(Locale.GERMAN, words);
  }
}
