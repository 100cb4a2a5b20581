package org.tidegate.app.cli;

import org.apache.commons.cli.Option;

/** Makes the options of commands; names are without the two hyphens, labels name a value in the help. */
public final class CommandOption {
  private CommandOption() {}

  /** An option with a value. */
  public static Option of(String name, String label, String description) {
    return Option.builder().longOpt(name).hasArg().argName(label).desc(description).get();
  }

  /** An option with a value that must be given. */
  public static Option required(String name, String label, String description) {
    var option = of(name, label, description);
    option.setRequired(true);
    return option;
  }

  /** An option without a value. */
  public static Option flag(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }
}
