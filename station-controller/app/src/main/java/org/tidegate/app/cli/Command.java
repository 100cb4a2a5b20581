package org.tidegate.app.cli;

import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;

/** A command of a program: what may be given to it, and what it does. */
public interface Command {
  /** What it does, in one sentence. */
  String summary();

  /** What else its user should know; may be empty. */
  default String details() {
    return "";
  }

  /** What may be given to it, in the order of its help; see {@link CommandOption}. */
  List<Option> options();

  /** What it takes beside options. */
  default Parameter parameter() {
    return Parameter.NONE;
  }

  /** Names and summaries of the commands that may follow, where it is the program itself. */
  default Map<String, String> commands() {
    return Map.of();
  }

  /**
   * Does it.
   *
   * @return the exit code, see {@link ExitCode}
   * @throws UsageRefused when what was given does not fit together
   * @throws Exception when it can't be done; its message is for the operator
   */
  int execute(Given given, Output output) throws Exception;
}
