package org.tidegate.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.records.RecordKey;
import org.tidegate.app.selftest.SelfTestReport;
import org.tidegate.app.storage.StationKey;
import org.tidegate.app.storage.StorageRefused;

/** Finds whether a self-test's report is as the station signed it. */
final class VerifySelfTestCommand implements Command {
  private static final int LONGEST = 1_000_000;

  @Override
  public String summary() {
    return "Checks the report of a self-test.";
  }

  @Override
  public String details() {
    return "Ends with 0 when the station signed it as it is, and with 65 when not.";
  }

  @Override
  public List<Option> options() {
    return List.of(ConfigurationOptions.CONFIG, StorageOptions.STORAGE, VerifyRecordsCommand.KEY);
  }

  @Override
  public Parameter parameter() {
    return Parameter.required("FILE", "The report.");
  }

  @Override
  public int execute(Given given, Output output) throws ConfigurationRefused {
    var out = output.out();
    var keyFile = given.path(VerifyRecordsCommand.KEY);
    var key = VerifyRecordsCommand.key(
        keyFile.isPresent() ? keyFile.get() : StorageOptions.of(given).folder().resolve(StationKey.PUBLIC_FILE));
    var report = SelfTestReport.read(text(given.file().orElseThrow()));
    boolean isGenuine = report.filter(read -> read.isGenuine(key)).isPresent();
    if (report.isEmpty()) {
      out.println("it is no report of a self-test, or was cut");
    } else {
      out.println(isGenuine
          ? "signed by the key " + RecordKey.fingerprint(key) + " as it is; the self-test "
              + (report.get().isPassed() ? "passed" : "did not pass")
          : "not as it was signed, or not by the key " + RecordKey.fingerprint(key));
    }
    return isGenuine ? ExitCode.OK : ExitCode.NOT_GENUINE;
  }

  /** Of what is no text, or longer than any report, the beginning will do: it is none. */
  private static String text(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StorageRefused(file + " is not there or can't be read", e);
    }
  }
}
