package org.tidegate.hmi.page;

import java.util.Optional;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.view.SessionView;

/** What a driver must see before permitting. */
final class Facts {
  private Facts() {}

  /** The driver's conditions, one fact each. */
  static Html conditions(Viewing viewing, Conditions conditions) {
    return Html.all(keeps(viewing, conditions), most(viewing, conditions), leaves(viewing, conditions),
        half(viewing.say("when"),
            Values.value("slots", conditions.slots().size(), viewing.wording().slots(conditions.slots()))));
  }

  /** Who buys, what to expect, and how to stop. */
  static Html terms(Viewing viewing) {
    return Html.all(wide(viewing.say("estimate"), expectation(viewing)),
        wide(viewing.say("how-to-stop"), viewing.say("how-to-stop-text")));
  }

  private static Html keeps(Viewing viewing, Conditions conditions) {
    return fact(viewing.say("keeps"), viewing.chargeOnly()
        ? notApplicable(viewing, "minimum-charge")
        : Html.of("≥{}{}", Values.charge(viewing, "minimum-charge", conditions.minimumCharge()),
            distance(viewing, "minimum-km", conditions.minimumCharge())));
  }

  private static Html most(Viewing viewing, Conditions conditions) {
    if (viewing.chargeOnly()) {
      return half(viewing.say("sells"), notApplicable(viewing, "wear-budget"));
    }
    return fact(viewing.say("sells"), conditions.wearBudget()
        .map(energy -> Html.of("≤{}", Values.value("wear-budget", energy.value(), viewing.wording().energy(energy))))
        .orElseGet(() -> Values.unknown("wear-budget", viewing.say("no-limit"))));
  }

  private static Html leaves(Viewing viewing, Conditions conditions) {
    var departure = conditions.departure()
        .map(at -> Values.value("departure-time", at, viewing.wording().dayAndTime(at)))
        .orElseGet(() -> Values.unknown("departure-time", viewing.say("not-set")));
    var required = conditions.requiredCharge()
        .map(charge -> Html.of(" · {}{}", Values.charge(viewing, "required-charge", charge),
            distance(viewing, "required-km", charge)))
        .orElse(Html.NONE);
    return half(viewing.say("leaves"), Html.all(departure, required));
  }

  private static Html distance(Viewing viewing, String name, StateOfCharge charge) {
    return Range.of(viewing).map(range -> Html.of(" {}", Values.value(name, range.km(charge),
        viewing.say("km", range.km(charge))))).orElse(Html.NONE);
  }

  /** What to expect, in one line. */
  static Html expectation(Viewing viewing) {
    if (viewing.chargeOnly()) {
      return Html.of("{}", viewing.say("not-applicable"));
    }
    return viewing.evse().session().flatMap(SessionView::expectation).map(expected -> Html.of("{}", viewing.say(
        "estimate-text", viewing.wording().money(expected.earnsAtLeast()),
        viewing.wording().money(expected.earnsAtMost()),
        viewing.wording().percent(expected.lowestCharge()), viewing.wording().energy(expected.throughBattery()))))
        .orElseGet(() -> Html.of("{}", viewing.say("unknown")));
  }

  /** What is missing before Permit may be pressed, in words; absent when nothing is. */
  static Optional<String> missing(Viewing viewing) {
    var session = viewing.evse().session();
    if (session.map(SessionView::permitPossible).orElse(false)) {
      return Optional.empty();
    }
    if (session.flatMap(SessionView::conditions).isEmpty()) {
      return Optional.of(viewing.say("missing-conditions"));
    }
    var prices = viewing.evse().prices();
    if (prices.purchase().isEmpty() || prices.sale().isEmpty() && !viewing.chargeOnly()) {
      return Optional.of(viewing.say("missing-price"));
    }
    return Optional.of(viewing.say("missing-other"));
  }

  private static Html notApplicable(Viewing viewing, String name) {
    return Values.unknown(name, viewing.say("not-applicable"));
  }

  private static Html fact(String label, Html value) {
    return Html.of("""
        <span class="fact"><span>{}</span> <b>{}</b></span>
        """, label, value);
  }

  /** Half a line on a wide panel, a whole one on a narrow one. */
  private static Html half(String label, Html value) {
    return Html.of("""
        <span class="fact half"><span>{}</span> <b>{}</b></span>
        """, label, value);
  }

  private static Html wide(String label, Object value) {
    return Html.of("""
        <span class="fact wide"><span>{}</span> <b>{}</b></span>
        """, label, value);
  }
}
