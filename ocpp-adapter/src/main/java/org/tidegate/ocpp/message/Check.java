package org.tidegate.ocpp.message;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.rpc.ConstraintViolation;
import org.tidegate.ocpp.rpc.ConstraintViolation.Kind;

/** Refuses values that OCPP does not allow in a field; absent values pass unless required. Safe from any thread. */
public final class Check {
  /** As IEEE 754 decimal128: a number like 1E999999999 would exhaust memory when it is written out. */
  private static final int DIGITS_AT_MOST = 34;

  private Check() {}

  public static void required(String field, @Nullable Object value) {
    if (value == null) {
      throw new ConstraintViolation(Kind.OCCURRENCE, field, "is required");
    }
  }

  /** Counts characters as JSON Schema does: one outside the basic plane is one. */
  public static void maxLength(String field, @Nullable String value, int most) {
    if (value != null && value.length() > most && value.codePointCount(0, value.length()) > most) {
      throw new ConstraintViolation(Kind.PROPERTY, field, "is longer than " + most + " characters");
    }
  }

  public static void atLeast(String field, @Nullable Integer value, int least) {
    range(field, value, least, Integer.MAX_VALUE);
  }

  public static void range(String field, @Nullable Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw new ConstraintViolation(Kind.PROPERTY, field, "is not within " + least + " to " + most);
    }
  }

  public static void eachAtLeast(String field, @Nullable List<Integer> values, int least) {
    each(values, value -> atLeast(field, value, least));
  }

  public static void eachMaxLength(String field, @Nullable List<String> values, int most) {
    each(values, value -> maxLength(field, value, most));
  }

  public static void atMost(String field, @Nullable BigDecimal value, int most) {
    if (value != null && value.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new ConstraintViolation(Kind.PROPERTY, field, "is above " + most);
    }
  }

  public static void decimal(String field, @Nullable BigDecimal value) {
    if (value != null && (value.precision() > DIGITS_AT_MOST || Math.abs((long) value.scale()) > DIGITS_AT_MOST)) {
      throw new ConstraintViolation(Kind.PROPERTY, field, "has more than " + DIGITS_AT_MOST + " digits");
    }
  }

  private static <T> void each(@Nullable List<T> values, Consumer<T> check) {
    if (values != null) {
      values.forEach(check);
    }
  }

  public static <T> List<T> items(String field, List<T> items) {
    return items(field, items, Integer.MAX_VALUE);
  }

  /** An unmodifiable copy of a list with one item up to this many. */
  public static <T> List<T> items(String field, List<T> items, int most) {
    required(field, items);
    if (items.isEmpty() || items.size() > most) {
      throw new ConstraintViolation(Kind.OCCURRENCE, field, "has " + items.size() + " items");
    }
    items.forEach(item -> required(field, item));
    return List.copyOf(items);
  }

  public static <T> @Nullable List<T> optionalItems(String field, @Nullable List<T> items) {
    return optionalItems(field, items, Integer.MAX_VALUE);
  }

  public static <T> @Nullable List<T> optionalItems(String field, @Nullable List<T> items, int most) {
    return items == null ? null : items(field, items, most);
  }
}
