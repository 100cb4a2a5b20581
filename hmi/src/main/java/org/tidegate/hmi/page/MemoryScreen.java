package org.tidegate.hmi.page;

import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.view.DriverView;
import org.tidegate.domain.view.DriverView.Identity;

/** What the station remembers of the driver: to use again, to change, to delete. */
final class MemoryScreen {
  private MemoryScreen() {}

  static Frame frame(Viewing viewing) {
    var driver = viewing.driver();
    var content = Html.of("""
        <h1>{}</h1><div class="patterns">{}</div>{}
        """, viewing.say("memory-title"), choices(viewing, driver),
        Values.silent("permission", viewing.permission()));
    return new Frame("conditions", Html.all(Controls.back(viewing, "conditions"), HistoryScreen.offer(viewing)),
        content,
        Html.all(IdleScreen.withdrawal(viewing), forget(viewing, driver)));
  }

  /** Leads here, where there is something to remember, or remembered. */
  static Html offer(Viewing viewing) {
    return Place.MEMORY.fits(viewing)
        ? Controls.go(viewing, Controls.act("memory", "memory", viewing.say("memory"), Icon.KEYS))
        : Html.NONE;
  }

  private static Html choices(Viewing viewing, DriverView driver) {
    if (driver.lockedByPin()) {
      return page(viewing, "pin", "memory-locked-text");
    }
    var recall = driver.remembered().map(conditions -> act(viewing, "recall", keeps(viewing, conditions)))
        .orElse(Html.NONE);
    return Html.all(recall, remember(viewing, driver), order(viewing, driver),
        mayBegin(viewing, driver) ? page(viewing, "new-pin", "new-pin-text") : Html.NONE);
  }

  /** A vehicle alone is remembered with a PIN only. */
  private static Html remember(Viewing viewing, DriverView driver) {
    boolean possible = viewing.conditions().isPresent() && (driver.identity() != Identity.VEHICLE || driver.pinSet());
    return possible ? act(viewing, "remember", viewing.say("remember-text")) : Html.NONE;
  }

  private static Html order(Viewing viewing, DriverView driver) {
    if (driver.standingOrder()) {
      return act(viewing, "cancel-order", viewing.say("cancel-order-text"));
    }
    return driver.identity() == Identity.CONFIRMED && viewing.conditions().isPresent()
        ? act(viewing, "order", viewing.say("order-text"))
        : Html.NONE;
  }

  private static boolean mayBegin(Viewing viewing, DriverView driver) {
    return viewing.conditions().isPresent() || driver.remembered().isPresent();
  }

  private static Html forget(Viewing viewing, DriverView driver) {
    return driver.remembered().isPresent()
        ? Controls.act(viewing, Controls.act("forget", "forget", viewing.say("forget"), Icon.NO))
        : Html.NONE;
  }

  private static String keeps(Viewing viewing, Conditions conditions) {
    return viewing.say("pattern-keeps", viewing.wording().percent(conditions.minimumCharge()));
  }

  private static Html act(Viewing viewing, String word, String text) {
    return Html.of("""
        <form method="post" action="{}" data-key="{}">{}<button class="pattern" data-action="{}">
        <b>{}</b><span>{}</span></button></form>
        """, viewing.path(word), word, Controls.proof(viewing), word, viewing.say(word), text);
  }

  private static Html page(Viewing viewing, String place, String text) {
    return Html.of("""
        <form method="get" action="{}" data-key="{}"><button class="pattern" data-action="{}">
        <b>{}</b><span>{}</span></button></form>
        """, viewing.path(place), place, place, viewing.say(place), viewing.say(text));
  }
}
