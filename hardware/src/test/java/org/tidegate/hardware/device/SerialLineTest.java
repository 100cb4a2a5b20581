package org.tidegate.hardware.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** On a machine that lets nobody run what lies in folders for temporary files: another Java, which has none. */
class SerialLineTest {
  private static final String NO_FOLDER = "/proc/none";

  @Test
  void of_itsLibraryCantBeLoaded_isToldAsAPortThatCantBeUsed() throws Exception {
    try (var line = new PseudoTerminal()) {
      var java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Djava.io.tmpdir=" + NO_FOLDER, "-Duser.home=" + NO_FOLDER, "--enable-native-access=ALL-UNNAMED", "-cp",
          System.getProperty("java.class.path"), SerialLineTest.class.getName(), line.device())
          .redirectErrorStream(true).start();
      var said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).contains("told twice: serial ports can't be used");
    }
  }

  /** What the other Java does. */
  public static void main(String[] device) {
    try {
      SerialLine.of(device[0], 9_600);
    } catch (IOException first) {
      try {
        SerialLine.of(device[0], 9_600);
      } catch (IOException again) {
        System.out.println("told twice: " + again.getMessage());
      }
    }
  }
}
