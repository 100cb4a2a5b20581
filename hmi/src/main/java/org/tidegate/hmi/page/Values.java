package org.tidegate.hmi.page;

import java.util.Optional;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.view.SessionView;

/** Values with the hooks that tests and integrators read: the name in data-value, the machine's value in data-raw. */
final class Values {
  private Values() {}

  static Html value(String name, Object raw, Object shown) {
    return Html.of("""
        <span data-value="{}" data-raw="{}">{}</span>""", name, raw, shown);
  }

  /** For what is not known: no raw value at all. */
  static Html unknown(String name, Object shown) {
    return Html.of("""
        <span data-value="{}" data-raw="">{}</span>""", name, shown);
  }

  /** A value that stands on the page for programs alone. */
  static Html silent(String name, Object raw) {
    return Html.of("""
        <span data-value="{}" data-raw="{}" hidden></span>""", name, raw);
  }

  static Html price(Viewing viewing, String name, Optional<Price> price) {
    return price.map(known -> value(name, known.perKwh().toPlainString(), viewing.wording().price(known)))
        .orElseGet(() -> unknown(name, viewing.say("unknown")));
  }

  static Html money(Viewing viewing, String name, Optional<Money> money) {
    return money.map(known -> value(name, known.minorUnits(), viewing.wording().money(known)))
        .orElseGet(() -> unknown(name, "–"));
  }

  static Html charge(Viewing viewing, String name, StateOfCharge charge) {
    return value(name, charge.percent(), viewing.wording().percent(charge));
  }

  /** Energy by the meter, with its own digits. */
  static Html metered(Viewing viewing, String name, WattHours energy) {
    return value(name, energy.value(), viewing.wording().kilowattHours(energy) + " " + viewing.say("unit-kwh"));
  }

  /** The state of charge, whole percent. */
  static Html stateOfCharge(Viewing viewing) {
    return viewing.evse().session().flatMap(SessionView::stateOfCharge)
        .map(charge -> value("soc", charge.percent(), viewing.wording().wholePercent(charge)))
        .orElseGet(() -> unknown("soc", "–"));
  }

  /** Where the driver's answer is: word, drawing and (by its style) position. */
  static Html permission(Viewing viewing, Html more) {
    return permission(viewing, "p", more);
  }

  /** The same as what the screen is about. */
  static Html permissionFirst(Viewing viewing, Html more) {
    return permission(viewing, "h1", more);
  }

  private static Html permission(Viewing viewing, String element, Html more) {
    var state = viewing.permission();
    return Html.of("""
        <{} class="answer-state {}">{}<b>{}</b>{}</{}>
        """, element, state, (viewing.granted() ? Icon.YES : Icon.NO).html(),
        value("permission", state, viewing.say("permission-" + state)), more, element);
  }

  /** Whether live values are old; said in words when they are. */
  static Html stale(Viewing viewing) {
    if (!viewing.stale()) {
      return silent("stale", false);
    }
    var since = viewing.evse().reading()
        .map(reading -> viewing.say("stale-since", viewing.wording().time(reading.at())))
        .orElseGet(() -> viewing.say("stale-never"));
    return Html.of("""
        <p class="warn">{}{}</p>
        """, Icon.WARNING.html(), value("stale", true, since));
  }
}
