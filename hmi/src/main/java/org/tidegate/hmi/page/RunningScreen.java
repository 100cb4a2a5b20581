package org.tidegate.hmi.page;

import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.view.SessionView;
import org.tidegate.domain.view.SessionView.PriorityChoice;

/** After the answer: power, state of charge, money, why power is limited, and the way to take the answer back. */
final class RunningScreen {
  /** Meters show a few watts where none flow. */
  private static final Watts NOISE = new Watts(50);

  private RunningScreen() {}

  static Frame frame(Viewing viewing) {
    return viewing.evse().session().map(session -> frame(viewing, session)).orElseGet(() -> IdleScreen.idle(viewing));
  }

  private static Frame frame(Viewing viewing, SessionView session) {
    var content = Html.of("""
        {}<div class="figures live">{}{}{}{}</div>{}{}
        """, Values.permissionFirst(viewing, who(viewing, session)), power(viewing), charge(viewing),
        earned(viewing, session),
        spent(viewing, session), Values.stale(viewing), why(viewing, session));
    return new Frame("running", Controls.conditions(viewing), content, answers(viewing, session));
  }

  /** Asks to confirm the withdrawal. */
  static Frame withdrawal(Viewing viewing) {
    var content = Html.of("""
        <h1>{}</h1>
        <p class="lead">{}</p>
        <div class="figures live">{}{}</div>{}
        """, viewing.say("withdraw-title"), viewing.say("withdraw-text"), power(viewing), charge(viewing),
        Values.permission(viewing, Html.NONE));
    var confirm = Controls.answer(viewing,
        Controls.act("confirm-withdraw", "permission", viewing.say("confirm-withdraw"), Icon.NO), "withdrawn");
    var keep = Controls.go(viewing, Controls.act("back", "", viewing.say("keep-permission"), Icon.BACK));
    return new Frame("running", Html.NONE, content, Html.all(keep, confirm));
  }

  /**
   * How to charge otherwise: priority charging where the central system prepared it, which puts the aggregator's setpoints
   * aside too; else leaving the aggregator for now, for who permitted; or the way back.
   */
  private static Html otherwise(Viewing viewing, SessionView session) {
    if (session.priority() == PriorityChoice.IN_EFFECT) {
      return quiet(viewing, "end-priority", Icon.CLOCK);
    }
    if (viewing.granted() && session.chargesNow()) {
      return quiet(viewing, "back-to-aggregator", Icon.CLOCK);
    }
    if (session.priority() == PriorityChoice.OFFERED) {
      return quiet(viewing, "priority", Icon.START);
    }
    return viewing.granted() ? quiet(viewing, "charge-now", Icon.START) : Html.NONE;
  }

  private static Html quiet(Viewing viewing, String act, Icon icon) {
    return Controls.act(viewing, Controls.quiet(act, act, viewing.say(act), icon));
  }

  private static Html answers(Viewing viewing, SessionView session) {
    var first = viewing.granted() ? Controls.withdraw(viewing) : RequestScreen.permit(viewing);
    if (RequestScreen.offersStart(session)) {
      return Html.all(first, Controls.start(viewing, Controls.Weight.ANSWER));
    }
    return session.authorized() ? Html.all(first, Controls.stop(viewing), otherwise(viewing, session)) : first;
  }

  private static Html who(Viewing viewing, SessionView session) {
    if (!viewing.granted()) {
      return Html.NONE;
    }
    var via = session.permittedVia().filter(by -> by != Permission.By.PANEL)
        .map(by -> " · " + viewing.say("via-" + by.token())).orElse("");
    if (session.wentOn()) {
      return Html.of(" <span>{} · {}</span>", viewing.station().aggregator(), viewing.say("went-on"));
    }
    return Html.of(" <span>{}{}</span>", viewing.station().aggregator(), via);
  }

  private static Html power(Viewing viewing) {
    var reading = viewing.evse().reading();
    var old = viewing.stale() ? "old" : "";
    return reading.map(MeterReading::power).map(power -> Figures.figure("power " + tone(power) + " " + old,
        Html.of("{}{}", icon(power).html(), viewing.say("power-" + tone(power))),
        Values.value("power", power.value(), viewing.wording().kilowatts(power)), viewing.say("unit-kw")))
        .orElseGet(() -> Figures.figure("power old", viewing.say("power"), Values.unknown("power", "–"),
            viewing.say("unit-kw")));
  }

  private static String tone(Watts power) {
    if (power.magnitude().compareTo(NOISE) < 0) {
      return "rest";
    }
    return power.isDischarge() ? "out" : "in";
  }

