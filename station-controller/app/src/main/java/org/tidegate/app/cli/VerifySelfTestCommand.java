package org.tidegate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.records.RecordKey;
import org.tidegate.app.selftest.SelfTestReport;
import org.tidegate.app.storage.StationKey;

/** Finds whether a self-test's report is as the station signed it. */
final class VerifySelfTestCommand implements Command {
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
  public int execute(Given given, Output output) throws ConfigurationRefused, IOException {
    var out = output.out();
    var keyFile = given.path(VerifyRecordsCommand.KEY);
    var key = RecordKey.read(
        keyFile.isPresent() ? keyFile.get() : StorageOptions.of(given).folder().resolve(StationKey.PUBLIC_FILE));
    var report = SelfTestReport.read(Files.readString(given.file().orElseThrow()));
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
}
