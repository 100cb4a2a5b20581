package org.tidegate.app.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.hmi.text.Languages;

/** What a configuration may say though this version can't do it yet. Pure; safe from any thread. */
public final class Supported {
  private Supported() {}

  /**
   * Refuses what this version can't do.
   *
   * @param file that says it, for messages
   * @throws ConfigurationRefused with every such wish
   */
  public static StationConfiguration check(StationConfiguration configuration, Path file) throws ConfigurationRefused {
    var mistakes = new ArrayList<Mistake>();
    if (configuration.hardware().driver() == Driver.PI) {
      mistakes.add(new Mistake(file, 0, "hardware.driver",
          "every EVSE needs a meter, which is on a bus", "write driver: modbus with pilot: pins"));
    }
    configuration.panel().languages().stream().filter(tag -> !Languages.BUNDLED.contains(tag))
        .forEach(tag -> mistakes.add(
            new Mistake(file, 0, "panel.languages", "there are no texts in " + tag,
                "use some of " + Languages.BUNDLED)));
    if (!mistakes.isEmpty()) {
      throw new ConfigurationRefused(mistakes);
    }
    return configuration;
  }
}
