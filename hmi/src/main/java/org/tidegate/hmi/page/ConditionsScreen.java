package org.tidegate.hmi.page;

import org.tidegate.domain.permission.ConditionsPattern;

/** Prepared conditions to pick from, and the way to one's own. Nothing is picked before. */
final class ConditionsScreen {
  /** As many as a panel holds without scrolling. */
  private static final int MOST_PATTERNS = 4;

  private ConditionsScreen() {}

  static Frame frame(Viewing viewing) {
    var patterns = viewing.evse().patterns().stream().limit(MOST_PATTERNS).map(pattern -> pattern(viewing, pattern))
        .collect(Html.joined());
    var content = Html.of("""
        <h1>{}</h1><div class="patterns">{}</div>{}
        """, viewing.say("conditions-title"), patterns, Values.silent("permission", viewing.permission()));
    var own = Controls.go(viewing,
        Controls.act("own-conditions", "details", viewing.say("own-conditions"), Icon.SLIDERS));
    return new Frame("conditions", Controls.back(viewing, ""), content,
        Html.all(IdleScreen.withdrawal(viewing), own));
  }

  private static Html pattern(Viewing viewing, ConditionsPattern pattern) {
    return Html.of("""
        <form method="post" action="{}" data-key="{}">{}{}<button class="pattern" data-action="pattern-{}">
        <b>{}</b><span>{}</span><span>{}</span></button></form>
        """, viewing.path("pattern"), pattern.id(), Controls.proof(viewing), Controls.hidden("pattern", pattern.id()),
        pattern.id(), name(viewing, pattern), charge(viewing, pattern), price(viewing, pattern));
  }

  private static String charge(Viewing viewing, ConditionsPattern pattern) {
    return viewing.chargeOnly()
        ? viewing.say("pattern-charges",
            viewing.wording().percent(pattern.requiredCharge().orElse(pattern.minimumCharge())))
        : viewing.say("pattern-keeps", viewing.wording().percent(pattern.minimumCharge()));
  }

  private static String price(Viewing viewing, ConditionsPattern pattern) {
    return viewing.chargeOnly()
        ? viewing.say("pattern-pays", viewing.wording().price(pattern.highestPurchasePrice()))
        : viewing.say("pattern-sells", viewing.wording().price(pattern.lowestSalePrice()));
  }

  private static String name(Viewing viewing, ConditionsPattern pattern) {
    return viewing.station().words().terms().name(pattern.id()).map(said -> said.in(viewing.wording().texts().tag()))
        .or(() -> viewing.wording().texts().find("pattern-" + pattern.id()))
        .orElseGet(() -> pattern.id().replace('-', ' '));
  }
}
