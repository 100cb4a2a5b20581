package org.tidegate.app.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.storage.MessageExport;

/** Writes messages that no central system has taken to standard output. */
final class ExportMessagesCommand implements Command {
  @Override
  public String summary() {
    return "Writes our own messages that the central system has not taken yet to standard output, as JSON Lines; "
        + "the station may be running.";
  }

  @Override
  public List<Option> options() {
    return List.of(ConfigurationOptions.CONFIG, StorageOptions.STORAGE);
  }

  @Override
  public int execute(Given given, Output output) throws ConfigurationRefused, IOException {
    new MessageExport(StorageOptions.of(given).folder()).write(output.out());
    return ExitCode.OK;
  }
}
