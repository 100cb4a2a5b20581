package org.tidegate.hmi.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One of the driver's conditions as a form and the wire call it. */
public enum Field {
  /** Percent. */
  MINIMUM_CHARGE(Group.BATTERY),
  /** Percent; empty: none. */
  REQUIRED_CHARGE(Group.BATTERY),
  /** Major units for a kilowatt-hour. */
  LOWEST_SALE_PRICE(Group.PRICES),
  /** Major units for a kilowatt-hour. */
  HIGHEST_PURCHASE_PRICE(Group.PRICES),
  /** Hours and minutes, the next such moment; empty: none. */
  DEPARTURE_TIME(Group.TIMES),
  /** As {@link SlotsText}; empty: always. */
  SLOTS(Group.TIMES),
  /** Kilowatt-hours; empty: no limit. */
  WEAR_BUDGET(Group.LIMIT),
  /** Entrust mode: {@code yes} or {@code no}. */
  ENTRUSTED(Group.AGGREGATOR),
  /** {@code offset} or {@code points}. */
  COMPENSATION_USE(Group.AGGREGATOR);

  private final Group group;

  Field(Group group) {
    this.group = group;
  }

  /** The spelling on pages and the wire. */
  public String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Group group() {
    return group;
  }

  /** Whether it says how full the battery is to be. */
  boolean isCharge() {
    return this == MINIMUM_CHARGE || this == REQUIRED_CHARGE;
  }

  /** Whether its values are words to choose from, not numbers. */
  boolean isChoice() {
    return this == SLOTS || this == ENTRUSTED || this == COMPENSATION_USE;
  }

  /** The field with this spelling. */
  public static Optional<Field> of(String token) {
    return Arrays.stream(values()).filter(field -> field.token().equals(token)).findFirst();
  }

  /** Fields that are shown at once. */
  public enum Group {
    /** Charge. */
    BATTERY,
    /** Prices. */
    PRICES,
    /** Times. */
    TIMES,
    /** Wear. */
    LIMIT,
    /** What is left to the aggregator. */
    AGGREGATOR;

    /** The spelling on pages. */
    public String token() {
      return name().toLowerCase(Locale.ROOT);
    }

    Group next() {
      return values()[(ordinal() + 1) % values().length];
    }

    /** The group with this spelling; the first for any other. */
    public static Group of(String token) {
      return Arrays.stream(values()).filter(group -> group.token().equals(token)).findFirst().orElse(BATTERY);
    }
  }
}