  private static Icon icon(Watts power) {
    return switch (tone(power)) {
      case "in" -> Icon.INTO;
      case "out" -> Icon.OUT_OF;
      default -> Icon.REST;
    };
  }

  private static Html charge(Viewing viewing) {
    var old = viewing.chargeIsStale() ? "old" : "";
    var label = viewing.say(viewing.chargeIsStale() ? "battery-old" : "battery");
    return Html.of("{}", Figures.figure("battery " + old, Html.of("{}{}", label, gauge(viewing)),
        Values.stateOfCharge(viewing)));
  }

  /** The battery as a bar, with a mark at the minimum charge. */
  private static Html gauge(Viewing viewing) {
    var minimum = viewing.conditions().map(conditions -> Html.of("""
        <rect class="mark" x="{}" width="1" height="8"/>""", conditions.minimumCharge().percent())).orElse(Html.NONE);
    return viewing.evse().session().flatMap(SessionView::stateOfCharge).map(charge -> Html.of("""
        <svg class="gauge" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
        <rect class="rest" width="100" height="8"/><rect class="fill" width="{}" height="8"/>{}</svg>""",
        charge.percent(), minimum)).orElse(Html.NONE);
  }

  private static Html earned(Viewing viewing, SessionView session) {
    var energy = Values.metered(viewing, "exported", session.exported());
    return Figures.money(Html.of("<b>{}</b>{}", viewing.say("earned"), energy),
        viewing, "earned", session.earned());
  }

  private static Html spent(Viewing viewing, SessionView session) {
    var energy = Values.metered(viewing, "imported", session.imported());
    return Figures.money(Html.of("<b>{}</b>{}", viewing.say("spent"), energy),
        viewing, "spent", session.spent());
  }

  private static Html why(Viewing viewing, SessionView session) {
    var stopped = session.permission() == PermissionState.WITHDRAWN ? stopped(viewing) : Html.NONE;
    var reason = session.reasons().stream().findFirst().map(first -> reason(viewing, session, first)).orElse(Html.NONE);
    var start = RequestScreen.offersStart(session) && session.reasons().isEmpty()
        ? Html.of("<p class=\"reason\">{}</p>", viewing.say("start-or-card"))
        : Html.NONE;
    return Html.all(stopped, reason, start, priority(viewing, session), expectation(viewing, session));
  }

  /** What may be expected now, while it is permitted; a narrow panel leaves it out where something is to be said. */
  private static Html expectation(Viewing viewing, SessionView session) {
    boolean more = !session.reasons().isEmpty() || session.priority() == PriorityChoice.IN_EFFECT;
    return viewing.granted() && session.expectation().isPresent() && !viewing.chargeOnly() && !viewing.stale()
        ? Html.of("<p class=\"lead expected{}\">{} {}</p>", more ? " roomy" : "", viewing.say("estimate"),
            Values.value("expectation", session.expectation().get().earnsAtMost().minorUnits(),
                Facts.expectation(viewing)))
        : Html.NONE;
  }

  /** Said in words where there is nothing more important to say. */
  private static Html priority(Viewing viewing, SessionView session) {
    var token = session.priority().token();
    return session.priority() == PriorityChoice.IN_EFFECT && session.reasons().isEmpty()
        ? Html.of("<p class=\"reason\">{}</p>",
            Values.value("priority-charging", token, viewing.say("priority-charging")))
        : Values.silent("priority-charging", token);
  }

  private static Html reason(Viewing viewing, SessionView session, LimitReason reason) {
    if (session.permission() == PermissionState.WITHDRAWN && reason == LimitReason.PERMISSION_GIVEN) {
      return Values.silent("reason", reason.token());
    }
    var lift = reason == LimitReason.OPERATIONAL_STATE
        && RequestScreen.offersStart(session)
            ? viewing.say("start-or-card")
            : viewing.say("reason-" + reason.token() + "-lift");
    return Html.of("""
        <p class="reason">{} <span>{}</span></p>
        """, Values.value("reason", reason.token(), viewing.say("reason-" + reason.token())), lift);
  }

  /** By the meter, not by the command. */
  private static Html stopped(Viewing viewing) {
    var word = viewing.freshReading().map(MeterReading::power).map(power -> switch (tone(power)) {
      case "out" -> "stopping";
      case "in" -> "stopped-charging";
      default -> "stopped";
    }).orElse("stop-unproved");
    return Html.of("""
        <p class="reason">{}</p>
        """, Values.value("stopped", word.startsWith("stopped"), viewing.say(word)));
  }
}
