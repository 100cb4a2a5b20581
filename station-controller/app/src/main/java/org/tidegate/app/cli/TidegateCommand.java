package org.tidegate.app.cli;

import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.ProgramVersion;
import org.tidegate.app.storage.StorageRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program's command line. */
@Command(name = "tidegate", description = "Station controller of a bidirectional EV charging station.", mixinStandardHelpOptions = true, versionProvider = TidegateCommand.Version.class)
public final class TidegateCommand implements Runnable {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  private TidegateCommand() {}

  /** The same as {@link #with(StationRunner)}, with this to test its devices. */
  public static CommandLine with(StationRunner runner, SelfTester tester) {
    return with(runner).addSubcommand(new SelfTestCommand(tester));
  }

  /** The command line, with this to run a station. {@link CommandLine#execute} gives an {@link ExitCode}. */
  public static CommandLine with(StationRunner runner) {
    return new CommandLine(new TidegateCommand())
        .addSubcommand(new RunCommand(runner))
        .addSubcommand(new CheckConfigCommand())
        .addSubcommand(new DoctorCommand())
        .addSubcommand(new SupportBundleCommand())
        .addSubcommand(new ExportRecordsCommand())
        .addSubcommand(new ExportMessagesCommand())
        .addSubcommand(new VerifyRecordsCommand())
        .addSubcommand(new VerifySelfTestCommand())
        .addSubcommand(new AccountCommand())
        .addSubcommand(new AdviceCommand())
        .addSubcommand(new VersionCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, line, _) -> report(failure, line));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  /** What an operator can mend is told in a sentence; the rest with its stack, by picocli. */
  private static int report(Exception failure, CommandLine line) throws Exception {
    int code = switch (failure) {
      case ConfigurationRefused _ -> ExitCode.CONFIGURATION;
      case StorageRefused _ -> ExitCode.STORAGE;
      case SelfTestRefused _ -> ExitCode.UNAVAILABLE;
      default -> throw failure;
    };
    line.getErr().println(failure.getMessage());
    return code;
  }

  /** Tells the version. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[]{"tidegate " + ProgramVersion.text()};
    }
  }

  @Command(name = "version", description = "Prints the version.")
  private static final class VersionCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      spec.commandLine().getOut().println("tidegate " + ProgramVersion.text());
    }
  }
}
