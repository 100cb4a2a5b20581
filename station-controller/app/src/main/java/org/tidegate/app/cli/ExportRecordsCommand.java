package org.tidegate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.storage.RecordExport;
import org.tidegate.app.storage.RecordExport.Format;
import org.tidegate.app.storage.StorageRefused;
import org.tidegate.app.storage.StoredLedger;

/** Writes interchange records to standard output. */
final class ExportRecordsCommand implements Command {
  private static final Option FORMAT = CommandOption.of("format", "FORMAT", "csv or jsonl (default).");
  private static final Option ANCHOR = CommandOption.of("anchor", "FILE",
      "Writes there where the chain begins and ends, for verify-records; keep it apart from the records.");

  @Override
  public String summary() {
    return "Writes the interchange records to standard output; the station may be running.";
  }

  @Override
  public List<Option> options() {
    return List.of(ConfigurationOptions.CONFIG, StorageOptions.STORAGE, Wanted.FROM, Wanted.TO, Wanted.DRIVER, FORMAT,
        ANCHOR);
  }

  @Override
  public int execute(Given given, Output output) throws ConfigurationRefused, IOException {
    var format = given.choice(FORMAT, Format.values()).orElse(Format.JSONL);
    var anchor = given.path(ANCHOR);
    var read = StorageOptions.of(given).read();
    var folder = read.storage();
    var wanted = new Wanted(given).records(folder, read.station().zone());
    var written = new RecordExport(folder).write(format, wanted, output.out());
    if (anchor.isPresent()) {
      Files.writeString(anchor.get(), StoredLedger.text(written.orElseThrow(() -> new StorageRefused(
          "the station has not signed its newest record yet: it does so when it is started"))));
    }
    return ExitCode.OK;
  }
}
