package org.tidegate.hmi.page;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tidegate.domain.permission.ConditionsPattern;

/**
 * Prepared conditions to pick from, the aggregator's among them in its own words, and the way to one's own. Nothing is picked
 * before.
 */
final class ConditionsScreen {
  /** As many as a panel holds without scrolling. */
  private static final int MOST_PATTERNS = 4;
  private static final int MOST_OFFERED = 2;

  private ConditionsScreen() {}

  static Frame frame(Viewing viewing) {
    var patterns = patterns(viewing, shown(viewing),
        pattern -> Html.of("<span>{}</span><span>{}</span>", charge(viewing, pattern),
            price(viewing, pattern)));
    var content = Html.of("""
        <h1>{}</h1><div class="patterns">{}</div>{}
        """, viewing.say("conditions-title"), patterns, Values.silent("permission", viewing.permission()));
    var own = Controls.go(viewing,
        Controls.act("own-conditions", "details", viewing.say("own-conditions"), Icon.SLIDERS));
    return new Frame("conditions", Html.all(Controls.back(viewing, ""), Board.offerToRead(viewing),
        PhoneScreen.offer(viewing)), content,
        Html.all(IdleScreen.withdrawal(viewing), own, MemoryScreen.offer(viewing)));
  }

  /** The station's own first; where the aggregator offers some, two of its keep their place. */
  private static Stream<ConditionsPattern> shown(Viewing viewing) {
    var terms = viewing.station().words().terms();
    var offered = viewing.evse().patterns().stream().filter(pattern -> terms.name(pattern.id()).isPresent())
        .limit(MOST_OFFERED).toList();
    var own = viewing.evse().patterns().stream().filter(pattern -> terms.name(pattern.id()).isEmpty());
    return Stream.concat(own.limit((long) MOST_PATTERNS - offered.size()), offered.stream());
  }

  /** The prepared conditions beside the question; all they say is shown once one is chosen. */
  static Html briefly(Viewing viewing) {
    var again = again(viewing);
    int room = again.isPresent() ? MOST_PATTERNS - 1 : MOST_PATTERNS;
    return Html.all(again.orElse(Html.NONE), patterns(viewing, shown(viewing).limit(room),
        pattern -> Html.of("<span>{}</span>", charge(viewing, pattern))));
  }

  /** Those of the last visit, first of all; a PIN comes before them where there is one. */
  private static Optional<Html> again(Viewing viewing) {
    if (!Place.MEMORY.fits(viewing)) {
      return Optional.empty();
    }
    var driver = viewing.driver();
    if (driver.lockedByPin()) {
      return Optional.of(Html.of("""
          <form method="get" action="{}" data-key="pin"><button class="pattern" data-action="pin"><b>{}</b>\
          <span>{}</span></button></form>
          """, viewing.path("pin"), viewing.say("recall-short"), viewing.say("recall-pin")));
    }
    return driver.remembered().map(kept -> Html.of("""
        <form method="post" action="{}" data-key="recall">{}<button class="pattern" data-action="recall"><b>{}</b>\
        <span>{}</span></button></form>
        """, viewing.path("recall"), Controls.proof(viewing), viewing.say("recall-short"),
        viewing.chargeOnly()
            ? viewing.say("pattern-charges", viewing.wording().percent(kept.requiredCharge()
                .orElse(kept.minimumCharge())))
            : viewing.say("pattern-keeps", viewing.wording().percent(kept.minimumCharge()))));
  }

  private static Html patterns(Viewing viewing, Stream<ConditionsPattern> some,
      Function<ConditionsPattern, Html> says) {
    return some.map(pattern -> Html.of("""
        <form method="post" action="{}" data-key="{}">{}{}<button class="pattern" data-action="pattern-{}">
        <b>{}</b>{}</button></form>
        """, viewing.path("pattern"), pattern.id(), Controls.proof(viewing), Controls.hidden("pattern", pattern.id()),
        pattern.id(), name(viewing, pattern), says.apply(pattern))).collect(Html.joined());
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
