package org.tidegate.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidegate.app.configuration.StationConfiguration.Hardware;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.hardware.modbus.BusSettings;
import org.tidegate.hardware.pi.PiSettings;

/**
 * Whether the devices are where the configuration says. None is spoken to: the station may be doing so.
 *
 * @param root of the file system
 */
record DeviceCheck(Hardware hardware, Reach reach, Path root) {
  private static final String LOOPBACK = "127.0.0.1";

  List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    if (hardware.driver() == Driver.SIMULATED) {
      findings.add(Finding.note("hardware", "SIMULATED: no power flows anywhere"));
    } else if (hardware.hasSimulator()) {
      findings.add(Finding.note("hardware", "pilot, contactor and lock are SIMULATED: connect no vehicle"));
    }
    hardware.board().ifPresent(board -> findings.add(file("board", board.serial())));
    hardware.pins().ifPresent(pins -> findings.addAll(pins(pins)));
    hardware.modbus().buses().forEach(bus -> findings.add(bus(bus)));
    hardware.cardReaders().forEach(reader -> findings.add(file("card reader", reader.device())));
    return findings;
  }

  private Finding bus(BusSettings bus) {
    return switch (bus.way()) {
      case BusSettings.Serial serial -> file("bus " + bus.name(), serial.device());
      case BusSettings.Tcp tcp -> {
        var about = "bus " + bus.name() + " " + tcp.host() + ":" + tcp.port();
        if (tcp.host().equals(LOOPBACK) && hardware.simulatedBusPort().equals(Optional.of(tcp.port()))) {
          yield Finding.note(about, "SIMULATED: the station itself answers there while it runs");
        }
        yield reach.of(tcp.host(), tcp.port()).map(why -> Finding.bad(about, "not reached: " + why))
            .orElseGet(() -> Finding.ok(about, "reached"));
      }
    };
  }

  private List<Finding> pins(PiSettings pins) {
    var findings = new ArrayList<Finding>();
    findings.add(gpio());
    pins.evses().forEach(evse -> findings.add(pwm(evse)));
    pins.converter().ifPresent(adc -> findings.add(
        file("analogue inputs", "/dev/spidev%d.%d".formatted(adc.bus(), adc.chipSelect()))));
    return findings;
  }

  private Finding gpio() {
    try (var chips = Files.newDirectoryStream(root.resolve("dev"), "gpiochip*")) {
      for (var chip : chips) {
        return file("pins", "/dev/" + chip.getFileName());
      }
      return Finding.bad("pins", "there is no /dev/gpiochip*");
    } catch (IOException e) {
      return Finding.bad("pins", "/dev can't be read: " + e.getMessage());
    }
  }

  private Finding pwm(PiSettings.Evse evse) {
    var channels = "/sys/class/pwm/pwmchip0/npwm";
    var about = "pilot of EVSE " + evse.id() + " " + channels;
    try {
      int most = Integer.parseInt(Files.readString(at(channels)).strip());
      return evse.pilot().pwmChannel() < most
          ? Finding.ok(about, "has channel " + evse.pilot().pwmChannel())
          : Finding.bad(about, "has no channel " + evse.pilot().pwmChannel());
    } catch (IOException | NumberFormatException e) {
      return Finding.bad(about, "can't be read: is PWM turned on in the boot configuration?");
    }
  }

  private Finding file(String what, String device) {
    var about = what + " " + device;
    var path = at(device);
    if (!Files.exists(path)) {
      return Finding.bad(about, "is not there");
    }
    return Files.isReadable(path)
        ? Finding.ok(about, "is there")
        : Finding.bad(about, "can't be opened by this user: which group has it?");
  }

  private Path at(String absolute) {
    return root.resolve(root.getRoot().relativize(Path.of(absolute)));
  }
}
