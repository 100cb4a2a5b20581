package org.tidegate.app.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.StationConfiguration.Hardware;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.app.storage.FolderWatch;
import org.tidegate.hardware.board.BoardSurvey;
import org.tidegate.hardware.card.ReaderSettings;
import org.tidegate.hardware.card.ReaderSurvey;
import org.tidegate.hardware.device.Answer;
import org.tidegate.hardware.device.SerialLine;
import org.tidegate.hardware.modbus.BusSettings;
import org.tidegate.hardware.modbus.BusSurvey;
import org.tidegate.hardware.modbus.Buses;
import org.tidegate.hardware.pi.PinSurvey;

/**
 * Whether the devices are where the configuration says, and are who it says. They are asked, and told nothing; those that
 * one program alone may have are not touched while a station works, or while that can't be known.
 *
 * @param root of the file system
 * @param state whether a station works
 */
record DeviceCheck(StationConfiguration configuration, Path root, FolderWatch.State state) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration BUS_WITHIN = Duration.ofSeconds(15);

  /** Each may take some seconds; none needs another. */
  List<Check> checks() {
    var checks = new ArrayList<Check>();
    var hardware = hardware();
    checks.add(new Check("hardware", this::simulated));
    hardware.board().ifPresent(board -> checks.add(exclusive("board " + board.serial(),
        () -> List.of(BoardSurvey.of(board.serial(), board.baud(), configuration.station().evses().size(),
            System::nanoTime)))));
    hardware.pins().ifPresent(pins -> {
      var survey = new PinSurvey(pins, root);
      checks.add(new Check("pins", () -> findings(
          state == FolderWatch.State.FREE ? survey.ofFreePins() : survey.besideAStation())));
    });
    hardware.modbus().buses().forEach(bus -> checks.add(bus(bus)));
    hardware.cardReaders().forEach(reader -> checks.add(reader(reader)));
    return checks;
  }

  private Hardware hardware() {
    return configuration.hardware();
  }

  private List<Finding> simulated() {
    if (hardware().driver() == Driver.SIMULATED) {
      return List.of(Finding.note("hardware", "SIMULATED: no power flows anywhere"));
    }
    return hardware().hasSimulator()
        ? List.of(Finding.note("hardware", "pilot, contactor and lock are SIMULATED: connect no vehicle"))
        : List.of();
  }

  private Check bus(BusSettings bus) {
    var about = "bus " + bus.name() + " " + switch (bus.way()) {
      case BusSettings.Serial serial -> serial.device();
      case BusSettings.Tcp tcp -> tcp.host() + ":" + tcp.port();
    };
    if (bus.way() instanceof BusSettings.Tcp tcp && tcp.host().equals(LOOPBACK)
        && hardware().simulatedBusPort().equals(Optional.of(tcp.port()))) {
      return new Check(about,
          () -> List.of(Finding.note(about, "SIMULATED: the station itself answers there while it runs")));
    }
    return exclusive(about, () -> survey(bus, about));
  }

  private List<Answer> survey(BusSettings bus, String about) {
    if (bus.way() instanceof BusSettings.Serial serial) {
      try {
        SerialLine.tryOut(serial.device(), serial.baud());
      } catch (IOException closed) {
        return List.of(Answer.wrong(about, closed));
      }
    }
    try (var buses = new Buses(System::nanoTime)) {
      var answers = BusSurvey.of(buses.open(bus), about, hardware().modbus(), System::nanoTime, BUS_WITHIN).join();
      return answers.isEmpty() ? List.of(Answer.right(about, "nothing is configured to be on it")) : answers;
    }
  }

  private Check reader(ReaderSettings reader) {
    return switch (reader.kind()) {
      case KEYBOARD -> new Check(ReaderSurvey.about(reader), () -> keyboard(reader));
      case SERIAL -> exclusive(ReaderSurvey.about(reader), () -> List.of(ReaderSurvey.ofSerial(reader)));
    };
  }

  private List<Finding> keyboard(ReaderSettings reader) {
    var answer = ReaderSurvey.ofKeyboard(reader, root);
    var findings = new ArrayList<>(findings(List.of(answer)));
    if (answer.isRight() && ReaderSurvey.typesIntoDisplays(reader, root)) {
      findings
          .add(Finding.note(answer.about(), "types into a display of this machine too, such as the panel, and presses "
              + "Enter there: its udev rule with LIBINPUT_IGNORE_DEVICE is missing"));
    }
    return findings;
  }

  /** Many devices on Modbus TCP take one connection only, too. */
  private Check exclusive(String about, Supplier<List<Answer>> survey) {
    return new Check(about, () -> switch (state) {
      case FREE -> findings(survey.get());
      case AT_WORK -> List.of(Finding.note(about, "not touched: the station runs and has it; its log tells how it is"));
      case UNKNOWN -> List.of(Finding.note(about, "not touched: whether the station runs can't be seen by this user; "
          + "run this as the station's"));
    });
  }

  private static List<Finding> findings(List<Answer> answers) {
    return answers.stream().map(answer -> answer.isRight()
        ? Finding.ok(answer.about(), answer.text())
        : Finding.bad(answer.about(), answer.text())).toList();
  }
}
