package org.tidegate.hardware.modbus;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.EnergyMeter;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.hardware.modbus.MeterReader.Measured;

/**
 * The meter of one EVSE on a bus. Safe from any thread. Several requests that wait are one. A meter that does not answer,
 * or tells what can't be, stays silent, and the station notices the age of the last reading.
 */
public final class ModbusMeter implements EnergyMeter {
  private static final Logger LOG = LoggerFactory.getLogger(ModbusMeter.class);
  /** 1 MW, which no EVSE exceeds, brings this in 36 s; while energy flows a meter is read each second. */
  private static final long JUMP_WATT_HOURS = 10_000;

  private final int evseId;
  private final Bus bus;
  private final int unit;
  private final MeterReader reader;
  private final StationLoop loop;
  private final Consumer<MeterReading> readings;
  private final AtomicBoolean asked = new AtomicBoolean();
  private @Nullable Measured last;
  private boolean answers = true;

  /**
   * A meter.
   *
   * @param unit its address on the bus
   * @param readings is told each reading on the worker
   */
  public ModbusMeter(int evseId, Bus bus, int unit, MeterMap map, StationLoop loop, Consumer<MeterReading> readings) {
    this.evseId = evseId;
    this.bus = bus;
    this.unit = unit;
    this.reader = new MeterReader(map);
    this.loop = loop;
    this.readings = readings;
  }

  @Override
  public void requestReading() {
    if (!asked.getAndSet(true)) {
      bus.worker().execute(this::read);
    }
  }

  private void read() {
    asked.set(false);
    try {
      Measured measured = believable();
      refuseBackwards(measured);
      last = measured;
      worked();
      var reading = new MeterReading(loop.now(), measured.imported(), measured.exported(), measured.power(),
          measured.volts());
      readings.accept(measured.loads().map(reading::with).orElse(reading));
    } catch (BusFailure failure) {
      failed(failure);
    }
  }

  /**
   * Some meters give half of the number before and half of the next one, now and then. What is taken for energy then would
   * be paid for, and each reading after it would run backwards: a jump, and the first of all, is read once more.
   */
  private Measured believable() throws BusFailure {
    Measured measured = reader.read(bus.registers(), unit);
    if (last != null && !jumps(last, measured)) {
      return measured;
    }
    Measured again = reader.read(bus.registers(), unit);
    if (isBehind(again, measured) || jumps(measured, again)) {
      throw new BusFailure(BusFailure.Kind.WRONG, "a register jumped, to " + measured.imported() + " and "
          + measured.exported() + ", then to " + again.imported() + " and " + again.exported());
    }
    return again;
  }

  /** A register that runs backwards is another meter, or one that was reset: no record may span that. */
  private void refuseBackwards(Measured measured) throws BusFailure {
    if (last != null && isBehind(measured, last)) {
      throw new BusFailure(BusFailure.Kind.WRONG, "a register ran backwards, from " + last.imported() + " and "
          + last.exported() + " to " + measured.imported() + " and " + measured.exported()
          + "; a meter that was exchanged needs a restart of the station");
    }
  }

  private static boolean isBehind(Measured measured, Measured other) {
    return measured.imported().compareTo(other.imported()) < 0 || measured.exported().compareTo(other.exported()) < 0;
  }

  private static boolean jumps(Measured from, Measured to) {
    return to.imported().value() - from.imported().value() > JUMP_WATT_HOURS
        || to.exported().value() - from.exported().value() > JUMP_WATT_HOURS;
  }

  private void worked() {
    if (!answers) {
      answers = true;
      LOG.info("evse {}: the meter at unit {} of bus {} answers again", evseId, unit, bus.name());
    }
  }

  private void failed(BusFailure failure) {
    if (answers) {
      answers = false;
      LOG.warn("evse {}: no reading of the meter at unit {} of bus {}: {}", evseId, unit, bus.name(),
          failure.getMessage());
    }
  }
}
