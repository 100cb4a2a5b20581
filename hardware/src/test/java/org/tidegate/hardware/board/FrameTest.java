package org.tidegate.hardware.board;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameTest {
  /** Checked by hand: CRC-16/CCITT-FALSE of "123456789" is 29B1. */
  @Test
  void encoded_knownBytes_hasTheKnownChecksum() {
    byte[] encoded = new Frame('1', '2', "3456789".getBytes(StandardCharsets.US_ASCII)).encoded();

    assertThat(HexFormat.of().formatHex(encoded)).isEqualTo("0c" + "313233343536373839" + "b129" + "00");
  }

  @Test
  void encoded_anyPayload_hasNoZeroButTheLastAndIsReadBack() {
    var random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      byte[] payload = new byte[random.nextInt(Frame.LONGEST_PAYLOAD + 1)];
      random.nextBytes(payload);
      for (int i = 0; i < payload.length; i++) {
        payload[i] = random.nextBoolean() ? 0 : payload[i];
      }
      var frame = new Frame(random.nextInt(256), random.nextInt(256), payload);
      byte[] encoded = frame.encoded();

      assertThat(encoded).endsWith(0);
      assertThat(Arrays.copyOf(encoded, encoded.length - 1)).doesNotContain(0);
      assertThat(new FrameReader().take(encoded)).singleElement().satisfies(read -> {
        assertThat(read.type()).isEqualTo(frame.type());
        assertThat(read.number()).isEqualTo(frame.number());
        assertThat(read.payload()).isEqualTo(payload);
      });
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "7", "100"})
  void take_piecesOfAnyLengthWithRubbishBefore_findsTheFrames(int piece) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[]{0x11, (byte) 0xFE, 0x00, 0x05, 0x00, 0x00});
    for (int number = 0; number < 5; number++) {
      bytes.writeBytes(new Frame(2, number, new byte[]{0, 1, 0}).encoded());
    }
    var reader = new FrameReader();
    List<Integer> numbers = new ArrayList<>();
    byte[] all = bytes.toByteArray();
    for (int from = 0; from < all.length; from += piece) {
      reader.take(Arrays.copyOfRange(all, from, Math.min(all.length, from + piece)))
          .forEach(frame -> numbers.add(frame.number()));
    }

    assertThat(numbers).containsExactly(0, 1, 2, 3, 4);
    assertThat(reader.damaged()).isEqualTo(2);
  }

  @Test
  void take_anyBitFlipped_isNoFrame() {
    byte[] good = new Frame(0x82, 9, new byte[]{1, 0, 2, 0, 3}).encoded();
    for (int bit = 0; bit < 8 * (good.length - 1); bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);

      assertThat(new FrameReader().take(bad)).as("bit " + bit).isEmpty();
    }
  }

  @Test
  void take_aMegabyteWithoutEnd_keepsNothing() {
    var reader = new FrameReader();
    byte[] noise = new byte[1_000_000];
    Arrays.fill(noise, (byte) 0x55);
    reader.take(noise);

    assertThat(reader.take(new byte[]{0})).isEmpty();
    assertThat(reader.take(new Frame(2, 1, new byte[0]).encoded())).hasSize(1);
  }
}
