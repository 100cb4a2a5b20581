package org.tidegate.hardware.modbus;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordTypeTest {
  @ParameterizedTest
  @CsvSource({
      // the whole range of each type, and what is reserved for "I don't know"
      "INT16, 0001, 1", "INT16, FFFF, -1", "INT16, 7FFE, 32766", "INT16, 7FFF,", "INT16, 8001, -32767", "INT16, 8000,",
      "UINT16, 0000, 0", "UINT16, FFFE, 65534", "UINT16, FFFF,",
      "INT32, 0000 0001, 1", "INT32, FFFF FFFE, -2", "INT32, 7FFF FFFE, 2147483646", "INT32, 7FFF FFFF,",
      "INT32, 8000 0000,",
      "UINT32, FFFF FFFE, 4294967294", "UINT32, FFFF FFFF,", "UINT32, 0001 0000, 65536",
      "INT64, FFFF FFFF FFFF FFFF, -1", "INT64, 8000 0000 0000 0000,", "INT64, 7FFF FFFF FFFF FFFF,",
      "UINT64, 0000 0000 0001 0002, 65538", "UINT64, 8000 0000 0000 0000, 9223372036854775808",
      "UINT64, FFFF FFFF FFFF FFFF,",
      "FLOAT32, 4366 0000, 230", "FLOAT32, C47A 0000, -1000", "FLOAT32, 7FC0 0000,", "FLOAT32, 7F80 0000,",
      "FLOAT32, 0000 0000, 0"})
  void decode_registers_giveTheNumberOrNothing(WordType type, String registers, Double number) {
    int[] words = Arrays.stream(("DEAD " + registers).split(" ")).mapToInt(word -> Integer.parseInt(word, 16))
        .toArray();

    var decoded = type.decode(words, 1);

    assertThat(decoded.isPresent()).isEqualTo(number != null);
    if (number != null) {
      assertThat(decoded.getAsDouble()).isEqualTo(number);
    }
  }
}
