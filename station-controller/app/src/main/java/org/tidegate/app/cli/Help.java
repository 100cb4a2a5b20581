package org.tidegate.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** Writes the help of a command, in lines that fit a terminal. Used by one thread, once. */
final class Help {
  private static final int WIDTH = 80;
  private static final String GAP = "   ";
  private static final List<Option> COMMON = List.of(
      Option.builder("h").longOpt("help").desc("Prints this help.").get(),
      Option.builder("V").longOpt("version").desc("Prints the version.").get());

  private final List<String> lines = new ArrayList<>();

  private Help() {}

  /** Its lines. */
  static List<String> of(String name, Command command) {
    var help = new Help();
    help.row("Usage: " + name + " ", synopsis(command));
    help.row("", command.summary());
    help.row("", command.details());
    help.table(choices(command));
    if (!command.commands().isEmpty()) {
      help.row("", "Commands:");
      help.table(command.commands());
    }
    return help.lines;
  }

  private static String synopsis(Command command) {
    var parameter = command.parameter();
    var label = parameter.least() > 0 ? parameter.label() : "[" + parameter.label() + "]";
    return Stream.of(Stream.of("[-hV]"), command.options().stream().map(Help::call),
        parameter.most() > 0 ? Stream.of(parameter.most() > 1 ? label + "..." : label) : Stream.<String>empty())
        .flatMap(words -> words).collect(Collectors.joining(" "));
  }

  private static String call(Option option) {
    return option.isRequired() ? named(option) : "[" + named(option) + "]";
  }

  private static String named(Option option) {
    return "--" + option.getLongOpt() + (option.hasArg() ? "=" + option.getArgName() : "");
  }

  private static Map<String, String> choices(Command command) {
    var choices = new LinkedHashMap<String, String>();
    if (command.parameter().most() > 0) {
      choices.put("    " + command.parameter().label(), command.parameter().description());
    }
    Stream.concat(command.options().stream(), COMMON.stream()).forEach(option -> choices.put(
        Optional.ofNullable(option.getOpt()).map(letter -> "-" + letter + ", ").orElse("    ") + named(option),
        option.getDescription()));
    return choices;
  }

  private void table(Map<String, String> rows) {
    int widest = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    rows.forEach((name, text) -> row("  " + name + " ".repeat(widest - name.length()) + GAP, text));
  }

  /** A text beside its beginning; no word is cut. */
  private void row(String beginning, String text) {
    var line = new StringBuilder(beginning);
    for (var word : text.split(" ")) {
      if (line.length() + word.length() > WIDTH && line.length() > beginning.length()) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(beginning.length()));
      }
      line.append(word).append(' ');
    }
    if (!line.toString().isBlank()) {
      lines.add(line.toString().stripTrailing());
    }
  }
}
