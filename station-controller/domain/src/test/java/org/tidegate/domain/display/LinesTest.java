package org.tidegate.domain.display;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinesTest {
  @ParameterizedTest
  @CsvSource({"'',''", "one,one", "one two,one two", "one two three,one two/three", "abcdefghijklm,abcdefghij/klm",
      "a abcdefghijk,a/abcdefghij/k", "'one\ntwo',one/two", "充電はこちらで,充電はこち/らで", "1234567890,1234567890",
      "12345678901,1234567890/1", "one two tea,one two/tea", "until 22:00-23:30,until/22:00-23:3/0",
      "at 22:00 h,at 22:00 h", "'  a  b  ',a  b"})
  void of_text_isCutWhereLinesMayBe(String text, String lines) {
    assertThat(String.join("/", Lines.of(text.replace("\\n", "\n"), 10))).isEqualTo(lines);
  }
}
