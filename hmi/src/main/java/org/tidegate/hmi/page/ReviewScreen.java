package org.tidegate.hmi.page;

import java.util.List;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.review.Judged;
import org.tidegate.domain.review.Refused;
import org.tidegate.domain.review.Review;
import org.tidegate.domain.view.SummaryView;

/** Promised, asked, delivered and paid side by side; what the station refused; what would have earned more. */
final class ReviewScreen {
  /** Lines on the smallest panel. */
  static final int A_PAGE = 4;

  private ReviewScreen() {}

  static Frame frame(Viewing viewing) {
    return viewing.evse().summary().map(summary -> frame(viewing, summary)).orElseGet(() -> IdleScreen.idle(viewing));
  }

  private static Frame frame(Viewing viewing, SummaryView summary) {
    var review = summary.review();
    int refused = review.refused().size() + review.unlisted();
    var refusals = refused == 0
        ? Html.NONE
        : Controls.go(viewing, Controls.quiet("refusals", "refusals", viewing.say("refusals", refused), Icon.NONE));
    return new Frame("summary", Html.NONE, Html.of("""
        <h1 class="spoken">{}</h1>
        <dl class="review">{}{}{}{}</dl>
        {}
        """, viewing.say("review"), row(viewing.say("review-promised"), promised(viewing, review)),
        row(viewing.say("review-asked"),
            energies(viewing, "asked-out", review.askedOut(), "asked-in", review.askedIn())),
        row(viewing.say("review-delivered"), delivered(viewing, review)),
        row(viewing.say("review-paid"), paid(viewing, summary)),
        review.advice().map(advice -> advice(viewing, advice))),
        Html.all(Controls.back(viewing, ""), refusals, AdviceScreen.offer(viewing)));
  }

  private static Html row(String name, Html values) {
    return Html.of("<dt>{}</dt><dd>{}</dd>", name, values);
  }

  private static Html promised(Viewing viewing, Review review) {
    var estimate = review.expectation()
        .map(expected -> Html.of("<span class=\"roomy\">{}</span>", viewing.say("review-estimate",
            viewing.wording().money(expected.earnsAtLeast()), viewing.wording().money(expected.earnsAtMost()))));
    return review.promisedCharge().map(kept -> Html.of("<span>{}</span>{}", Values.value("promised-charge",
        kept.percent(), viewing.say("review-kept", viewing.wording().percent(kept))), estimate))
        .orElseGet(() -> Html.of("{}", viewing.say("review-nothing")));
  }

  private static Html energies(Viewing viewing, String outName, WattHours out, String inName, WattHours in) {
    return Html.of("<span>{}</span><span>{}</span>",
        Values.value(outName, out.value(), viewing.say("review-out", viewing.wording().energy(out))),
        Values.value(inName, in.value(), viewing.say("review-in", viewing.wording().energy(in))));
  }

  private static Html delivered(Viewing viewing, Review review) {
    var lowest = review.lowestCharge().map(charge -> Html.of("<span>{}</span>", Values.value("lowest-charge",
        charge.percent(), viewing.say("review-lowest", viewing.wording().percent(charge)))));
    return Html.of("{}{}", energies(viewing, "delivered-out", review.deliveredOut(), "delivered-in",
        review.deliveredIn()), lowest);
  }

  private static Html paid(Viewing viewing, SummaryView summary) {
    return Html.of("<span>{} {}</span><span>{} {}</span>", viewing.say("earned"),
        Values.money(viewing, "earned", summary.earned()), viewing.say("spent"),
        Values.money(viewing, "spent", summary.spent()));
  }

  private static Html advice(Viewing viewing, Judged advice) {
    var outcome = advice.outcome();
    return Html.of("<p class=\"lead\">{} <span class=\"roomy\">{}</span></p>",
        Values.value("advice", advice.alternative().token(),
            sentence(viewing, advice)),
        viewing.say("advice-charge", viewing.wording().wholePercent(outcome.last())));
  }

  /** What would have earned how much. */
  static String sentence(Viewing viewing, Judged advice) {
    return viewing.say("advice", viewing.wording().money(advice.outcome().earned()), change(viewing, advice));
  }

  private static String change(Viewing viewing, Judged advice) {
    var alternative = advice.alternative();
    var conditions = alternative.conditions();
    return switch (alternative.token()) {
      case "lowest-sale-price" -> viewing.say("advice-lowest-sale-price",
          viewing.wording().price(conditions.lowestSalePrice()));
      case "minimum-charge" -> viewing.say("advice-minimum-charge",
          viewing.wording().percent(conditions.minimumCharge()));
      default -> change(viewing, alternative.token());
    };
  }

  /** Conditions that need no figure. */
  static String change(Viewing viewing, String alternative) {
    return switch (alternative) {
      case "time-window" -> viewing.say("advice-time-window");
      case "wear-budget" -> viewing.say("advice-wear-budget");
      default -> viewing.say("advice-pattern", viewing.wording().texts().find(alternative)
          .orElseGet(() -> alternative.replaceFirst("pattern-", "")));
    };
  }

  /** One page of the list of what was refused or limited. */
  static Frame refusals(Viewing viewing, int page) {
    var review = viewing.evse().summary().map(SummaryView::review).orElse(Review.NONE);
    var all = review.refused();
    int pages = Math.max(1, (all.size() + A_PAGE - 1) / A_PAGE);
    int shown = Math.clamp(page, 1, pages);
    var here = all.subList((shown - 1) * A_PAGE, Math.min(all.size(), shown * A_PAGE));
    var more = shown == pages && review.unlisted() > 0
        ? Html.of("<p class=\"lead\">{}</p>", viewing.say("refusals-more", review.unlisted()))
        : Html.NONE;
    return new Frame("summary", Html.NONE, Html.of("""
        <h1>{}</h1>
        <ul class="refusals">{}</ul>{}
        """, viewing.say("refusals-title", shown, pages), lines(viewing, here), more),
        Html.all(Controls.back(viewing, "review"), Controls.next(viewing, "refusals", shown, pages)));
  }

  private static Html lines(Viewing viewing, List<Refused> refused) {
    return refused.stream().map(one -> Html.of("<li><b>{}</b> {}</li>", span(viewing, one),
        Values.value("refused", one.reason().token(), viewing.say("reason-" + one.reason().token()))))
        .collect(Html.joined());
  }

  private static String span(Viewing viewing, Refused one) {
    var span = viewing.wording().time(one.from()) + "–" + viewing.wording().time(one.until());
    return one.times() == 1 ? span : span + " ×" + one.times();
  }
}
