package org.tidegate.hmi.page;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tidegate.domain.permission.Conditions.CompensationUse;

/** What one tap on plus or minus does to a field. */
public final class Steps {
  private static final BigDecimal CHARGE = BigDecimal.valueOf(5);
  private static final BigDecimal FULL = BigDecimal.valueOf(100);
  private static final BigDecimal DISTANCE = BigDecimal.valueOf(20);
  private static final BigDecimal ENERGY = BigDecimal.valueOf(2);
  private static final BigDecimal MOST_ENERGY = BigDecimal.valueOf(200);
  private static final BigDecimal MOST_PRICE = BigDecimal.valueOf(100_000);

  /** What most drivers mean by a time window: always, at night, in the evening, by day. */
  private static final List<String> SLOTS = List.of("", daily("22:00-06:00"), daily("17:00-22:00"),
      daily("08:00-17:00"));

  private Steps() {}

  /** The draft after a tap on plus or minus beside this field. */
  public static Draft step(Draft draft, Field field, Direction direction, Viewing viewing) {
    return draft.with(field, switch (field) {
      case MINIMUM_CHARGE -> moved(draft, field, direction.times(charge(draft)), BigDecimal.ZERO, full(draft, viewing));
      case REQUIRED_CHARGE -> required(draft, direction, viewing);
      case LOWEST_SALE_PRICE, HIGHEST_PURCHASE_PRICE -> price(draft, field, direction, viewing);
      case DEPARTURE_TIME -> departure(draft, direction, viewing);
      case SLOTS -> slots(draft, direction);
      case WEAR_BUDGET -> energy(draft, direction);
      case ENTRUSTED -> draft.isEntrusted() ? Draft.NO : Draft.YES;
      case COMPENSATION_USE -> Draft.word(
          draft.compensationUse() == CompensationUse.OFFSET ? CompensationUse.POINTS : CompensationUse.OFFSET);
    });
  }

  private static BigDecimal charge(Draft draft) {
    return draft.unit() == Draft.Unit.KM ? DISTANCE : CHARGE;
  }

  private static BigDecimal full(Draft draft, Viewing viewing) {
    return draft.unit() == Draft.Unit.KM
        ? Range.of(viewing).map(range -> BigDecimal.valueOf(range.most())).orElse(BigDecimal.ZERO)
        : FULL;
  }

  private static String moved(Draft draft, Field field, BigDecimal by, BigDecimal least, BigDecimal most) {
    return draft.number(field).add(by).max(least).min(most).toPlainString();
  }

  /** Below the minimum charge there is no required charge. */
  private static String required(Draft draft, Direction direction, Viewing viewing) {
    var least = draft.number(Field.MINIMUM_CHARGE);
    if (draft.text(Field.REQUIRED_CHARGE).isEmpty()) {
      return direction == Direction.UP ? least.add(charge(draft)).min(full(draft, viewing)).toPlainString() : "";
    }
    var moved = draft.number(Field.REQUIRED_CHARGE).add(direction.times(charge(draft))).min(full(draft, viewing));
    return moved.compareTo(least) <= 0 ? "" : moved.toPlainString();
  }

  private static String price(Draft draft, Field field, Direction direction, Viewing viewing) {
    var digits = Math.max(0, Draft.currency(viewing).getDefaultFractionDigits());
    return moved(draft, field, direction.times(BigDecimal.ONE.movePointLeft(digits)), MOST_PRICE.negate(), MOST_PRICE);
  }

  private static String energy(Draft draft, Direction direction) {
    if (draft.text(Field.WEAR_BUDGET).isEmpty()) {
      return direction == Direction.UP ? ENERGY.toPlainString() : "";
    }
    var moved = draft.number(Field.WEAR_BUDGET).add(direction.times(ENERGY)).min(MOST_ENERGY);
    return moved.signum() <= 0 ? "" : moved.toPlainString();
  }

  /** By whole hours from now, and back to none. */
  private static String departure(Draft draft, Direction direction, Viewing viewing) {
    var hour = viewing.now().atZone(viewing.wording().zone()).truncatedTo(ChronoUnit.HOURS).toLocalTime();
    var first = hour.plusHours(1);
    var text = draft.text(Field.DEPARTURE_TIME);
    if (text.isEmpty()) {
      return (direction == Direction.UP ? first : hour).toString();
    }
    var from = LocalTime.parse(text).truncatedTo(ChronoUnit.HOURS);
    var end = direction == Direction.UP ? hour : first;
    return from.equals(end) ? "" : from.plusHours(direction == Direction.UP ? 1 : -1).toString();
  }

  private static String slots(Draft draft, Direction direction) {
    int now = Math.max(0, SLOTS.indexOf(draft.text(Field.SLOTS)));
    return SLOTS.get(Math.floorMod(now + (direction == Direction.UP ? 1 : -1), SLOTS.size()));
  }

  private static String daily(String times) {
    return "mon,tue,wed,thu,fri,sat,sun " + times;
  }

  /** Plus or minus. */
  public enum Direction {
    /** Plus. */
    UP,
    /** Minus. */
    DOWN;

    private BigDecimal times(BigDecimal step) {
      return this == UP ? step : step.negate();
    }
  }
}
