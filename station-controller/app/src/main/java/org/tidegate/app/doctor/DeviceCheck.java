package org.tidegate.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tidegate.app.configuration.StationConfiguration.Hardware;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.hardware.modbus.BusSettings;

/** Whether the devices are where the configuration says. None is spoken to: the station may be doing so. */
record DeviceCheck(Hardware hardware, Reach reach) {

  List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    if (hardware.driver() == Driver.SIMULATED) {
      findings.add(Finding.note("hardware", "SIMULATED: no power flows anywhere"));
    } else if (hardware.hasSimulator()) {
      findings.add(Finding.note("hardware", "pilot, contactor and lock are SIMULATED: connect no vehicle"));
    }
    hardware.board().ifPresent(board -> findings.add(file("board", board.serial())));
    hardware.modbus().buses().forEach(bus -> findings.add(bus(bus)));
    hardware.cardReaders().forEach(reader -> findings.add(file("card reader", reader.device())));
    return findings;
  }

  private Finding bus(BusSettings bus) {
    return switch (bus.way()) {
      case BusSettings.Serial serial -> file("bus " + bus.name(), serial.device());
      case BusSettings.Tcp tcp -> {
        var about = "bus " + bus.name() + " " + tcp.host() + ":" + tcp.port();
        yield reach.of(tcp.host(), tcp.port()).map(why -> Finding.bad(about, "not reached: " + why))
            .orElseGet(() -> Finding.ok(about, "reached"));
      }
    };
  }

  private static Finding file(String what, String device) {
    var about = what + " " + device;
    var path = Path.of(device);
    if (!Files.exists(path)) {
      return Finding.bad(about, "is not there");
    }
    return Files.isReadable(path)
        ? Finding.ok(about, "is there")
        : Finding.bad(about, "can't be opened by this user: which group has it?");
  }
}
