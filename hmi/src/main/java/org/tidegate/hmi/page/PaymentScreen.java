package org.tidegate.hmi.page;

import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.sale.Settlement;
import org.tidegate.domain.view.AccountView.OpenClaim;
import org.tidegate.domain.view.SummaryView;

/** How the driver is paid: a code without an identity, the choice of offset or points with one. */
final class PaymentScreen {
  private PaymentScreen() {}

  /** Whether there is more to see or to choose than the summary's own line says. */
  static boolean isWorthATap(SummaryView summary) {
    return summary.account().claim().isPresent() || summary.account().identified();
  }

  /** What the summary says of it. */
  static Html line(Viewing viewing, SummaryView summary) {
    var account = summary.account();
    if (account.identified()) {
      return lead(Html.of("{}", viewing.say("payment-booked", viewing.station().aggregator())));
    }
    return account.claim().map(claim -> lead(Values.value("left", claim.amount().minorUnits(),
        viewing.say("payment-left", viewing.wording().money(claim.amount())))))
        .or(() -> account.settlement().map(paid -> due(viewing, paid))).orElse(Html.NONE);
  }

  private static Html due(Viewing viewing, Settlement paid) {
    var text = paid.due().minorUnits() == 0
        ? viewing.say("payment-nothing")
        : viewing.say("payment-due", viewing.wording().money(paid.due()));
    return lead(Values.value("due", paid.due().minorUnits(), text));
  }

  static Frame frame(Viewing viewing) {
    return viewing.evse().summary().map(summary -> summary.account().claim()
        .map(claim -> viewing.isPrivate() ? claim(viewing, summary, claim) : elsewhere(viewing, claim))
        .orElseGet(() -> booked(viewing, summary)))
        .orElseGet(() -> IdleScreen.idle(viewing));
  }

  private static Frame claim(Viewing viewing, SummaryView summary, OpenClaim claim) {
    var offset = summary.account().settlement().map(Settlement::offset).filter(set -> set.minorUnits() > 0)
        .map(set -> Html.of("<p class=\"lead roomy\">{}</p>",
            viewing.say("payment-offset", viewing.wording().money(set))));
    return new Frame("summary", Html.NONE, Html.of("""
        <div class="coded small">{}<div>
        <h1>{}</h1>{}
        <p class="claim-code">{}</p>
        <p class="lead">{}</p><p class="lead">{}</p></div></div>
        """, QrCode.of(claim.code().text()).picture(viewing.say("payment-code")),
        Values.value("left", claim.amount().minorUnits(),
            viewing.say("payment-left", viewing.wording().money(claim.amount()))),
        offset, Values.value("claim-code", claim.code().text(), claim.code().text()),
        viewing.say("payment-collect", viewing.station().aggregator(), viewing.wording().date(claim.expires())),
        viewing.say("payment-once")), Controls.back(viewing, ""));
  }

  /** Who listens to the line could collect the money. */
  private static Frame elsewhere(Viewing viewing, OpenClaim claim) {
    return new Frame("summary", Html.NONE, Html.of("""
        <h1>{}</h1>{}
        """, Values.value("left", claim.amount().minorUnits(),
        viewing.say("payment-left", viewing.wording().money(claim.amount()))),
        lead(Html.of("{}", viewing.say("payment-code-at-panel")))), Controls.back(viewing, ""));
  }

  private static Frame booked(Viewing viewing, SummaryView summary) {
    var use = summary.account().use();
    return new Frame("summary", Html.NONE, Html.of("""
        <h1>{}</h1>
        <p class="lead">{}</p>
        <p class="lead"><b>{}</b></p>
        {}
        """, viewing.say("payment"), viewing.say("payment-booked", viewing.station().aggregator()),
        Values.value("compensation", token(use),
            viewing.say(use == CompensationUse.OFFSET ? "payment-use-offset" : "payment-use-points")),
        viewing.station().words().statement(viewing.evse().id()).map(told -> statement(viewing, told))),
        Html.all(Controls.back(viewing, ""), choice(viewing, use)));
  }

  /** What the aggregator has booked for the driver. */
  static Html statement(Viewing viewing, CompensationStatement told) {
    return lead(Html.of("{} {}", Values.value("balance", told.balance().minorUnits(),
        viewing.say("payment-balance", viewing.wording().money(told.balance()))),
        Values.value("points", told.points(), viewing.say("payment-points", told.points()))));
  }

  /** The other use. */
  private static Html choice(Viewing viewing, CompensationUse use) {
    var name = use == CompensationUse.OFFSET ? "choose-points" : "choose-offset";
    return Controls.act(viewing, Controls.quiet(name, name, viewing.say(name), Icon.NONE));
  }

  private static String token(CompensationUse use) {
    return use == CompensationUse.OFFSET ? "offset" : "points";
  }

  private static Html lead(Html text) {
    return Html.of("<p class=\"lead\">{}</p>", text);
  }
}
