package org.tidegate.ocpp.translate;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.ocpp.interchange.WireConditions;
import org.tidegate.ocpp.interchange.WireSlot;

/** A driver's conditions in our own messages. Pure functions, safe from any thread. */
final class ConditionsTranslation {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private ConditionsTranslation() {}

  static Conditions read(WireConditions wire) {
    return new Conditions(wire.version() == null ? 1 : wire.version(),
        StateOfCharge.percent(wire.minimumCharge().doubleValue()),
        Optional.ofNullable(wire.requiredCharge()).map(percent -> StateOfCharge.percent(percent.doubleValue())),
        Price.of(wire.lowestSalePrice(), wire.currency()), Price.of(wire.highestPurchasePrice(), wire.currency()),
        Optional.ofNullable(wire.departureTime()), wire.slots().stream().map(ConditionsTranslation::read).toList(),
        Optional.ofNullable(wire.wearBudget()).map(WattHours::new), Boolean.TRUE.equals(wire.entrusted()),
        use(wire.compensationUse()));
  }

  static WireConditions write(Conditions conditions) {
    return new WireConditions(conditions.version(), InterchangeMessages.percent(conditions.minimumCharge()),
        conditions.requiredCharge().map(InterchangeMessages::percent).orElse(null),
        InterchangeMessages.decimal(conditions.lowestSalePrice()),
        InterchangeMessages.decimal(conditions.highestPurchasePrice()),
        conditions.lowestSalePrice().currency().getCurrencyCode(), conditions.departure().orElse(null),
        conditions.slots().stream().map(ConditionsTranslation::write).toList(),
        conditions.wearBudget().map(WattHours::value).orElse(null), conditions.entrusted(),
        conditions.compensationUse().name().toLowerCase(Locale.ROOT));
  }

  private static Slot read(WireSlot wire) {
    return new Slot(Arrays.stream(DayOfWeek.values()).filter(day -> wire.days().contains(name(day)))
        .collect(Collectors.toSet()), LocalTime.parse(wire.from()), LocalTime.parse(wire.to()));
  }

  private static WireSlot write(Slot slot) {
    return new WireSlot(Arrays.stream(DayOfWeek.values()).filter(slot.days()::contains)
        .map(ConditionsTranslation::name).toList(), TIME.format(slot.from()), TIME.format(slot.to()));
  }

  private static CompensationUse use(@Nullable String name) {
    return "points".equals(name) ? CompensationUse.POINTS : CompensationUse.OFFSET;
  }

  private static String name(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }
}
