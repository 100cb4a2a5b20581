package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ADS1115 on I2C: four inputs against ground, 15 bits and a sign. For tasks of the pins' worker, which waits for each
 * conversion: 1.2 ms, and what the bus takes to say so.
 *
 * <p>A conversion is the mean over that time, about one period of the pilot, and begins anywhere in it. So it sees peaks
 * behind peak detectors only; of the bare pilot it would see the mean of high and low, by whatever the duty cycle is.
 */
final class Ads1115 implements Adc {
  /** A bus that hangs keeps the worker for as long as the kernel waits, up to 1 s: then it is left alone for as long. */
  static final Duration HANGS_AFTER = Duration.ofMillis(100);
  static final Duration RESTS_FOR = Duration.ofSeconds(1);
  /** At 400 kHz some 5 ms: four times what a conversion takes at 860 a second, which the chip keeps within a tenth. */
  static final int ASKED_AT_MOST = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Ads1115.class);
  /** Registers, and of the second its fields: the data sheet's register map. */
  private static final int CONVERSION = 0;
  private static final int CONFIG = 1;
  private static final int START_OR_READY = 1 << 15;
  private static final int AGAINST_GROUND = 4;
  private static final int MUX = 12;
  private static final int PGA = 9;
  private static final int SINGLE_SHOT = 1 << 8;
  private static final int AT_860_A_SECOND = 7 << 5;
  private static final int NO_COMPARATOR = 3;
  private static final int STEPS = 1 << 15;

  private final I2C i2c;
  private final LongSupplier clock;
  private final PiSettings.Range range;
  private boolean failing;
  private boolean rests;
  private long restsUntil;

  /**
   * A converter; nothing is sent yet.
   *
   * @param clock monotonic nanoseconds
   */
  Ads1115(Context pi4j, PiSettings.OnI2c place, LongSupplier clock) {
    this.i2c = pi4j.create(I2C.newConfigBuilder(pi4j).id("adc").name("adc").bus(place.bus()).device(place.address())
        .build());
    this.range = place.range();
    this.clock = clock;
  }

  /** A number at either end is cut off: what was beyond is not known. */
  @Override
  public OptionalDouble volts(int channel) {
    long began = clock.getAsLong();
    if (rests && began - restsUntil < 0) {
      return OptionalDouble.empty();
    }
    rests = false;
    try {
      int number = convert(channel);
      failing = false;
      return number == Short.MAX_VALUE || number == Short.MIN_VALUE
          ? OptionalDouble.empty()
          : OptionalDouble.of(number * range.volts() / STEPS);
    } catch (Pi4JException | IllegalStateException unread) {
      failed(unread, began);
      return OptionalDouble.empty();
    }
  }

  private void failed(RuntimeException why, long began) {
    if (!failing) {
      LOG.error("the converter on I2C can't be read", why);
    }
    failing = true;
    long now = clock.getAsLong();
    rests = now - began >= HANGS_AFTER.toNanos();
    restsUntil = now + RESTS_FOR.toNanos();
  }

  /** Starts one conversion, waits for it, and reads it: the data sheet's single-shot mode. */
  private int convert(int channel) {
    int config = START_OR_READY | (AGAINST_GROUND + channel) << MUX | range.ordinal() << PGA | SINGLE_SHOT
        | AT_860_A_SECOND | NO_COMPARATOR;
    i2c.write((byte) CONFIG, (byte) (config >> 8), (byte) config);
    awaitReady(config);
    i2c.write((byte) CONVERSION);
    return (short) read();
  }

  /** While it converts its highest bit is 0. One that was reset meanwhile holds another config, and measured nothing. */
  private void awaitReady(int config) {
    for (int times = 0; times < ASKED_AT_MOST; times++) {
      int held = read();
      if ((held | START_OR_READY) != config) {
        throw new IllegalStateException("it holds %04x, not %04x".formatted(held, config));
      }
      if (held == config) {
        return;
      }
    }
    throw new IllegalStateException("its conversion does not end");
  }

  /** The register that was named last. */
  private int read() {
    byte[] answer = new byte[2];
    int count = i2c.read(answer, 0, answer.length);
    if (count != answer.length) {
      throw new IllegalStateException("it gave " + count + " bytes instead of 2");
    }
    return (answer[0] & 0xFF) << 8 | answer[1] & 0xFF;
  }
}
