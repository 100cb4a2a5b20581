package org.tidegate.hardware.card;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;

import static org.assertj.core.api.Assertions.assertThat;

class CardNumberTest {
  @ParameterizedTest
  @CsvSource({"04A224B1, 04A224B1", "04a224b1, 04A224B1", "04:A2:24:B1, 04A224B1", "04-A2-24-B1, 04A224B1",
      "04 A2 24 BC 5D 80 00, 04A224BC5D8000", "0102030405060708090A, 0102030405060708090A",
      // 77,734,065 is 04A220B1 hexadecimal
      "0077734065, 04A220B1", "4294967295, FFFFFFFF", "4294967296,", "04A224B,", "04A224B1C,", "04A224BG,", "hello,",
      "'',"})
  void of_line_isACardOrNothing(String line, String value) {
    var token = CardNumber.of(line).map(IdToken::value).orElse(null);

    assertThat(token).isEqualTo(value);
    CardNumber.of(line).ifPresent(card -> assertThat(card.type()).isEqualTo(IdTokenType.ISO14443));
  }

  @Test
  void take_lines_endWithEitherOrBoth() {
    var lines = new Lines();

    assertThat(lines.take("04A2".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(lines.take("24B1\r\n\n11\r22\n".getBytes(StandardCharsets.US_ASCII)))
        .containsExactly("04A224B1", "11", "22");
  }

  /** The head of one number and the whole of the next would make another card's. */
  @Test
  void take_lineCutOffBySilence_isForgotten() {
    var lines = new Lines();
    lines.take("04A224".getBytes(StandardCharsets.US_ASCII));
    assertThat(lines.take(new byte[0])).isEmpty();

    assertThat(lines.take("04A224B1\n".getBytes(StandardCharsets.US_ASCII))).containsExactly("04A224B1");
  }

  @Test
  void take_endlessLine_keepsNothing() {
    var lines = new Lines();
    lines.take(new byte[100_000]);

    assertThat(lines.take("\n12\n".getBytes(StandardCharsets.US_ASCII))).containsExactly("12");
  }
}
