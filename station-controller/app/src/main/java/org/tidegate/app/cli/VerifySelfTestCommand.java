package org.tidegate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.records.RecordKey;
import org.tidegate.app.selftest.SelfTestReport;
import org.tidegate.app.storage.StationKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds whether a self-test's report is as the station signed it. */
@Command(name = "verify-selftest", mixinStandardHelpOptions = true, description = {
    "Checks the report of a self-test.", "Ends with 0 when the station signed it as it is, and with 65 when not."})
final class VerifySelfTestCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Mixin
  private StorageOptions storage = new StorageOptions();
  @Parameters(paramLabel = "FILE", description = "The report.")
  private Path file = Path.of("");
  @Option(names = "--key", paramLabel = "FILE", description = "The station's public key in PEM; else that of the storage folder.")
  private Optional<Path> keyFile = Optional.empty();

  @Override
  public Integer call() throws ConfigurationRefused, IOException {
    var out = spec.commandLine().getOut();
    var key = RecordKey.read(keyFile.isPresent() ? keyFile.get() : storage.folder().resolve(StationKey.PUBLIC_FILE));
    var report = SelfTestReport.read(Files.readString(file));
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
