package org.tidegate.hardware.pi;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import com.pi4j.plugin.linuxfs.provider.pwm.LinuxFsPwmProvider;
import com.pi4j.plugin.linuxfs.provider.spi.LinuxFsSpiProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.hardware.device.Telling;
import org.tidegate.hardware.device.Worker;

/**
 * EVSEs on the pins of a Raspberry Pi class board: alternating current, basic signalling, charging only; a discharge
 * command offers nothing. The current is controlled by the pilot's duty cycle alone, in steps of one percent (0.6 A up
 * to 51 A), so a vehicle follows within the 5 s that IEC 61851-1 table A.6 gives it.
 *
 * <p>For the laboratory: the pins' worker is a thread of this program, so a dead program or kernel leaves the last duty
 * cycle and contactor standing. A product has a microcontroller with its own heart-beat for that, and hard wiring for the
 * electrical protection, of which this class sees contacts at most. There is no card reader, no site meter and no plug
 * mark here. Tried with pi4j's mock provider only.
 *
 * <p>Safe from any thread; the devices are for the station loop.
 */
public final class PiHardware implements Hardware {
  private static final Logger LOG = LoggerFactory.getLogger(PiHardware.class);

  private final StationLoop loop;
  private final Worker pins;
  private final Telling telling = new Telling();
  private final List<PiEvse> evses;
  private Runnable letGo = () -> {};

  /** On these pins, which stay the caller's to let go of after {@link #close}. */
  PiHardware(StationLoop loop, PiSettings settings, Context pi4j, MeterSource meters, Worker pins,
      BiFunction<Context, PiSettings.Converter, Adc> converters) {
    this.loop = loop;
    this.pins = pins;
    Optional<Adc> adc = settings.converter().map(place -> converters.apply(pi4j, place));
    this.evses = settings.evses().stream()
        .map(evse -> new PiEvse(evse, pi4j, adc, pins, loop, meters, telling)).toList();
  }

  /**
   * Takes the pins of this machine, all of them off; {@link #close} lets go of them.
   *
   * @param meters where the energy meters come from
   * @throws RuntimeException of the pins' provider, when they can't be had: it has no checked exceptions
   */
  public static PiHardware onThisMachine(StationLoop loop, PiSettings settings, MeterSource meters) {
    Context pi4j = context();
    try {
      var hardware = new PiHardware(loop, settings, pi4j, meters, Worker.named("pins"),
          (context, place) -> Adc.of(context, place, loop::nanoTime));
      hardware.letGo = pi4j::shutdown;
      return hardware;
    } catch (RuntimeException taken) {
      pi4j.shutdown();
      throw taken;
    }
  }

  /** The real pins: digital ones by the kernel's GPIO character device, PWM by its sysfs, SPI and I2C by its devices. */
  private static Context context() {
    return Pi4J.newContextBuilder().noAutoDetect().add(GpioDDigitalInputProvider.newInstance())
        .add(GpioDDigitalOutputProvider.newInstance()).add(LinuxFsPwmProvider.newInstance(0))
        .add(LinuxFsSpiProvider.newInstance()).add(LinuxFsI2CProvider.newInstance()).build();
  }

  @Override
  public List<EvseDevices> evses() {
    return evses.stream().map(PiEvse::devices).toList();
  }

  @Override
  public void start(HardwareEvents events) {
    LOG.info("hardware on pins: {} EVSE(s), charging only, for laboratory use", evses.size());
    loop.execute(() -> {
      telling.listener(events);
      evses.forEach(PiEvse::start);
      pins.execute(this::sample);
    });
  }

  private void sample() {
    long now = loop.nanoTime();
    try {
      evses.forEach(evse -> evse.sample(now));
    } finally {
      pins.after(PilotDriver.SAMPLES_EVERY, this::sample);
    }
  }

  @Override
  public void close() {
    telling.silence();
    pins.close();
    evses.forEach(PiEvse::safe);
    letGo.run();
  }
}
