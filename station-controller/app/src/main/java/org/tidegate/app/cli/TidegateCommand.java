package org.tidegate.app.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.cli.Option;

/** The program's command line. Only the command that is named is made, so that a station starts quickly. Immutable. */
public final class TidegateCommand {
  private static final String NAME = "tidegate";
  private static final List<String> COMMANDS = List.of("run", "check-config", "doctor", "selftest", "verify-selftest",
      "stand-in", "support-bundle", "export-records", "export-messages", "verify-records", "account", "advice",
      "version");

  private final Supplier<StationRunner> runner;
  private final SelfTester tester;
  private final Output output;

  /** With this to run a station, made when one is run, and this to test its devices. */
  public TidegateCommand(Supplier<StationRunner> runner, SelfTester tester, Output output) {
    this.runner = runner;
    this.tester = tester;
    this.output = output;
  }

  /**
   * Runs the command that the first argument names, with the others.
   *
   * @return the exit code, see {@link ExitCode}
   */
  public int execute(String... arguments) {
    if (arguments.length == 0 || !COMMANDS.contains(arguments[0])) {
      return new Invocation(NAME, new Unnamed(), output)
          .execute(Arrays.copyOf(arguments, Math.min(1, arguments.length)));
    }
    return new Invocation(NAME + " " + arguments[0], command(arguments[0]), output)
        .execute(Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private Command command(String name) {
    return switch (name) {
      case "run" -> new RunCommand(runner.get());
      case "check-config" -> new CheckConfigCommand();
      case "doctor" -> new DoctorCommand();
      case "selftest" -> new SelfTestCommand(tester);
      case "verify-selftest" -> new VerifySelfTestCommand();
      case "stand-in" -> new StandInCommand();
      case "support-bundle" -> new SupportBundleCommand();
      case "export-records" -> new ExportRecordsCommand();
      case "export-messages" -> new ExportMessagesCommand();
      case "verify-records" -> new VerifyRecordsCommand();
      case "account" -> new AccountCommand();
      case "advice" -> new AdviceCommand();
      case "version" -> new VersionCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** What is done when no command is named. */
  private final class Unnamed implements Command {
    @Override
    public String summary() {
      return "Station controller of a bidirectional EV charging station.";
    }

    @Override
    public List<Option> options() {
      return List.of();
    }

    @Override
    public Parameter parameter() {
      return Parameter.optional("COMMAND", "See below; " + NAME + " COMMAND --help tells what it takes.");
    }

    @Override
    public Map<String, String> commands() {
      var summaries = new LinkedHashMap<String, String>();
      COMMANDS.forEach(name -> summaries.put(name, command(name).summary()));
      return summaries;
    }

    @Override
    public int execute(Given given, Output output) {
      throw new UsageRefused(given.words().stream().findFirst().map(word -> "there is no command " + word)
          .orElse("name a command"));
    }
  }
}
