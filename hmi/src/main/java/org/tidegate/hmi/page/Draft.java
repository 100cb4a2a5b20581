package org.tidegate.hmi.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.hmi.page.Field.Group;

/**
 * A driver's own conditions while they are being set, as the texts in the form. Immutable. Lives in the form alone: the
 * server remembers nothing of it.
 *
 * @param texts one per field
 * @param kept a departure that is further away than hours and minutes can say
 * @param group which fields are shown
 * @param unit that charge is set in
 */
public record Draft(Map<Field, String> texts, Optional<Instant> kept, Group group, Unit unit) {
  private static final int MOST_TEXT = 1000;

  /** Twenty digits before the point are more energy than a long can tell, ten after it a price's most. */
  private static final Pattern TYPED = Pattern.compile("[+-]?[0-9]{0,20}([.,][0-9]{0,10})?");
  private static final int KILO_DIGITS = 3;
  static final String YES = "yes";
  static final String NO = "no";
  private static final String EVEN_CHARGE = "50";

  /** Copies the texts. */
  public Draft {
    texts = new EnumMap<>(texts);
  }

  /** What stands now, or an even start when nothing was set yet. */
  public static Draft of(Viewing viewing) {
    var texts = viewing.conditions().map(conditions -> texts(conditions, viewing.wording().zone()))
        .orElseGet(() -> start(viewing));
    return new Draft(texts, viewing.conditions().flatMap(Conditions::departure), Group.BATTERY, Unit.PERCENT);
  }

  /** What a form sent. */
  public static Draft of(Map<String, String> form) {
    var texts = new EnumMap<Field, String>(Field.class);
    for (Field field : Field.values()) {
      var text = form.getOrDefault(field.token(), "").strip();
      texts.put(field, text.length() > MOST_TEXT ? "" : text);
    }
    var kept = Optional.ofNullable(form.get("departure-kept")).filter(text -> !text.isEmpty()).map(Instant::parse);
    return new Draft(texts, kept, Group.of(form.getOrDefault("group", "")),
        form.getOrDefault("unit", "").equals(Unit.KM.token()) ? Unit.KM : Unit.PERCENT);
  }

  /** The text of a field. */
  public String text(Field field) {
    return texts.getOrDefault(field, "");
  }

  /** The same with another text in one field. */
  Draft with(Field field, String text) {
    var changed = new EnumMap<>(texts);
    changed.put(field, text);
    return new Draft(changed, kept, group, unit);
  }

  /** The same with the next fields shown. */
  public Draft turned() {
    return new Draft(texts, kept, group.next(), unit);
  }

  /** The same with charge in the other unit, where that can be told; a set value may become a little more, never less. */
  public Draft inTheOtherUnit(Viewing viewing) {
    return Range.of(viewing).map(range -> {
      var other = unit == Unit.KM ? Unit.PERCENT : Unit.KM;
      var changed = new EnumMap<>(texts);
      for (var field : List.of(Field.MINIMUM_CHARGE, Field.REQUIRED_CHARGE)) {
        charge(field, Optional.of(range))
            .ifPresent(set -> changed.put(field, other == Unit.KM ? String.valueOf(range.km(set)) : percent(set)));
      }
      return new Draft(changed, kept, group, other);
    }).orElse(this);
  }

  /** What charge is set in. */
  public enum Unit {
    /** Of the battery. */
    PERCENT,
    /** That it takes the vehicle. */
    KM;

    String token() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The conditions they mean.
   *
   * @throws IllegalArgumentException naming the field that can't be read
   */
  public Conditions conditions(Viewing viewing) {
    var currency = currency(viewing);
    var range = Range.of(viewing);
    return new Conditions(1, charge(Field.MINIMUM_CHARGE, range).orElseThrow(() -> wrong(Field.MINIMUM_CHARGE)),
        charge(Field.REQUIRED_CHARGE, range), price(Field.LOWEST_SALE_PRICE, currency),
        price(Field.HIGHEST_PURCHASE_PRICE, currency), departure(viewing), SlotsText.parse(text(Field.SLOTS)),
        energy(), isEntrusted(), compensationUse());
  }

  /** Whether the departure is to be reached with less than is kept anyway. */
  public boolean requiresLessThanItKeeps() {
    return !text(Field.REQUIRED_CHARGE).isEmpty()
        && number(Field.REQUIRED_CHARGE).compareTo(number(Field.MINIMUM_CHARGE)) < 0;
  }

  boolean isEntrusted() {
    return text(Field.ENTRUSTED).equals(YES);
  }

  CompensationUse compensationUse() {
    return text(Field.COMPENSATION_USE).equals(word(CompensationUse.POINTS))
        ? CompensationUse.POINTS
        : CompensationUse.OFFSET;
  }

