package org.tidegate.hardware.pi;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.plugin.mock.provider.spi.MockSpi;
import com.pi4j.plugin.mock.provider.spi.MockSpiProvider;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** pi4j's mock gives back what was queued, and queues what it is sent. */
class Mcp3208Test {
  private final Context pi4j = Pi4J.newContextBuilder().noAutoDetect().add(MockSpiProvider.newInstance()).build();
  private final Mcp3208 adc = new Mcp3208(pi4j, new PiSettings.OnSpi(0, 0, 3.3));
  private final MockSpi spi = pi4j.io("adc");

  @AfterEach
  void stop() {
    pi4j.shutdown();
  }

  /** What is sent is figure 6-1 of the data sheet: start, single-ended and the input's number over two bytes. */
  @ParameterizedTest
  @CsvSource({"0, 06, 00", "3, 06, c0", "4, 07, 00", "7, 07, c0"})
  void volts_channel_isAskedFor(int channel, String first, String second) {
    spi.write(new byte[]{0, 0, 0});
    adc.volts(channel);
    byte[] asked = spi.readEntireMockBuffer();
    assertThat(asked).containsExactly((byte) Integer.parseInt(first, 16), (byte) Integer.parseInt(second, 16),
        (byte) 0);
  }

  /** Bits above the twelve are of the time before the answer. */
  @ParameterizedTest
  @CsvSource({"00, 00, 0", "08, 00, 1.65", "ef, ff, 3.2992", "e0, 01, 0.0008"})
  void volts_number_isItsShareOfTheReference(String second, String third, double volts) {
    spi.write(new byte[]{0, (byte) Integer.parseInt(second, 16), (byte) Integer.parseInt(third, 16)});
    assertThat(adc.volts(0).orElseThrow()).isCloseTo(volts, within(0.0001));
  }

  @Test
  void volts_nobodyAnswers_areUnknown() {
    spi.write(new byte[]{-1, -1, -1});
    assertThat(adc.volts(0)).isEqualTo(OptionalDouble.empty());
  }
}
