package org.tidegate.demo;

import java.net.URI;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.app.StationProgram;
import org.tidegate.app.configuration.ConfigurationFile;

/** The station in this process. */
final class ProgramLauncher implements StationLauncher {
  private static final Logger log = LoggerFactory.getLogger(ProgramLauncher.class);

  @Override
  public Running start(Path configuration) throws Exception {
    var program = StationProgram.start(ConfigurationFile.read(configuration), new StationProgram.How("PowerUp",
        reason -> log.warn("the central system asks for a restart ({}); end the demo and start it again", reason)));
    return new Running() {
      @Override
      public URI panel() {
        return URI.create(program.panelAddress());
      }

      @Override
      public URI simulator() {
        return URI.create("http://127.0.0.1:" + program.simulatorPort().orElseThrow() + "/");
      }

      @Override
      public void close() {
        program.close();
      }
    };
  }
}
