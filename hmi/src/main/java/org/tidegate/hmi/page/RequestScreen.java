package org.tidegate.hmi.page;

import java.time.Duration;
import org.tidegate.domain.view.Deadline;
import org.tidegate.domain.view.SessionView;

/** The question: may the resource aggregator use this vehicle? Nothing is chosen before the driver chooses. */
final class RequestScreen {
  private RequestScreen() {}

  static Frame question(Viewing viewing) {
    var content = Html.of("""
        {}{}{}{}
        """, heading(viewing), Figures.prices(viewing), conditions(viewing), state(viewing));
    return new Frame("request", KeyCodeScreen.offer(viewing), content,
        Html.all(deny(viewing), permit(viewing), more(viewing)));
  }

  /** A standing order is about to permit: Stop comes first, and is all that is needed. */
  static Frame announcement(Viewing viewing, Deadline until) {
    var content = Html.of("""
        <h1>{}</h1>{}{}{}
        """, Values.value("standing-order", true, viewing.say("order-announced", viewing.station().aggregator(),
        seconds(until.left(viewing.nanoTime())))), Figures.prices(viewing), conditions(viewing),
        Values.permission(viewing, Html.NONE));
    var stop = Controls.answer(viewing,
        Controls.act("stop-order", "permission", viewing.say("stop-order"), Icon.NO), "denied");
    return new Frame("request", Html.NONE, content, stop);
  }

  /** The conditions once more. The answers stand elsewhere than before, so that a double tap confirms nothing. */
  static Frame confirmation(Viewing viewing) {
    return new Frame("request", Html.NONE, conditionsOnceMore(viewing, "confirm-title", Html.NONE),
        Html.all(confirm(viewing), deny(viewing), Controls.back(viewing, "")));
  }

  /**
   * A phone wants to permit, and this tap is the one that does. Deny stands where it stood before; a phone that is not
   * the driver's, and asks again and again, is cut off.
   */
  static Frame asked(Viewing viewing) {
    return new Frame("request", Html.NONE,
        conditionsOnceMore(viewing, "phone-asks", Values.silent("phone-asks", true)),
        Html.all(deny(viewing), confirm(viewing), PhoneScreen.cut(viewing, Controls.Weight.QUIET)));
  }

  private static Html conditionsOnceMore(Viewing viewing, String title, Html more) {
    return Html.of("""
        <h1>{}</h1>{}<div class="facts">{}{}</div>{}{}
        """, viewing.say(title, viewing.station().aggregator()), Figures.prices(viewing), facts(viewing),
        Facts.terms(viewing), Values.silent("permission", viewing.permission()), more);
  }

  private static Html confirm(Viewing viewing) {
    return Controls.answer(viewing,
        Controls.act("confirm-permit", "permission", viewing.say("confirm-permit"), Icon.YES), "granted");
  }

  /** The step to a permission, wherever it is offered; what is missing keeps it from being taken. */
  static Html permit(Viewing viewing) {
    var act = Controls.act("permit", "confirm", viewing.say("permit"), Icon.YES);
    return Facts.missing(viewing).isEmpty() ? Controls.go(viewing, act) : Controls.blocked(viewing, act);
  }

  private static Html deny(Viewing viewing) {
    return Controls.answer(viewing, Controls.act("deny", "permission", viewing.say("deny"), Icon.NO), "denied");
  }

  private static Html heading(Viewing viewing) {
    return Html.of("<h1>{}</h1>",
        viewing.say(viewing.chargeOnly() ? "question-charge" : "question", viewing.station().aggregator()));
  }

  private static Html conditions(Viewing viewing) {
    if (viewing.conditions().isEmpty()) {
      return Html.of("""
          <p class="lead"><b>{}</b> <span>{}</span></p><div class="patterns short">{}{}</div>
          """, viewing.say("choose-conditions"), viewing.say("missing-conditions"), ConditionsScreen.briefly(viewing),
          Html.of("""
              <form method="get" action="{}" data-key="conditions"><button class="pattern" data-action="conditions">
              {}<span>{}</span></button></form>""", viewing.path("conditions"), Icon.SLIDERS.html(),
              viewing.say("other-conditions")));
    }
    return Html.of("""
        <form method="get" action="{}" data-key="conditions"><button class="facts" data-action="conditions">
        {}{}</button></form>
        """, viewing.path("conditions"), facts(viewing), Facts.terms(viewing));
  }

  private static Html facts(Viewing viewing) {
    return viewing.conditions().map(conditions -> Facts.conditions(viewing, conditions)).orElse(Html.NONE);
  }

  private static Html state(Viewing viewing) {
    if (viewing.evse().reserved()) {
      var booked = Html.of(" {}", Values.value("reserved", true, viewing.say("reserved-short")));
      return Html.all(Values.permission(viewing, booked), Values.silent("stale", viewing.stale()));
    }
    var more = viewing.conditions().flatMap(conditions -> Facts.missing(viewing))
        .or(() -> viewing.timeToAnswer().map(left -> viewing.say("seconds-left", seconds(left))))
        .map(words -> Html.of(" <span>{}</span>", words)).orElse(Html.NONE);
    return Html.all(Values.permission(viewing, more), Values.silent("stale", viewing.stale()));
  }

  private static long seconds(Duration left) {
    return left.plusMillis(999).toSeconds();
  }

  private static Html more(Viewing viewing) {
    boolean warned = viewing.timeToAnswer()
        .map(left -> left.compareTo(viewing.surroundings().settings().warning()) <= 0).orElse(false);
    if (warned) {
      return Controls.act(viewing, Controls.quiet("more-time", "more-time", viewing.say("more-time"), Icon.CLOCK));
    }
    if (viewing.evse().session().filter(RequestScreen::offersStart).isEmpty()) {
      return Html.NONE;
    }
    var start = Controls.start(viewing, Controls.Weight.QUIET);
    return Place.BEGIN.fits(viewing)
        ? Html.all(start, Controls.go(viewing, Controls.quiet("begin", "begin", viewing.say("begin"), Icon.START)))
        : start;
  }

  /** A driver without a card touches Start, or types a code. */
  static Frame begin(Viewing viewing) {
    return new Frame("conditions", Controls.back(viewing, ""), Html.of("""
        <h1>{}</h1><p class="lead">{}</p>{}{}
        """, viewing.say("begin-title"), viewing.say("start-or-card"), Values.permission(viewing, Html.NONE),
        Values.silent("stale", viewing.stale())),
        Html.all(Controls.start(viewing, Controls.Weight.ANSWER), Controls.go(viewing,
            Controls.act("key-code", "key-code", viewing.say("key-code"), Icon.KEYS))));
  }

  static boolean offersStart(SessionView session) {
    return session.startOffered() && !session.authorized();
  }
}
