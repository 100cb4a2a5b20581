package org.tidegate.app.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** What was given to a command on its command line. Used by one thread. */
public final class Given {
  private final CommandLine line;
  private final Parameter parameter;

  private Given(CommandLine line, Parameter parameter) {
    this.line = line;
    this.parameter = parameter;
  }

  /**
   * Reads a command's arguments.
   *
   * @throws UsageRefused when the command takes something else
   */
  static Given read(Command command, String... arguments) {
    var options = new Options();
    command.options().forEach(options::addOption);
    checkHyphens(options, arguments);
    // An abbreviation would become ambiguous with the next option, and quotes are the shell's.
    var parser = DefaultParser.builder().setAllowPartialMatching(false).setStripLeadingAndTrailingQuotes(false).get();
    try {
      var given = new Given(parser.parse(options, arguments), command.parameter());
      given.checkWords();
      return given;
    } catch (ParseException wrong) {
      throw new UsageRefused(wrong);
    }
  }

  /** No option has one hyphen; the parser would take {@code -config} for {@code --config}. */
  private static void checkHyphens(Options options, String... arguments) {
    boolean isValue = false;
    for (String word : arguments) {
      if (!isValue && word.equals("--")) {
        return;
      }
      if (!isValue && word.length() > 1 && word.startsWith("-") && !word.startsWith("--")) {
        throw new UsageRefused("there is no option " + word);
      }
      isValue = !isValue && takesValue(options, word);
    }
  }

  /** Whether the next word belongs to this one. */
  private static boolean takesValue(Options options, String word) {
    return word.startsWith("--") && options.hasLongOption(word.substring(2))
        && options.getOption(word.substring(2)).hasArg();
  }

  private void checkWords() {
    var words = words();
    if (words.size() > parameter.most()) {
      throw new UsageRefused("\"" + words.get(parameter.most()) + "\" is not expected here");
    }
    if (words.size() < parameter.least()) {
      throw new UsageRefused("missing: " + parameter.label());
    }
  }

  /** What was given beside options. */
  List<String> words() {
    return line.getArgList();
  }

  /** The file that was given beside options. */
  Optional<Path> file() {
    return words().stream().findFirst().map(word -> converted(parameter.label(), word, Path::of, "a path"));
  }

  /** What was given beside options, each one of these; upper and lower case are the same. */
  public <E extends Enum<E>> List<E> words(E[] choices) {
    return words().stream().map(word -> oneOf(parameter.label(), word, choices)).toList();
  }

  /** Whether it was given. */
  public boolean has(Option option) {
    return line.hasOption(option);
  }

  /** Its value, as it stands there. */
  public Optional<String> text(Option option) {
    return value(option, Function.identity(), "a text");
  }

  /** Its value: a file or a folder. */
  public Optional<Path> path(Option option) {
    return value(option, Path::of, "a path");
  }

  /** Its values: files or folders. */
  List<Path> paths(Option option) {
    return given(option).stream().map(text -> converted(name(option), text, Path::of, "a path")).toList();
  }

  /** Its value: an integer of this range. */
  public Optional<Integer> integer(Option option, int lowest, int highest) {
    return value(option, text -> within(Integer.parseInt(text), lowest, highest), lowest + " to " + highest);
  }

  /** Its value: one of these; upper and lower case are the same. */
  <E extends Enum<E>> Optional<E> choice(Option option, E[] choices) {
    return single(option).map(text -> oneOf(name(option), text, choices));
  }

  /**
   * Its value.
   *
   * @param conversion refuses by IllegalArgumentException or DateTimeException
   * @param expected what would be right, after "must be"
   * @throws UsageRefused when it is refused, or was given twice
   */
  public <T> Optional<T> value(Option option, Function<String, T> conversion, String expected) {
    return single(option).map(text -> converted(name(option), text, conversion, expected));
  }

  private Optional<String> single(Option option) {
    var values = given(option);
    if (values.size() > 1) {
      throw new UsageRefused(name(option) + " must be given once");
    }
    return values.stream().findFirst();
  }

  private List<String> given(Option option) {
    return has(option) ? List.of(line.getOptionValues(option)) : List.of();
  }

  private static String name(Option option) {
    return "--" + option.getLongOpt();
  }

  private static <T> T converted(String name, String text, Function<String, T> conversion, String expected) {
    try {
      return conversion.apply(text);
    } catch (IllegalArgumentException | DateTimeException _) {
      throw new UsageRefused(name + " must be " + expected + ", not \"" + text + "\"");
    }
  }

  private static int within(int number, int lowest, int highest) {
    if (number < lowest || number > highest) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  private static <E extends Enum<E>> E oneOf(String name, String text, E[] choices) {
    return Arrays.stream(choices).filter(choice -> choice.name().equalsIgnoreCase(text)).findFirst()
        .orElseThrow(() -> new UsageRefused(name + " must be one of " + Arrays.stream(choices)
            .map(choice -> choice.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")) + ", not \"" + text
            + "\""));
  }
}