  static String word(CompensationUse use) {
    return use.name().toLowerCase(Locale.ROOT);
  }

  /** The currency of the prices shown. */
  public static Currency currency(Viewing viewing) {
    var prices = viewing.evse().prices();
    return prices.sale().or(prices::purchase).map(Price::currency)
        .or(() -> viewing.conditions().map(conditions -> conditions.lowestSalePrice().currency()))
        .orElse(viewing.surroundings().settings().currency());
  }

  /**
   * A number as a person types it, with a point or a comma.
   *
   * @throws IllegalArgumentException when it is none, or has an exponent: written out, a short one fills any memory
   */
  BigDecimal number(Field field) {
    try {
      if (!TYPED.matcher(text(field)).matches()) {
        throw new NumberFormatException("not typed by a person");
      }
      return new BigDecimal(text(field).replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number in " + field.token(), e);
    }
  }

  private Optional<StateOfCharge> charge(Field field, Optional<Range> range) {
    if (text(field).isEmpty()) {
      return Optional.empty();
    }
    return unit == Unit.KM
        ? Optional.of(range.orElseThrow(() -> wrong(field)).holding(number(field).intValueExact()))
        : Optional.of(StateOfCharge.percent(number(field).doubleValue()));
  }

  private Price price(Field field, Currency currency) {
    return new Price(number(field), currency);
  }

  private Optional<WattHours> energy() {
    return text(Field.WEAR_BUDGET).isEmpty()
        ? Optional.empty()
        : Optional.of(new WattHours(number(Field.WEAR_BUDGET).movePointRight(KILO_DIGITS)
            .setScale(0, RoundingMode.DOWN).longValueExact()));
  }

  private Optional<Instant> departure(Viewing viewing) {
    var text = text(Field.DEPARTURE_TIME);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var zone = viewing.wording().zone();
    if (kept.map(at -> minutes(at, zone).equals(text)).orElse(false)) {
      return kept;
    }
    var today = viewing.now().atZone(zone).with(LocalTime.parse(text));
    return Optional.of((today.toInstant().isAfter(viewing.now()) ? today : today.plusDays(1)).toInstant());
  }

  private static Map<Field, String> start(Viewing viewing) {
    var texts = new EnumMap<Field, String>(Field.class);
    texts.put(Field.MINIMUM_CHARGE, EVEN_CHARGE);
    texts.put(Field.LOWEST_SALE_PRICE, decimal(viewing.evse().prices().sale()));
    texts.put(Field.HIGHEST_PURCHASE_PRICE, decimal(viewing.evse().prices().purchase()));
    return texts;
  }

  private static Map<Field, String> texts(Conditions conditions, ZoneId zone) {
    var texts = new EnumMap<Field, String>(Field.class);
    texts.put(Field.MINIMUM_CHARGE, percent(conditions.minimumCharge()));
    texts.put(Field.REQUIRED_CHARGE, conditions.requiredCharge().map(Draft::percent).orElse(""));
    texts.put(Field.LOWEST_SALE_PRICE, conditions.lowestSalePrice().perKwh().toPlainString());
    texts.put(Field.HIGHEST_PURCHASE_PRICE, conditions.highestPurchasePrice().perKwh().toPlainString());
    texts.put(Field.DEPARTURE_TIME, conditions.departure().map(at -> minutes(at, zone)).orElse(""));
    texts.put(Field.SLOTS, SlotsText.of(conditions.slots()));
    texts.put(Field.WEAR_BUDGET, conditions.wearBudget().map(Draft::kilo).orElse(""));
    texts.put(Field.ENTRUSTED, conditions.entrusted() ? YES : NO);
    texts.put(Field.COMPENSATION_USE, word(conditions.compensationUse()));
    return texts;
  }

  private static String decimal(Optional<Price> price) {
    return price.map(known -> known.perKwh().toPlainString()).orElse("0.00");
  }

  private static String percent(StateOfCharge charge) {
    return BigDecimal.valueOf(charge.permille(), 1).stripTrailingZeros().toPlainString();
  }

  private static String kilo(WattHours energy) {
    return BigDecimal.valueOf(energy.value(), KILO_DIGITS).stripTrailingZeros().toPlainString();
  }

  private static String minutes(Instant moment, ZoneId zone) {
    return "%02d:%02d".formatted(moment.atZone(zone).getHour(), moment.atZone(zone).getMinute());
  }

  /** For the person at the panel. */
  static IllegalArgumentException wrong(Field field) {
    return new IllegalArgumentException("no value in " + field.token());
  }
}
