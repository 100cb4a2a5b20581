package org.tidegate.hardware.modbus;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.GridMeter;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.station.GridReading;
import org.tidegate.hardware.modbus.MeterReader.Measured;

/**
 * The meter of the site's grid connection on a bus: power, voltage and, where its map has it, frequency. Safe from any
 * thread. What the building takes is what flows there without what the EVSEs' meters showed last; not told when one of
 * them has been silent for 5 s. A meter that does not answer stays silent. It can't see an outage: then it is dead itself.
 */
final class ModbusGridMeter implements GridMeter {
  private static final Logger LOG = LoggerFactory.getLogger(ModbusGridMeter.class);
  private static final Duration OF_THE_SAME_TIME = Duration.ofSeconds(5);
  /** A disturbance, and its end, must be noticed well within the second to which the wait after it holds. */
  private static final Duration READS_AT_LEAST_EVERY = Duration.ofMillis(500);

  private final Bus bus;
  private final int unit;
  private final MeterReader reader;
  private final StationLoop loop;
  private final int evses;
  private final Consumer<GridReading> readings;
  private final Consumer<Boolean> works;
  private final Map<Integer, Heard> station = new ConcurrentHashMap<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private boolean answers = true;

  /**
   * A grid meter; nothing is read before it is asked, or {@link #start}.
   *
   * @param evses how many the station has
   * @param readings is told on the worker
   * @param works is told on the worker whether it answers, when that changes
   */
  ModbusGridMeter(Bus bus, int unit, MeterMap map, StationLoop loop, int evses, Consumer<GridReading> readings,
      Consumer<Boolean> works) {
    this.bus = bus;
    this.unit = unit;
    this.reader = new MeterReader(map);
    this.loop = loop;
    this.evses = evses;
    this.readings = readings;
    this.works = works;
  }

  void start() {
    requestReading();
    bus.worker().after(READS_AT_LEAST_EVERY, this::start);
  }

  @Override
  public void requestReading() {
    if (!asked.getAndSet(true)) {
      bus.worker().execute(this::read);
    }
  }

  /** What an EVSE's meter showed. */
  void evseMeasured(int evseId, MeterReading reading) {
    station.put(evseId, new Heard(reading.power(), loop.nanoTime()));
  }

  private void read() {
    asked.set(false);
    try {
      Measured measured = reader.read(bus.registers(), unit);
      if (!answers) {
        LOG.info("the grid meter answers again");
        works.accept(true);
      }
      answers = true;
      Instant now = loop.now();
      readings.accept(new GridReading(now, measured.hertz(), measured.volts(),
          stationPower().map(own -> measured.power().plus(own.negated())), Optional.of(measured.power()),
          measured.loads(), false));
    } catch (BusFailure failure) {
      failed(failure);
    } catch (RuntimeException unexpected) {
      if (answers) {
        LOG.error("the grid meter's answer was not understood", unexpected);
      }
      failed(unexpected);
    }
  }

  private void failed(Exception why) {
    if (answers) {
      LOG.warn("no reading of the grid meter at unit {} of bus {}: {}", unit, bus.name(), why.getMessage());
      works.accept(false);
    }
    answers = false;
  }

  private Optional<Watts> stationPower() {
    long now = loop.nanoTime();
    boolean fresh = station.size() == evses
        && station.values().stream().allMatch(heard -> now - heard.at() <= OF_THE_SAME_TIME.toNanos());
    return fresh
        ? Optional.of(station.values().stream().map(Heard::power).reduce(Watts.ZERO, Watts::plus))
        : Optional.empty();
  }

  /** What an EVSE's meter showed, and when that was heard, monotonic: the clock on the wall may be set meanwhile. */
  private record Heard(Watts power, long at) {}
}
