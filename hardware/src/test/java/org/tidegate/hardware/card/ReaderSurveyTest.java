package org.tidegate.hardware.card;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.hardware.card.ReaderSettings.Kind;
import org.tidegate.hardware.device.Answer;
import org.tidegate.hardware.device.PseudoTerminal;

import static org.assertj.core.api.Assertions.assertThat;

class ReaderSurveyTest {
  private static final String BY_ID = "/dev/input/by-id/usb-reader-event-kbd";

  @TempDir
  Path root;

  @Test
  void keyboardReader_saysWhatItIs() throws Exception {
    var reader = reader(Kind.KEYBOARD, BY_ID);
    assertThat(ReaderSurvey.ofKeyboard(reader, root)).isEqualTo(Answer.wrong("card reader " + BY_ID, "is not there"));

    Files.createDirectories(root.resolve("dev/input/by-id"));
    Files.createFile(root.resolve("dev/input/event3"));
    Files.createSymbolicLink(root.resolve("dev/input/by-id/usb-reader-event-kbd"), Path.of("../event3"));
    assertThat(ReaderSurvey.ofKeyboard(reader, root)).isEqualTo(Answer.wrong("card reader " + BY_ID,
        "is no input device: it must be named by its file that ends with event-kbd"));

    Files.createDirectories(root.resolve("sys/class/input/event3/device"));
    Files.writeString(root.resolve("sys/class/input/event3/device/name"), "Sycreader RFID\u001B[2J\n");
    assertThat(ReaderSurvey.ofKeyboard(reader, root))
        .isEqualTo(Answer.right("card reader " + BY_ID, "is there: Sycreader RFID[2J"));
  }

  /** Its Enter would press whatever the panel has in focus. */
  @Test
  void keyboardReader_withoutItsRule_typesIntoDisplays() throws Exception {
    var reader = reader(Kind.KEYBOARD, BY_ID);
    Files.createDirectories(root.resolve("dev/input/by-id"));
    Files.createFile(root.resolve("dev/input/event3"));
    Files.createSymbolicLink(root.resolve("dev/input/by-id/usb-reader-event-kbd"), Path.of("../event3"));
    Files.createDirectories(root.resolve("sys/class/input/event3"));
    Files.writeString(root.resolve("sys/class/input/event3/dev"), "13:67\n");
    assertThat(ReaderSurvey.typesIntoDisplays(reader, root)).as("udev knows nothing of it").isTrue();

    var known = Files.createDirectories(root.resolve("run/udev/data")).resolve("c13:67");
    Files.writeString(known, "I:1\nE:ID_INPUT_KEYBOARD=1\nE:LIBINPUT_IGNORE_DEVICE=0\n");
    assertThat(ReaderSurvey.typesIntoDisplays(reader, root)).isTrue();
    Files.writeString(known, "I:1\nE:ID_INPUT_KEYBOARD=1\nE:LIBINPUT_IGNORE_DEVICE=1\n");
    assertThat(ReaderSurvey.typesIntoDisplays(reader, root)).isFalse();
  }

  @Test
  void serialReader_isOpenedUnlessSomebodyHasIt() throws Exception {
    try (var line = new PseudoTerminal()) {
      var reader = reader(Kind.SERIAL, line.device());
      assertThat(ReaderSurvey.ofSerial(reader).isRight()).isTrue();
      try (var _ = line.heldByAnotherProgram()) {
        assertThat(ReaderSurvey.ofSerial(reader))
            .isEqualTo(Answer.wrong("card reader " + line.device(), "another program has it open"));
      }
    }
  }

  private static ReaderSettings reader(Kind kind, String device) {
    return new ReaderSettings(kind, device, 9_600, Set.of(1));
  }
}
