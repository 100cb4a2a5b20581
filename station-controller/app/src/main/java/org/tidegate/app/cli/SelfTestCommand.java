package org.tidegate.app.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tidegate.app.configuration.StationConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets an installer try the devices of an EVSE. */
@Command(name = "selftest", mixinStandardHelpOptions = true, description = {
    "Moves low power into and out of a vehicle, sees what the devices make of it, and writes a signed report.",
    "The station must be stopped before. Ends with 0 when every check was right, else with 69."})
final class SelfTestCommand implements Callable<Integer> {
  private final SelfTester tester;

  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Mixin
  private StorageOptions options = new StorageOptions();
  @Option(names = "--evse", required = true, paramLabel = "NUMBER", description = "The EVSE to be tested.")
  private int evseId;
  @Option(names = "--report", required = true, paramLabel = "FILE", description = "Where the report is written; the file must not be there yet.")
  private Path report = Path.of("");
  @Option(names = "--power-may-flow", description = "Confirms that somebody is at the station and that power may flow there now. Without it nothing is done.")
  private boolean isConfirmed;

  SelfTestCommand(SelfTester tester) {
    this.tester = tester;
  }

  @Override
  public Integer call() throws Exception {
    var configuration = options.read();
    check(configuration);
    try {
      Files.createFile(report);
    } catch (FileAlreadyExistsException taken) {
      throw new ParameterException(spec.commandLine(), report + " is there already: name another file", taken);
    }
    try {
      return write(configuration);
    } catch (Exception refused) {
      Files.deleteIfExists(report);
      throw refused;
    }
  }

  private int write(StationConfiguration configuration) throws Exception {
    var out = spec.commandLine().getOut();
    var signed = tester.test(configuration, evseId, line -> {
      out.println(line);
      out.flush();
    });
    write(signed.text());
    out.print(signed.body());
    out.flush();
    return signed.isPassed() ? ExitCode.OK : ExitCode.UNAVAILABLE;
  }

  private void write(String text) throws IOException {
    Files.writeString(report, text);
  }

  private void check(StationConfiguration configuration) {
    int count = configuration.station().evses().size();
    if (evseId < 1 || evseId > count) {
      throw new ParameterException(spec.commandLine(), "--evse must be 1 to " + count);
    }
    if (!isConfirmed) {
      throw new ParameterException(spec.commandLine(),
          "power flows at EVSE " + evseId + " during a self-test: confirm it with --power-may-flow, at the station");
    }
  }
}
