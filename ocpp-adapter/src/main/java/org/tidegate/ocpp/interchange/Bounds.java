package org.tidegate.ocpp.interchange;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.aggregator.Said;
import org.tidegate.ocpp.rpc.ConstraintViolation;

/** Refuses values that our messages do not allow in a field; absent values pass unless required. Pure functions. */
final class Bounds {
  /** A random id is a UUID; other systems may have longer ones. */
  static final int LONGEST_ID = 64;
  private static final int VERSION = 1;
  private static final Pattern PRICE = Pattern.compile("-?(0|[1-9][0-9]{0,6})(\\.[0-9]{1,10})?");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Bounds() {}

  static int version(@Nullable Integer version) {
    if (version != null && version != VERSION) {
      throw ConstraintViolation.property("version", "only version 1 is known");
    }
    return VERSION;
  }

  static void required(String field, @Nullable Object value) {
    if (value == null) {
      throw ConstraintViolation.occurrence(field, "is required");
    }
  }

  /** A required text that is not blank. */
  static void text(String field, @Nullable String value, int most) {
    required(field, value);
    optionalText(field, value, most);
  }

  static void optionalText(String field, @Nullable String value, int most) {
    if (value != null && (value.isBlank() || value.length() > most)) {
      throw ConstraintViolation.property(field, "is blank, or longer than " + most + " characters");
    }
  }

  static void oneOf(String field, @Nullable String value, Set<String> allowed) {
    required(field, value);
    if (value != null && !allowed.contains(value)) {
      throw ConstraintViolation.property(field, "is none of " + allowed.stream().sorted().toList());
    }
  }

  static void atLeast(String field, @Nullable Number value, long least) {
    if (value != null && value.longValue() < least) {
      throw ConstraintViolation.property(field, "is below " + least);
    }
  }

  static void atMost(String field, @Nullable Number value, long most) {
    if (value != null && value.longValue() > most) {
      throw ConstraintViolation.property(field, "is above " + most);
    }
  }

  /** Plain texts by language. */
  static void texts(String field, @Nullable Map<String, String> texts, int longest) {
    if (texts == null) {
      return;
    }
    texts.forEach((language, text) -> required(field + "." + language, text));
    try {
      new Said(texts).atMost(longest);
    } catch (IllegalArgumentException e) {
      throw ConstraintViolation.property(field, String.valueOf(e.getMessage()));
    }
  }

  static void percent(String field, @Nullable BigDecimal value) {
    if (value != null && (value.signum() < 0 || value.compareTo(HUNDRED) > 0)) {
      throw ConstraintViolation.property(field, "is not within 0 to 100 %");
    }
  }

  /** Decimal string in major units per kWh. */
  static void price(String field, @Nullable String value) {
    if (value != null && !PRICE.matcher(value).matches()) {
      throw ConstraintViolation.format(field, "is no decimal string with up to 7 digits and 10 decimals");
    }
  }

  static void pattern(String field, @Nullable String value, Pattern pattern, String what) {
    required(field, value);
    if (value != null && !pattern.matcher(value).matches()) {
      throw ConstraintViolation.format(field, "is no " + what);
    }
  }

  static void currency(@Nullable String code) {
    required("currency", code);
    try {
      Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw ConstraintViolation.property("currency", "is no code of ISO 4217");
    }
  }

  /** An unmodifiable copy of a list with this many items at most. */
  static <T> List<T> items(String field, @Nullable List<T> items, int least, int most) {
    int size = items == null ? 0 : items.size();
    if (size < least || size > most) {
      throw ConstraintViolation.occurrence(field, "has " + size + " items, not " + least + " to " + most);
    }
    if (items == null) {
      return List.of();
    }
    items.forEach(item -> required(field, item));
    return List.copyOf(items);
  }
}
