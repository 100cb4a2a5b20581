package org.tidegate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.storage.RecordExport;
import org.tidegate.app.storage.RecordExport.Format;
import org.tidegate.app.storage.StorageRefused;
import org.tidegate.app.storage.StoredLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes interchange records to standard output. */
@Command(name = "export-records", mixinStandardHelpOptions = true, description = "Writes the interchange records to standard output; the station may be running.")
final class ExportRecordsCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Mixin
  private StorageOptions storage = new StorageOptions();
  @Mixin
  private Wanted wanted = new Wanted();
  @Option(names = "--format", defaultValue = "jsonl", description = "csv or jsonl (default).")
  private Format format = Format.JSONL;
  @Option(names = "--anchor", paramLabel = "FILE", description = "Writes there where the chain begins and ends, for verify-records; keep it apart from the records.")
  private Optional<Path> anchor = Optional.empty();

  @Override
  public Integer call() throws ConfigurationRefused, IOException {
    var read = storage.read();
    var folder = read.storage();
    var out = spec.commandLine().getOut();
    var written = new RecordExport(folder).write(format, wanted.records(folder, read.station().zone()), out);
    out.flush();
    if (anchor.isPresent()) {
      Files.writeString(anchor.get(), StoredLedger.text(written.orElseThrow(() -> new StorageRefused(
          "the station has not signed its newest record yet: it does so when it is started"))));
    }
    return ExitCode.OK;
  }
}
