package org.tidegate.hardware.pi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.session.Signalling;
import org.tidegate.hardware.device.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the kernel says of pins is scripted; files are real. */
class PinSurveyTest {
  private static final PiSettings SETTINGS = settings(new PiSettings.OnSpi(0, 1, 3.3));

  private final Map<Integer, String> held = new HashMap<>();
  private String label = "pinctrl-bcm2711";
  private int lines = 58;

  @TempDir
  Path root;

  @BeforeEach
  void aBoard() throws IOException {
    Files.createDirectories(root.resolve("dev"));
    Files.createFile(root.resolve("dev/gpiochip0"));
    Files.createFile(root.resolve("dev/spidev0.1"));
    Files.createDirectories(root.resolve("sys/class/pwm/pwmchip0"));
    Files.writeString(root.resolve("sys/class/pwm/pwmchip0/npwm"), "2\n");
    Files.createFile(root.resolve("sys/class/pwm/pwmchip0/export"));
  }

  @Test
  void board_hasAllOfIt() {
    assertThat(survey().ofFreePins()).containsExactly(
        Answer.right("pins /dev/gpiochip0", "pinctrl-bcm2711, 58 lines"),
        Answer.right("pilot of EVSE 1 /sys/class/pwm/pwmchip0/npwm", "has channel 1"),
        Answer.right("analogue inputs /dev/spidev0.1", "is there"));
  }

  @Test
  void pinsOfOthers_areWrongUnlessTheStationHasThem() {
    held.put(17, "fan");
    held.put(7, "");
    held.put(3, "of no matter");
    assertThat(survey().ofFreePins()).first().isEqualTo(Answer.wrong("pins /dev/gpiochip0",
        "pin 7 (emergency stop of EVSE 1) is held by somebody without a name; "
            + "pin 17 (contactor of EVSE 1) is held by fan"));
    assertThat(survey().besideAStation()).first()
        .isEqualTo(Answer.right("pins /dev/gpiochip0", "pinctrl-bcm2711, 58 lines"));
  }

  @Test
  void chipWithFewerLines_isWrong() {
    lines = 27;
    assertThat(survey().besideAStation()).first()
        .isEqualTo(Answer.wrong("pins /dev/gpiochip0", "it has no pin 27, only 27"));
  }

  @Test
  void noChipOfTheHeader_tellsWhichThereAre() throws Exception {
    label = "ftdi-cbus";
    Files.createFile(root.resolve("dev/gpiochip1"));
    assertThat(survey().ofFreePins()).first().satisfies(answer -> {
      assertThat(answer.isRight()).isFalse();
      assertThat(answer.text()).startsWith("none is the header's (pinctrl): ").contains("/dev/gpiochip0 is ftdi-cbus",
          "/dev/gpiochip1 is ftdi-cbus");
    });
    assertThat(new PinSurvey(SETTINGS, root).ofFreePins()).first().satisfies(
        answer -> assertThat(answer.text()).contains("/dev/gpiochip0: it is no GPIO chip"));
  }

  @Test
  void nothingIsThere_isToldOfEach() throws Exception {
    for (var file : List.of("dev/gpiochip0", "dev/spidev0.1", "sys/class/pwm/pwmchip0/npwm")) {
      Files.delete(root.resolve(file));
    }
    assertThat(survey().ofFreePins()).containsExactly(Answer.wrong("pins", "there is no /dev/gpiochip*"),
        Answer.wrong("pilot of EVSE 1 /sys/class/pwm/pwmchip0/npwm",
            "can't be read: is PWM turned on in the boot configuration?"),
        Answer.wrong("analogue inputs /dev/spidev0.1", "is not there: is SPI turned on in the boot configuration?"));
    Files.delete(root.resolve("dev"));
    assertThat(survey().ofFreePins()).first()
        .isEqualTo(Answer.wrong("pins", "/dev can't be read: " + root.resolve("dev")));
  }

  @Test
  void pwm_withTooFewChannelsOrForOthersOnly_isWrong() throws Exception {
    Files.writeString(root.resolve("sys/class/pwm/pwmchip0/npwm"), "1\n");
    assertThat(survey().ofFreePins().get(1).text()).isEqualTo("has no channel 1");
    Files.writeString(root.resolve("sys/class/pwm/pwmchip0/npwm"), "2\n");
    Files.delete(root.resolve("sys/class/pwm/pwmchip0/export"));
    assertThat(survey().ofFreePins().get(1)).isEqualTo(Answer.wrong("pilot of EVSE 1 /sys/class/pwm/pwmchip0/npwm",
        "this user may not write beside it: which group may?"));
  }

  /** The kernel itself is asked. */
  @Test
  void kernel_saysThatOtherFilesAreNoChips() {
    assertThatThrownBy(() -> GpioChip.open(Path.of("/dev/null"))).isInstanceOf(IOException.class)
        .hasMessage("it is no GPIO chip");
    assertThatThrownBy(() -> GpioChip.open(root.resolve("none"))).isInstanceOf(IOException.class)
        .hasMessage("it is not there");
  }

  @Test
  void converterOnI2c_isLookedForThere() throws Exception {
    var settings = settings(new PiSettings.OnI2c(1, 72, PiSettings.Range.V4_096));
    assertThat(survey(settings).ofFreePins()).last().isEqualTo(Answer.wrong("analogue inputs /dev/i2c-1",
        "is not there: is I2C turned on in the boot configuration?"));
    Files.createFile(root.resolve("dev/i2c-1"));
    assertThat(survey(settings).ofFreePins()).last().isEqualTo(Answer.right("analogue inputs /dev/i2c-1", "is there"));
  }

  private static PiSettings settings(PiSettings.Converter converter) {
    return new PiSettings(List.of(new PiSettings.Evse(1, new PiSettings.Supply(1, 230, 32),
        new PiSettings.Pilot(1, new PiSettings.Comparators(20, 21, 26), Signalling.BASIC), Optional.empty(),
        new PiSettings.Switch(17, 27), Optional.of(new PiSettings.Switch(22, 23)), new PiSettings.Light(24, 25, 5),
        new PiSettings.Protection(Optional.of(7), Optional.of(12), Optional.of(16)), Optional.empty())),
        Optional.of(converter));
  }

  private PinSurvey survey() {
    return survey(SETTINGS);
  }

  private PinSurvey survey(PiSettings settings) {
    return new PinSurvey(settings, root, _ -> new Chip() {
      @Override
      public String label() {
        return label;
      }

      @Override
      public int lines() {
        return lines;
      }

      @Override
      public Line line(int number) {
        return new Line(held.containsKey(number), held.getOrDefault(number, ""));
      }

      @Override
      public void close() {}
    });
  }
}
