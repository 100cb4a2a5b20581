package org.tidegate.app.cli;

import java.util.stream.Collectors;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.MissingOptionException;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** A command line that is wrong; the message says what would be right. Immutable. */
public final class UsageRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For this reason. */
  public UsageRefused(String why) {
    super(why);
  }

  /** For what the parser found. */
  UsageRefused(ParseException found) {
    super(sentence(found), found);
  }

  private static String sentence(ParseException found) {
    return switch (found) {
      case UnrecognizedOptionException unknown -> "there is no option " + unknown.getOption();
      case MissingArgumentException bare -> "--" + bare.getOption().getLongOpt() + " needs a value: "
          + bare.getOption().getArgName();
      case MissingOptionException missing -> "missing: " + missing.getMissingOptions().stream()
          .map(name -> "--" + name).collect(Collectors.joining(" and "));
      default -> String.valueOf(found.getMessage());
    };
  }
}
