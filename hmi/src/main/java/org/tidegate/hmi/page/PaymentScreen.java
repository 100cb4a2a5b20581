package org.tidegate.hmi.page;

import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.sale.Settlement;
import org.tidegate.domain.view.AccountView;
import org.tidegate.domain.view.AccountView.OpenClaim;
import org.tidegate.domain.view.SummaryView;

/** How the driver is paid: a code without an identity, the choice of offset or points with one. */
final class PaymentScreen {
  private PaymentScreen() {}

  /** Whether there is more to see or to choose than the summary's own line says. */
  static boolean isWorthATap(SummaryView summary) {
    return summary.account().claim().isPresent() || summary.account().identified()
        || !summary.account().earlier().isEmpty();
  }

  /** What the summary says of it. */
  static Html line(Viewing viewing, SummaryView summary) {
    var account = summary.account();
    var own = account.identified()
        ? Html.of("{}", viewing.say("payment-booked", viewing.station().aggregator()))
        : account.settlement().filter(_ -> account.claim().isEmpty()).map(paid -> due(viewing, paid))
            .orElse(Html.NONE);
    var left = account.left().map(sum -> left(viewing, sum)).orElse(Html.NONE);
    return own.markup().isEmpty() && left.markup().isEmpty() ? Html.NONE : lead(Html.of("{} {}", own, left));
  }

  private static Html left(Viewing viewing, Money amount) {
    return Values.value("left", amount.minorUnits(), viewing.say("payment-left", viewing.wording().money(amount)));
  }

  private static Html due(Viewing viewing, Settlement paid) {
    var text = paid.due().minorUnits() == 0
        ? viewing.say("payment-nothing")
        : viewing.say("payment-due", viewing.wording().money(paid.due()));
    return Values.value("due", paid.due().minorUnits(), text);
  }

  static Frame frame(Viewing viewing) {
    return viewing.evse().summary().map(summary -> frame(viewing, summary)).orElseGet(() -> IdleScreen.idle(viewing));
  }

  private static Frame frame(Viewing viewing, SummaryView summary) {
    var account = summary.account();
    if (account.identified()) {
      return booked(viewing, summary);
    }
    return account.claim().map(claim -> claim(viewing, claim, offset(viewing, summary), next(viewing, account, 0)))
        .orElseGet(() -> earlier(viewing, 1));
  }

  /** What is left of one of the stays that a restart ended. */
  static Frame earlier(Viewing viewing, int sheet) {
    var account = viewing.evse().summary().map(SummaryView::account).orElse(AccountView.NONE);
    if (account.earlier().isEmpty()) {
      return SummaryScreen.frame(viewing);
    }
    int shown = Math.clamp(sheet, 1, account.earlier().size());
    return claim(viewing, account.earlier().get(shown - 1), Html.NONE, next(viewing, account, shown));
  }

  private static Html next(Viewing viewing, AccountView account, int shown) {
    return Controls.next(viewing, Place.EARLIER.token(), shown, account.earlier().size());
  }

  /** Who listens to a phone's line could collect the money. */
  private static Frame claim(Viewing viewing, OpenClaim claim, Html offset, Html next) {
    if (!viewing.isPrivate()) {
      return new Frame("summary", Html.NONE, Html.of("<h1>{}</h1>{}", left(viewing, claim.amount()),
          lead(Html.of("{}", viewing.say("payment-code-at-panel")))), Html.all(Controls.back(viewing, ""), next));
    }
    return new Frame("summary", Html.NONE, Html.of("""
        <div class="coded small">{}<div>
        <h1>{}</h1>{}
        <p class="claim-code">{}</p>
        <p class="lead">{}</p><p class="lead">{}</p></div></div>
        """, QrCode.of(claim.code().text()).picture(viewing.say("payment-code")), left(viewing, claim.amount()),
        offset, Values.value("claim-code", claim.code().text(), claim.code().text()),
        viewing.say("payment-collect", viewing.station().aggregator(), viewing.wording().date(claim.expires())),
        viewing.say("payment-once")), Html.all(Controls.back(viewing, ""), next));
  }

  private static Html offset(Viewing viewing, SummaryView summary) {
    return summary.account().settlement().map(Settlement::offset).filter(set -> set.minorUnits() > 0)
        .map(set -> Html.of("<p class=\"lead roomy\">{}</p>",
            viewing.say("payment-offset", viewing.wording().money(set))))
        .orElse(Html.NONE);
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
        Html.all(Controls.back(viewing, ""), choice(viewing, use), next(viewing, summary.account(), 0)));
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
