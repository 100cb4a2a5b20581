package org.tidegate.hardware.card;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypingTest {
  /** "1", then Enter, as the kernel gives them: scan code, key down, report; key up, report. */
  private static final String RECORDED = """
      1027a36900000000 400d030000000000 0400 0400 1e000700
      1027a36900000000 400d030000000000 0100 0200 01000000
      1027a36900000000 400d030000000000 0000 0000 00000000
      1027a36900000000 6014030000000000 0100 0200 00000000
      1027a36900000000 6014030000000000 0000 0000 00000000
      1027a36900000000 801b030000000000 0100 1c00 01000000
      1027a36900000000 801b030000000000 0000 0000 00000000
      1027a36900000000 a022030000000000 0100 1c00 00000000
      """;

  private final Typing typing = new Typing();

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 24, 25, 1000})
  void take_recordedEventsInPiecesOfAnyLength_areTheLine(int piece) {
    byte[] all = HexFormat.of().parseHex(RECORDED.replaceAll("\\s", ""));
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < all.length; from += piece) {
      lines.addAll(typing.take(Arrays.copyOfRange(all, from, Math.min(all.length, from + piece))));
    }

    assertThat(lines).containsExactly("1");
  }

  @Test
  void take_everyDigitAndLetterOfACard_isRead() {
    // 0 4 A 2 2 4 B C D E F 5 8 0 on the upper row, Enter
    assertThat(typed(0, 11, 5, 30, 3, 3, 5, 48, 46, 32, 18, 33, 6, 9, 11, 28)).containsExactly("04A224BCDEF580");
    // 4 5 6 7 8 9 1 2 3 0 on the keypad, its Enter
    assertThat(typed(10_000_000, 75, 76, 77, 71, 72, 73, 79, 80, 81, 82, 96)).containsExactly("4567891230");
  }

  @Test
  void take_cutOffBySilence_isForgotten() {
    assertThat(typed(0, 2, 3)).isEmpty();
    assertThat(typed(5_000_000, 4, 5, 28)).containsExactly("34");
  }

  @Test
  void take_enterAlone_isNothing() {
    assertThat(typed(0, 28, 28)).isEmpty();
  }

  @Test
  void take_endlessKeys_keepsNothing() {
    int[] keys = new int[10_000];
    Arrays.fill(keys, 2);
    assertThat(typed(0, keys)).isEmpty();
    assertThat(typed(200_000_000, 28)).isEmpty();
    assertThat(typed(400_000_000, 3, 28)).containsExactly("2");
  }

  private List<String> typed(long startUs, int... codes) {
    ByteBuffer events = ByteBuffer.allocate(codes.length * Typing.EVENT).order(ByteOrder.LITTLE_ENDIAN);
    long at = startUs + 1_000_000_000;
    for (int code : codes) {
      events.putLong(at / 1_000_000).putLong(at % 1_000_000).putShort((short) 1).putShort((short) code).putInt(1);
      at += 8_000;
    }
    return typing.take(events.array());
  }
}
