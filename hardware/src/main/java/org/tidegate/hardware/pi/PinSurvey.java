package org.tidegate.hardware.pi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tidegate.hardware.device.Answer;

/**
 * Looks whether pins, PWM, SPI and I2C are where the configuration says, and nobody else's. Takes none of them, so it may look
 * while a station has them. Immutable; any thread.
 *
 * <p>The kernel's answers were not tried on a board.
 */
public final class PinSurvey {
  /** The chip that has the header's pins, by the name that pi4j looks for. */
  private static final String HEADER_CHIP = "pinctrl";

  private final PiSettings settings;
  private final Path root;
  private final Chip.Opening chips;

  /**
   * A survey of what these settings name.
   *
   * @param root of the file system
   */
  public PinSurvey(PiSettings settings, Path root) {
    this(settings, root, GpioChip::open);
  }

  PinSurvey(PiSettings settings, Path root, Chip.Opening chips) {
    this.settings = settings;
    this.root = root;
    this.chips = chips;
  }

  /** When nobody should have them. */
  public List<Answer> ofFreePins() {
    return all(this::free);
  }

  /** When a station has them. */
  public List<Answer> besideAStation() {
    return all(chip -> Optional.empty());
  }

  private List<Answer> all(Check check) {
    var answers = new ArrayList<Answer>();
    answers.add(pins(check));
    settings.evses().forEach(evse -> answers.add(pwm(evse)));
    settings.converter().ifPresent(adc -> answers.add(switch (adc) {
      case PiSettings.OnSpi spi -> analogue("/dev/spidev%d.%d".formatted(spi.bus(), spi.chipSelect()), "SPI");
      case PiSettings.OnI2c i2c -> analogue("/dev/i2c-%d".formatted(i2c.bus()), "I2C");
    }));
    return answers;
  }

  private Answer pins(Check check) {
    var seen = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(root.resolve("dev"), "gpiochip*")) {
      for (Path file : files) {
        var about = "pins /dev/" + file.getFileName();
        try (Chip chip = chips.open(file)) {
          if (chip.label().contains(HEADER_CHIP)) {
            return missing(chip).or(() -> check.of(chip)).map(why -> Answer.wrong(about, why))
                .orElseGet(() -> Answer.right(about, chip.label() + ", " + chip.lines() + " lines"));
          }
          seen.add("/dev/" + file.getFileName() + " is " + chip.label());
        } catch (IOException closed) {
          seen.add("/dev/" + file.getFileName() + ": " + closed.getMessage());
        }
      }
      return Answer.wrong("pins", seen.isEmpty()
          ? "there is no /dev/gpiochip*"
          : "none is the header's (" + HEADER_CHIP + "): " + String.join("; ", seen));
    } catch (IOException e) {
      return Answer.wrong("pins", "/dev can't be read: " + e.getMessage());
    }
  }

  private Optional<String> missing(Chip chip) {
    return pins().keySet().stream().filter(pin -> pin >= chip.lines()).findFirst()
        .map(pin -> "it has no pin " + pin + ", only " + chip.lines());
  }

  private Optional<String> free(Chip chip) {
    var held = new ArrayList<String>();
    for (Map.Entry<Integer, String> pin : pins().entrySet()) {
      try {
        var line = chip.line(pin.getKey());
        if (line.isHeld()) {
          held.add("pin %d (%s) is held by %s".formatted(pin.getKey(), pin.getValue(),
              line.holder().isEmpty() ? "somebody without a name" : line.holder()));
        }
      } catch (IOException unknown) {
        held.add("pin " + pin.getKey() + ": " + unknown.getMessage());
      }
    }
    return held.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", held));
  }

  private Map<Integer, String> pins() {
    var pins = new TreeMap<Integer, String>();
    for (PiSettings.Evse evse : settings.evses()) {
      var of = " of EVSE " + evse.id();
      put(pins, evse.contactor(), "contactor" + of);
      evse.lock().ifPresent(lock -> put(pins, lock, "lock" + of));
      List.of(evse.light().green(), evse.light().blue(), evse.light().red())
          .forEach(pin -> pins.put(pin, "light" + of));
      if (evse.pilot().levels() instanceof PiSettings.Comparators levels) {
        List.of(levels.below10V5(), levels.below7V5(), levels.below4V5()).forEach(pin -> pins.put(pin, "pilot" + of));
      }
      evse.protection().emergencyStop().ifPresent(pin -> pins.put(pin, "emergency stop" + of));
      evse.protection().residualCurrent().ifPresent(pin -> pins.put(pin, "residual current" + of));
      evse.protection().residualCurrentTest().ifPresent(pin -> pins.put(pin, "residual-current test" + of));
    }
    return pins;
  }

  private static void put(Map<Integer, String> pins, PiSettings.Switch device, String name) {
    pins.put(device.output(), name);
    pins.put(device.readBack(), name + ", read back");
  }

  private Answer pwm(PiSettings.Evse evse) {
    var channels = "/sys/class/pwm/pwmchip0/npwm";
    var about = "pilot of EVSE " + evse.id() + " " + channels;
    try {
      int most = Integer.parseInt(Files.readString(at(channels)).strip());
      if (evse.pilot().pwmChannel() >= most) {
        return Answer.wrong(about, "has no channel " + evse.pilot().pwmChannel());
      }
    } catch (IOException | NumberFormatException e) {
      return Answer.wrong(about, "can't be read: is PWM turned on in the boot configuration?");
    }
    return Files.isWritable(at("/sys/class/pwm/pwmchip0/export"))
        ? Answer.right(about, "has channel " + evse.pilot().pwmChannel())
        : Answer.wrong(about, "this user may not write beside it: which group may?");
  }

  private Answer analogue(String device, String bus) {
    var about = "analogue inputs " + device;
    Path path = at(device);
    if (!Files.exists(path)) {
      return Answer.wrong(about, "is not there: is " + bus + " turned on in the boot configuration?");
    }
    return Files.isReadable(path) && Files.isWritable(path)
        ? Answer.right(about, "is there")
        : Answer.wrong(about, "can't be opened by this user: which group has it?");
  }

  private Path at(String absolute) {
    return root.resolve(root.getRoot().relativize(Path.of(absolute)));
  }

  /** What else must hold of the chip; absent: it does. */
  private interface Check {
    Optional<String> of(Chip chip);
  }
}
