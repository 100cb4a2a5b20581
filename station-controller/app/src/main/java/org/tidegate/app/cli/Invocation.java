package org.tidegate.app.cli;

import java.util.List;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.storage.StorageRefused;

/** Runs one command, and says what is wrong with what it was given. Used by one thread. */
public final class Invocation {
  private final String name;
  private final Command command;
  private final Output output;

  /** Of this command; its help calls it by this name. */
  public Invocation(String name, Command command, Output output) {
    this.name = name;
    this.command = command;
    this.output = output;
  }

  /**
   * Runs it. Who asks for help or the version gets that and nothing else.
   *
   * @return the exit code, see {@link ExitCode}
   */
  public int execute(String... arguments) {
    try {
      return printed(answer(List.of(arguments), arguments));
    } catch (Throwable failure) { // A library for another machine is no Exception; left alone it would end one thread only.
      return report(failure);
    } finally {
      output.flush();
    }
  }

  /** Half an export must not look like a whole one; a writer keeps to itself what became of it. */
  private int printed(int code) {
    if (code == ExitCode.OK && output.out().checkError()) {
      output.err().println("what was printed could not all be written");
      return ExitCode.STORAGE;
    }
    return code;
  }

  private int answer(List<String> words, String... arguments) throws Exception {
    if (words.contains("--help") || words.contains("-h")) {
      Help.of(name, command).forEach(output.out()::println);
      return ExitCode.OK;
    }
    if (words.contains("--version") || words.contains("-V")) {
      return VersionCommand.tell(output);
    }
    return command.execute(Given.read(command, arguments), output);
  }

  /** What an operator can mend is told in a sentence; the rest with its stack. */
  private int report(Throwable failure) {
    var err = output.err();
    int code = switch (failure) {
      case UsageRefused _ -> ExitCode.USAGE;
      case ConfigurationRefused _ -> ExitCode.CONFIGURATION;
      case StorageRefused _ -> ExitCode.STORAGE;
      case SelfTestRefused _ -> ExitCode.UNAVAILABLE;
      default -> ExitCode.FAILED;
    };
    if (code == ExitCode.FAILED) {
      failure.printStackTrace(err);
      return code;
    }
    err.println(failure.getMessage());
    if (code == ExitCode.USAGE) {
      Help.of(name, command).forEach(err::println);
    }
    return code;
  }
}
