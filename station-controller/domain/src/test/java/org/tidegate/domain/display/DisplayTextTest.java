package org.tidegate.domain.display;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.display.DisplayText.Format;
import org.tidegate.domain.fixture.Covers;

import static org.assertj.core.api.Assertions.assertThat;

class DisplayTextTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Hello | Hello",
      "<b>Hello</b> <i>you</i> | Hello you",
      "<p>One</p><p>Two</p> | One\\nTwo",
      "One<br/>Two<BR>Three | One\\nTwo\\nThree",
      "a &lt;b&gt; c &amp; d | a <b> c & d",
      "5 &euro; &#8364; &#x20AC; &unknown; | 5 € € € &unknown;",
      "1 < 2 > 0 | 1 < 2 > 0",
      "<script>alert(1)</script>Safe | Safe",
      "<SCRIPT src='x'>alert(1)</script >Safe | Safe",
      "<script>never closed | ''",
      "<style>b{color:red}</style>Text<!-- hidden <b> --> more | Text more",
      "<img src=x onerror=alert(1)>Text | Text",
      "<a href='javascript:alert(1)'>Link</a> | Link",
      "<svg><script>1</script></svg>Text<iframe src=x>y</iframe> | Text",
      "Text <b never closed | Text",
      "&#0;&#7;&#1114112;x | x"})
  void plain_html_isItsTextOnly(String html, String text) {
    assertThat(new DisplayText(Format.HTML, html, Optional.empty()).plain()).isEqualTo(text.replace("\\n", "\n"));
  }

  /** What looks like markup after decoding is text, and stays so. */
  @Test
  void plain_htmlThatHidesMarkup_isShownAsTextNotAsMarkup() {
    assertThat(new DisplayText(Format.HTML, "&lt;script&gt;alert(1)&lt;/script&gt;", Optional.empty()).plain())
        .isEqualTo("<script>alert(1)</script>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u202Eb", "a\u200Bb", "a\u001B[31mb", "\uFEFFab"})
  void plain_utf8_losesWhatCannotBeSeen(String content) {
    assertThat(DisplayText.of(content).plain().replace("[31m", "")).isEqualTo("ab");
  }

  @Test
  void plain_utf8_markupIsText() {
    assertThat(DisplayText.of("<b>x</b>").plain()).isEqualTo("<b>x</b>");
  }

  @ParameterizedTest
  @Covers({"O01.FR.08", "O01.FR.09", "O01.FR.17", "O02.FR.08", "O02.FR.09", "O02.FR.12"})
  @CsvSource({"de,de-AT", "de-CH,de-AT", "DE,de-AT", "en,en-US", "fr,en-US", "'',en-US"})
  void best_ofSeveralLanguages_isThePreferredElseEnglish(String preferred, String found) {
    var texts = List.of(in("de-AT"), in("en-US"), DisplayText.of("any"));

    assertThat(DisplayText.best(texts, preferred.isEmpty() ? List.of() : List.of(preferred)))
        .contains(in(found));
  }

  @Test
  void best_secondPreferredLanguage_goesBeforeEnglish() {
    assertThat(DisplayText.best(List.of(in("en"), in("fr")), List.of("ja", "fr"))).contains(in("fr"));
  }

  @Test
  void best_withoutEnglish_isTheOneOfNoLanguageElseTheFirst() {
    assertThat(DisplayText.best(List.of(in("de"), DisplayText.of("any")), List.of("fr")))
        .contains(DisplayText.of("any"));
    assertThat(DisplayText.best(List.of(in("de"), in("ja")), List.of("fr"))).contains(in("de"));
    assertThat(DisplayText.best(List.of(), List.of("fr"))).isEmpty();
  }

  private static DisplayText in(String language) {
    return new DisplayText(Format.UTF8, "in " + language, Optional.of(language));
  }
}
