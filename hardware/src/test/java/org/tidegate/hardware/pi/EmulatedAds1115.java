package org.tidegate.hardware.pi;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.plugin.mock.provider.i2c.MockI2C;
import com.pi4j.plugin.mock.provider.i2c.MockI2CProviderImpl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An ADS1115 behind pi4j's mock provider, by its data sheet: registers of two bytes that a pointer names, and conversions
 * that take a while. Every transfer takes 0.1 ms.
 */
final class EmulatedAds1115 extends MockI2CProviderImpl {
  /** At 860 a second, with a clock that is a tenth too slow. */
  private static final long CONVERTS_FOR = Duration.ofNanos(1_279_000).toNanos();
  private static final double[] FULL_SCALE = {6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256};
  private static final int POWER_ON = 0x8583;

  final double[] inputs = new double[4];
  final List<Integer> configs = new ArrayList<>();
  long now = Duration.ofHours(-1).toNanos();
  int transfers;
  boolean answers = true;
  boolean converts = true;
  boolean resets;
  int bytes = 2;
  Duration eachTakes = Duration.ofNanos(100_000);
  private int pointer;
  private int config = POWER_ON;
  private int conversion;
  private long ready = now;

  @Override
  public I2C create(I2CConfig config) {
    var chip = new MockI2C(this, config) {
      @Override
      public int write(byte value) {
        return write(new byte[]{value}, 0, 1);
      }

      @Override
      public int write(byte[] data, int offset, int length) {
        transfer();
        pointer = data[offset];
        if (length == 3) {
          take((data[offset + 1] & 0xFF) << 8 | data[offset + 2] & 0xFF);
        }
        return length;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        transfer();
        int value = switch (pointer) {
          case 0 -> conversion;
          case 1 -> held();
          default -> throw new AssertionError("register " + pointer);
        };
        buffer[offset] = (byte) (value >> 8);
        buffer[offset + 1] = (byte) value;
        return Math.min(length, bytes);
      }
    };
    context.registry().add(chip);
    return chip;
  }

  private void transfer() {
    transfers++;
    now += eachTakes.toNanos();
    if (!answers) {
      throw new Pi4JException("nobody acknowledges, on purpose");
    }
  }

  private void take(int value) {
    if (pointer != 1) {
      throw new AssertionError("register " + pointer + " can't be written");
    }
    configs.add(value);
    config = value & 0x7FFF;
    if ((value & 0x8000) != 0) {
      ready = now + CONVERTS_FOR;
    }
  }

  /** Its highest bit is 1 while nothing is converted. */
  private int held() {
    if (resets) {
      config = POWER_ON & 0x7FFF;
      conversion = 0;
      return POWER_ON;
    }
    if (!converts || now < ready) {
      return config;
    }
    conversion = convert();
    return config | 0x8000;
  }

  private int convert() {
    int mux = config >> 12 & 7;
    double volts = mux >= 4 ? inputs[mux - 4] : inputs[0] - inputs[Math.max(mux, 1)];
    double steps = Math.rint(volts / FULL_SCALE[config >> 9 & 7] * 32_768);
    return (int) Math.clamp(steps, -32_768, 32_767) & 0xFFFF;
  }
}
