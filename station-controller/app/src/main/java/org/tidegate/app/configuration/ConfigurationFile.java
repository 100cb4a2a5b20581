package org.tidegate.app.configuration;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file {@code station.yaml}. Safe from any thread. */
public final class ConfigurationFile {
  private static final long LARGEST = 1_000_000;
  private static final Path BUILT_IN = Path.of("built-in");

  private ConfigurationFile() {}

  /**
   * Reads and checks a file.
   *
   * @throws ConfigurationRefused with every mistake
   */
  public static StationConfiguration read(Path file) throws ConfigurationRefused {
    var mistakes = new Mistakes(file);
    return read(text(file, mistakes), mistakes);
  }

  /** What a station without a file does: simulated hardware, and a central system on this machine. */
  public static StationConfiguration builtIn() {
    try {
      return read("", new Mistakes(BUILT_IN));
    } catch (ConfigurationRefused e) {
      throw new IllegalStateException("the built-in configuration is right", e);
    }
  }

  private static StationConfiguration read(String text, Mistakes mistakes) throws ConfigurationRefused {
    var root = new YamlReader(mistakes).read(text);
    var configuration = new ConfigurationReader(new Section(root, "", mistakes), mistakes.file()).read();
    mistakes.refuseIfAny();
    return configuration;
  }

  private static String text(Path file, Mistakes mistakes) throws ConfigurationRefused {
    try {
      if (Files.size(file) <= LARGEST) {
        return Files.readString(file);
      }
      mistakes.add(0, "", "the file is larger than " + LARGEST + " bytes", "name the station's configuration");
    } catch (CharacterCodingException _) {
      mistakes.add(0, "", "the file is not UTF-8", "save it as UTF-8");
    } catch (IOException e) {
      mistakes.add(0, "", "the file can't be read (" + e.getClass().getSimpleName() + ")",
          "name a file that this user may read");
    }
    throw new ConfigurationRefused(mistakes.all());
  }
}
