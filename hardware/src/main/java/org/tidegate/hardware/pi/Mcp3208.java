package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import com.pi4j.io.spi.SpiChipSelect;
import com.pi4j.io.spi.SpiMode;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An MCP3208 on SPI: eight inputs of 12 bits. For tasks of the pins' worker. */
final class Mcp3208 implements Adc {
  private static final Logger LOG = LoggerFactory.getLogger(Mcp3208.class);
  /** Slow enough for a supply of 2.7 V, data sheet section 1.0. */
  private static final int HERTZ = 1_000_000;
  private static final int STEPS = 4_096;
  private static final int START_SINGLE_ENDED = 0x06;

  private final Spi spi;
  private final double reference;
  private boolean failing;

  Mcp3208(Context pi4j, PiSettings.OnSpi place) {
    this.spi = pi4j.create(Spi.newConfigBuilder(pi4j).id("adc").name("adc").bus(SpiBus.getByNumber(place.bus()))
        .chipSelect(SpiChipSelect.getByNumber(place.chipSelect())).baud(HERTZ).mode(SpiMode.MODE_0).build());
    this.reference = place.referenceVolts();
  }

  /** Start bit, single-ended, the input's number; the answer's twelve bits end the third byte. Data sheet figure 6-1. */
  @Override
  public OptionalDouble volts(int channel) {
    byte[] asked = {(byte) (START_SINGLE_ENDED | channel >> 2), (byte) (channel << 6), 0};
    byte[] answer = new byte[asked.length];
    try {
      spi.transfer(asked, 0, answer, 0, asked.length);
      // The bit before the twelve is always 0: all ones is a chip that isn't there.
      boolean isThere = (answer[1] & 0x10) == 0;
      failing = failing && !isThere;
      return isThere ? OptionalDouble.of(number(answer) * reference / STEPS) : OptionalDouble.empty();
    } catch (Pi4JException | IllegalStateException unread) {
      if (!failing) {
        LOG.error("the converter on SPI can't be read", unread);
      }
      failing = true;
      return OptionalDouble.empty();
    }
  }

  private static int number(byte[] answer) {
    return (answer[1] & 0x0F) << 8 | answer[2] & 0xFF;
  }
}
