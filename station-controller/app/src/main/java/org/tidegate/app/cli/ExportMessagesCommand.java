package org.tidegate.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.storage.MessageExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes messages that no central system has taken to standard output. */
@Command(name = "export-messages", mixinStandardHelpOptions = true, description = "Writes our own messages that the central system has not taken yet to standard output, as JSON Lines; the station may be running.")
final class ExportMessagesCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Mixin
  private StorageOptions storage = new StorageOptions();

  @Override
  public Integer call() throws ConfigurationRefused, IOException {
    var out = spec.commandLine().getOut();
    new MessageExport(storage.folder()).write(out);
    out.flush();
    return ExitCode.OK;
  }
}
