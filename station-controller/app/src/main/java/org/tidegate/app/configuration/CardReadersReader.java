package org.tidegate.app.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tidegate.hardware.card.ReaderSettings;
import org.tidegate.hardware.card.ReaderSettings.Kind;

/** Reads the card readers. Pure. */
final class CardReadersReader {
  private static final int USUAL_BAUD = 9600;

  private CardReadersReader() {}

  static List<ReaderSettings> read(Section hardware, int evses) {
    var readers = new ArrayList<ReaderSettings>();
    hardware.sections("card-readers").orElse(List.of())
        .forEach(section -> reader(section, evses).ifPresent(readers::add));
    return readers;
  }

  private static Optional<ReaderSettings> reader(Section section, int evses) {
    var keyboard = section.device("keyboard");
    var serial = section.device("serial");
    int baud = section.choice("baud", ModbusReader.BAUD, Object::toString).orElse(USUAL_BAUD);
    var served = served(section, evses);
    section.refuseUnknown();
    if (section.has("keyboard") == section.has("serial")) {
      section.refuse("keyboard", "a reader either types like a keyboard or is on a serial port",
          "write one of keyboard and serial");
    }
    return keyboard.map(file -> new ReaderSettings(Kind.KEYBOARD, file, baud, served))
        .or(() -> serial.map(file -> new ReaderSettings(Kind.SERIAL, file, baud, served)));
  }

  /** All of them where nothing is said. */
  private static Set<Integer> served(Section section, int evses) {
    var numbers = section.texts("evses", "numbers of EVSEs", "[1-9][0-9]?")
        .map(texts -> texts.stream().map(Integer::valueOf).collect(Collectors.toSet()))
        .orElseGet(() -> IntStream.rangeClosed(1, evses).boxed().collect(Collectors.toSet()));
    if (numbers.isEmpty() || numbers.stream().anyMatch(number -> number > evses)) {
      section.refuse("evses", "there are the EVSEs 1 to " + evses, "write those that the reader serves");
    }
    return numbers;
  }
}
