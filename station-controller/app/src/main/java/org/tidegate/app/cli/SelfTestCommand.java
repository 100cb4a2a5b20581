package org.tidegate.app.cli;

import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.StationConfiguration;

/** Lets an installer try the devices of an EVSE. */
final class SelfTestCommand implements Command {
  private static final Option EVSE = CommandOption.required("evse", "NUMBER", "The EVSE to be tested.");
  private static final Option REPORT = CommandOption.required("report", "FILE",
      "Where the report is written; the file must not be there yet.");
  private static final Option POWER_MAY_FLOW = CommandOption.flag("power-may-flow",
      "Confirms that somebody is at the station and that power may flow there now. Without it nothing is done.");

  private final SelfTester tester;

  SelfTestCommand(SelfTester tester) {
    this.tester = tester;
  }

  @Override
  public String summary() {
    return "Moves low power into and out of a vehicle, sees what the devices make of it, and writes a signed report.";
  }

  @Override
  public String details() {
    return "The station must be stopped before. Ends with 0 when every check was right, else with 69.";
  }

  @Override
  public List<Option> options() {
    return List.of(ConfigurationOptions.CONFIG, StorageOptions.STORAGE, EVSE, REPORT, POWER_MAY_FLOW);
  }

  @Override
  public int execute(Given given, Output output) throws Exception {
    var configuration = StorageOptions.of(given).read();
    int evseId = given.integer(EVSE, 1, configuration.station().evses().size()).orElseThrow();
    if (!given.has(POWER_MAY_FLOW)) {
      throw new UsageRefused(
          "power flows at EVSE " + evseId + " during a self-test: confirm it with --power-may-flow, at the station");
    }
    var report = given.path(REPORT).orElseThrow();
    try {
      Files.createFile(report);
    } catch (FileAlreadyExistsException _) {
      throw new UsageRefused(report + " is there already: name another file");
    }
    try (var end = new ProcessEnd()) {
      return test(configuration, evseId, report, end, output.out());
    } catch (Exception refused) {
      Files.deleteIfExists(report);
      throw refused;
    }
  }

  private int test(StationConfiguration configuration, int evseId, Path report, ProcessEnd end, PrintWriter out)
      throws Exception {
    var signed = tester.test(configuration, evseId, end.told(), line -> {
      out.println(line);
      out.flush();
    });
    Files.writeString(report, signed.text());
    out.print(signed.body());
    return signed.isPassed() ? ExitCode.OK : ExitCode.UNAVAILABLE;
  }
}
