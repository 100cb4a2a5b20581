package org.tidegate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.storage.RecordExport;
import org.tidegate.app.storage.RecordExport.Format;
import org.tidegate.app.storage.RecordExport.Period;
import org.tidegate.app.storage.StorageRefused;
import org.tidegate.app.storage.StoredLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes interchange records to standard output. */
@Command(name = "export-records", mixinStandardHelpOptions = true, description = "Writes the interchange records to standard output; the station may be running.")
final class ExportRecordsCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Mixin
  private ConfigurationOptions configuration = new ConfigurationOptions();
  @Option(names = "--storage", paramLabel = "DIR", description = "Storage folder, instead of the configuration's.")
  private Optional<Path> storage = Optional.empty();
  @Option(names = "--format", defaultValue = "jsonl", description = "csv or jsonl (default).")
  private Format format = Format.JSONL;
  @Option(names = "--from", paramLabel = "TIME", description = "Records that start then or later: 2026-03-01, or 2026-03-01T10:00:00Z.")
  private Optional<String> from = Optional.empty();
  @Option(names = "--to", paramLabel = "TIME", description = "Records that start before then.")
  private Optional<String> to = Optional.empty();
  @Option(names = "--anchor", paramLabel = "FILE", description = "Writes there where the chain begins and ends, for verify-records; keep it apart from the records.")
  private Optional<Path> anchor = Optional.empty();

  @Override
  public Integer call() throws ConfigurationRefused, IOException {
    var read = configuration.read();
    var zone = read.station().zone();
    var period = new Period(from.map(text -> time("--from", text, zone)), to.map(text -> time("--to", text, zone)));
    var out = spec.commandLine().getOut();
    var written = new RecordExport(storage.orElse(read.storage())).write(format, period, out);
    out.flush();
    if (anchor.isPresent()) {
      Files.writeString(anchor.get(), StoredLedger.text(written.orElseThrow(() -> new StorageRefused(
          "the station has not signed its newest record yet: it does so when it is started"))));
    }
    return ExitCode.OK;
  }

  /** A day starts at midnight of the station's time zone. */
  private Instant time(String option, String text, ZoneId zone) {
    try {
      return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeException _) {
      throw new ParameterException(spec.commandLine(),
          option + " is a day such as 2026-03-01 or a time such as 2026-03-01T10:00:00Z, not " + text);
    }
  }
}
