package org.tidegate.hmi.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.hmi.page.SlotsText;

/**
 * Conditions on the wire: percent, decimal strings per kWh, watt-hours, UTC. What a caller leaves out stays as it is,
 * {@code null} removes it.
 */
final class ConditionsJson {
  private static final Set<String> NAMES = Set.of("minimum-charge", "required-charge", "lowest-sale-price",
      "highest-purchase-price", "slots", "departure-time", "wear-budget", "entrusted", "compensation-use", "version");
  private static final int MOST_SLOTS = 21;

  private ConditionsJson() {}

  static ObjectNode write(Conditions conditions) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("version", conditions.version());
    json.put("minimum-charge", conditions.minimumCharge().percent());
    conditions.requiredCharge().ifPresent(charge -> json.put("required-charge", charge.percent()));
    json.set("lowest-sale-price", price(conditions.lowestSalePrice()));
    json.set("highest-purchase-price", price(conditions.highestPurchasePrice()));
    conditions.departure().ifPresent(at -> json.put("departure-time", at.toString()));
    conditions.wearBudget().ifPresent(energy -> json.put("wear-budget", energy.value()));
    json.put("entrusted", conditions.entrusted());
    json.put("compensation-use", conditions.compensationUse().name().toLowerCase(Locale.ROOT));
    var slots = json.putArray("slots");
    conditions.slots().forEach(slot -> slots.add(slot(slot)));
    return json;
  }

  static ObjectNode price(Price price) {
    return JsonNodeFactory.instance.objectNode().put("perKwh", price.perKwh().toPlainString())
        .put("currency", price.currency().getCurrencyCode());
  }

  private static ObjectNode slot(Slot slot) {
    var json = JsonNodeFactory.instance.objectNode();
    var days = json.putArray("days");
    slot.days().stream().sorted().map(SlotsText::day).forEach(days::add);
    return json.put("from", slot.from().toString()).put("to", slot.to().toString());
  }

  /**
   * Reads what a caller wants.
   *
   * @param standing conditions that hold where the caller says nothing
   * @param currency of prices that come as a bare number
   * @throws IllegalArgumentException naming what can't be meant
   */
  static Conditions read(JsonNode json, Optional<Conditions> standing, Currency currency) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("conditions must be an object");
    }
    json.fieldNames().forEachRemaining(ConditionsJson::known);
    return new Conditions(1,
        needed(json, "minimum-charge", node -> charge("minimum-charge", node), standing.map(Conditions::minimumCharge)),
        optional(json, "required-charge", node -> charge("required-charge", node),
            standing.flatMap(Conditions::requiredCharge)),
        needed(json, "lowest-sale-price", node -> price("lowest-sale-price", node, currency),
            standing.map(Conditions::lowestSalePrice)),
        needed(json, "highest-purchase-price", node -> price("highest-purchase-price", node, currency),
            standing.map(Conditions::highestPurchasePrice)),
        optional(json, "departure-time", ConditionsJson::moment, standing.flatMap(Conditions::departure)),
        optional(json, "slots", ConditionsJson::slots, standing.map(Conditions::slots)).orElse(List.of()),
        optional(json, "wear-budget", ConditionsJson::energy, standing.flatMap(Conditions::wearBudget)),
        optional(json, "entrusted", ConditionsJson::flag, standing.map(Conditions::entrusted)).orElse(false),
        optional(json, "compensation-use", ConditionsJson::use, standing.map(Conditions::compensationUse))
            .orElse(CompensationUse.OFFSET));
  }

  private static void known(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("unknown condition " + name);
    }
  }

  private static <T> T needed(JsonNode json, String name, Function<JsonNode, T> reader, Optional<T> standing) {
    return (json.hasNonNull(name) ? Optional.of(reader.apply(json.get(name))) : standing)
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private static <T> Optional<T> optional(JsonNode json, String name, Function<JsonNode, T> reader,
      Optional<T> standing) {
    if (!json.has(name)) {
      return standing;
    }
    return json.get(name).isNull() ? Optional.empty() : Optional.of(reader.apply(json.get(name)));
  }

  private static StateOfCharge charge(String name, JsonNode node) {
    if (!node.isNumber()) {
      throw new IllegalArgumentException(name + " must be a number of percent");
    }
    return StateOfCharge.percent(node.doubleValue());
  }

  private static Price price(String name, JsonNode node, Currency currency) {
    if (node.isObject()) {
      return price(name, node.path("perKwh"), Currency.getInstance(node.path("currency").asText()));
    }
    if (!node.isNumber() && !node.isTextual() || node.asText().length() > 16) {
      throw new IllegalArgumentException(name + " must be a decimal number per kWh");
    }
    try {
      return new Price(new BigDecimal(node.asText()), currency);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a decimal number per kWh", e);
    }
  }

  private static Instant moment(JsonNode node) {
    return OffsetDateTime.parse(text("departure-time", node)).toInstant();
  }

  private static WattHours energy(JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw new IllegalArgumentException("wear-budget must be a whole number of watt-hours");
    }
    return new WattHours(node.longValue());
  }

  private static boolean flag(JsonNode node) {
    if (!node.isBoolean()) {
      throw new IllegalArgumentException("entrusted must be true or false");
    }
    return node.booleanValue();
  }

  private static CompensationUse use(JsonNode node) {
    return CompensationUse.valueOf(text("compensation-use", node).toUpperCase(Locale.ROOT));
  }

  private static List<Slot> slots(JsonNode node) {
    if (!node.isArray() || node.size() > MOST_SLOTS) {
      throw new IllegalArgumentException("slots must be an array of at most " + MOST_SLOTS);
    }
    var slots = new ArrayList<Slot>();
    node.forEach(slot -> slots.add(slot(slot)));
    return slots;
  }

  private static Slot slot(JsonNode node) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    node.path("days").forEach(day -> days.add(SlotsText.day(text("days", day))));
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a slot needs days");
    }
    return new Slot(days, LocalTime.parse(text("from", node.path("from"))),
        LocalTime.parse(text("to", node.path("to"))));
  }

  private static String text(String name, JsonNode node) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException(name + " must be a text");
    }
    return node.textValue();
  }
}
