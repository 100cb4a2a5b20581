package org.tidegate.hardware.pi;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.pwm.LinuxFsPwmProvider;
import java.util.List;
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
 * <p>For the laboratory: when a lease ends, a thread of this program turns the pilot steady, so a dead program or kernel
 * leaves the last duty cycle standing. A product has a microcontroller with its own heart-beat for that, and for the
 * electrical protection, which this class has nothing of. There is no card reader, no site meter and no plug mark here.
 *
 * <p>Safe from any thread; the devices are for the station loop.
 */
public final class PiHardware implements Hardware {
  private static final Logger LOG = LoggerFactory.getLogger(PiHardware.class);

  private final StationLoop loop;
  private final Worker pins;
  private final Telling telling = new Telling();
  private final List<PiEvse> evses;

  /**
   * Takes the pins, all of them off.
   *
   * @param pi4j with providers for digital pins and PWM, see {@link #context}; stays the caller's to shut down after
   *     {@link #close}
   * @param meters where the energy meters come from
   */
  public PiHardware(StationLoop loop, PiSettings settings, Context pi4j, MeterSource meters) {
    this(loop, settings, pi4j, meters, Worker.named("pins"));
  }

  PiHardware(StationLoop loop, PiSettings settings, Context pi4j, MeterSource meters, Worker pins) {
    this.loop = loop;
    this.pins = pins;
    this.evses = settings.evses().stream()
        .map(evse -> new PiEvse(evse, pi4j, pins, loop, meters, telling)).toList();
  }

  /** The real pins: digital ones by the kernel's GPIO character device, PWM by its sysfs. */
  public static Context context() {
    return Pi4J.newContextBuilder().noAutoDetect().add(GpioDDigitalInputProvider.newInstance())
        .add(GpioDDigitalOutputProvider.newInstance()).add(LinuxFsPwmProvider.newInstance(0)).build();
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
    });
  }

  @Override
  public void close() {
    telling.silence();
    pins.close();
    evses.forEach(PiEvse::safe);
  }
}
