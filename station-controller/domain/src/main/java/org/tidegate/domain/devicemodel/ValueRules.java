package org.tidegate.domain.devicemodel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidegate.domain.devicemodel.Reason.Code;

/** Whether a value fits the facts of its variable: form (B05.FR.07) and range (B05.FR.08). Pure functions. */
final class ValueRules {
  /** Longest value of a SetVariablesRequest, OCPP 2.0.1 Part 2, SetVariableDataType. */
  static final int LONGEST_VALUE = 1000;

  /** Part 2 section 2.1.4: no leading zeros, no plus sign. */
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d{0,9})");

  /** Part 2 section 2.1.4: at most six decimal places. */
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");

  private ValueRules() {}

  /** The rule that this value breaks; none when it fits. */
  static Optional<Reason> broken(VariableFacts facts, String value) {
    if (value.length() > LONGEST_VALUE) {
      return reason(Code.TooLargeElement, "longer than " + LONGEST_VALUE + " characters");
    }
    return switch (facts.type()) {
      case string -> text(facts, value);
      case integer -> integer(facts, value);
      case decimal -> decimal(facts, value);
      case bool -> value.equals("true") || value.equals("false") ? Optional.empty() : invalid("true or false");
      case dateTime -> isDateTime(value) ? Optional.empty() : invalid("a date and time, RFC 3339");
      case OptionList -> option(facts, value);
      case MemberList, SequenceList -> list(facts, value);
    };
  }

  /** The same value as it is kept: lists without blanks around their members. */
  static String normal(VariableFacts facts, String value) {
    return switch (facts.type()) {
      case MemberList, SequenceList -> String.join(",", members(value));
      default -> value;
    };
  }

  /** The members of a comma-separated list, without blanks and without empty ones. */
  static List<String> members(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).filter(Predicate.not(String::isEmpty)).toList();
  }

  private static Optional<Reason> text(VariableFacts facts, String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      return invalid("a text without control characters");
    }
    return length(facts, value);
  }

  private static Optional<Reason> length(VariableFacts facts, String value) {
    return facts.max().filter(longest -> BigDecimal.valueOf(value.length()).compareTo(longest) > 0)
        .map(longest -> new Reason(Code.TooLargeElement, "longer than " + longest + " characters"));
  }

  private static Optional<Reason> integer(VariableFacts facts, String value) {
    if (!INTEGER.matcher(value).matches()) {
      return invalid("an integer");
    }
    var number = new BigDecimal(value);
    if (number.compareTo(BigDecimal.valueOf(number.intValue())) != 0) {
      return reason(Code.ValueOutOfRange, "more than 32 bits");
    }
    return range(facts, number);
  }

  private static Optional<Reason> decimal(VariableFacts facts, String value) {
    return DECIMAL.matcher(value).matches()
        ? range(facts, new BigDecimal(value))
        : invalid("a decimal number with at most six decimal places");
  }

  private static Optional<Reason> range(VariableFacts facts, BigDecimal number) {
    return facts.min().filter(lowest -> number.compareTo(lowest) < 0).map(lowest -> "below the lowest, " + lowest)
        .or(() -> facts.max().filter(highest -> number.compareTo(highest) > 0)
            .map(highest -> "above the highest, " + highest))
        .map(text -> new Reason(Code.ValueOutOfRange, text));
  }

  private static boolean isDateTime(String value) {
    try {
      OffsetDateTime.parse(value);
      return true;
    } catch (DateTimeException notADateTime) {
      return false;
    }
  }

  private static Optional<Reason> option(VariableFacts facts, String value) {
    return allowed(facts).contains(value) ? Optional.empty() : invalid("one of " + facts.values().orElse("none"));
  }

  private static Optional<Reason> list(VariableFacts facts, String value) {
    List<String> members = members(value);
    if (!allowed(facts).containsAll(members)) {
      return invalid("a list of " + facts.values().orElse("nothing"));
    }
    if (new HashSet<>(members).size() < members.size()) {
      return invalid("a list that names each member once");
    }
    return length(facts, normal(facts, value));
  }

  private static List<String> allowed(VariableFacts facts) {
    return facts.values().stream().flatMap(list -> members(list).stream()).collect(Collectors.toList());
  }

  private static Optional<Reason> invalid(String expected) {
    return reason(Code.InvalidValue, "expected " + expected);
  }

  private static Optional<Reason> reason(Code code, String text) {
    return Optional.of(new Reason(code, text));
  }
}
