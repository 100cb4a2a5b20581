package org.tidegate.hmi.page;

import org.tidegate.domain.view.SummaryView;

/** The vehicle has left: energy and money both ways, and whether the records hold; the rest is one tap away. */
final class SummaryScreen {
  private SummaryScreen() {}

  static Frame frame(Viewing viewing) {
    return viewing.evse().summary().map(summary -> frame(viewing, summary)).orElseGet(() -> IdleScreen.idle(viewing));
  }

  private static Frame frame(Viewing viewing, SummaryView summary) {
    var state = Viewing.permission(summary.permission());
    return new Frame("summary", Html.all(PhoneScreen.offer(viewing), Board.read(viewing)), Html.of("""
        <h1>{}</h1>
        <div class="figures">{}{}</div>
        {}<p class="lead roomy">{}</p>
        <p class="lead">{} {}</p>{}{}{}
        """, viewing.say("summary-title"), earned(viewing, summary), spent(viewing, summary),
        PaymentScreen.line(viewing, summary),
        viewing.say("summary-stay", viewing.wording().dayAndTime(summary.plugged()),
            viewing.wording().dayAndTime(summary.unplugged())),
        records(viewing, summary), matches(viewing, summary), cost(viewing), Values.silent("permission", state),
        Values.silent("stale", false)), further(viewing, summary));
  }

  /** Where more is told. */
  private static Html further(Viewing viewing, SummaryView summary) {
    if (!Place.REVIEW.fits(viewing)) {
      return Html.NONE;
    }
    var review = Controls.go(viewing, Controls.quiet("review", "review", viewing.say("review"), Icon.NONE));
    var copy = summary.copy().isEmpty()
        ? Html.NONE
        : Controls.go(viewing, Controls.quiet("copy", "copy", viewing.say("copy"), Icon.NONE));
    return PaymentScreen.isWorthATap(summary)
        ? Html.all(Controls.go(viewing, Controls.quiet("payment", "payment", viewing.say("payment"), Icon.NONE)),
            review,
            copy)
        : Html.all(review, copy);
  }

  private static Html earned(Viewing viewing, SummaryView summary) {
    return Figures.money(
        Html.of("<b>{}</b>{}", viewing.say("earned"), Values.metered(viewing, "exported", summary.exported())),
        viewing, "earned", summary.earned());
  }

  private static Html spent(Viewing viewing, SummaryView summary) {
    return Figures.money(
        Html.of("<b>{}</b>{}", viewing.say("spent"), Values.metered(viewing, "imported", summary.imported())),
        viewing, "spent", summary.spent());
  }

  /** What the central system asks for in the end, beside what the station has recorded. */
  private static Html cost(Viewing viewing) {
    return viewing.evse().board().cost()
        .map(told -> Html.of("<p class=\"lead cost\">{}</p>", Board.cost(viewing, told)))
        .orElse(Html.NONE);
  }

  private static Html records(Viewing viewing, SummaryView summary) {
    return Values.value("records", summary.records().size(),
        viewing.say("summary-records", summary.records().size(), summary.delivered()));
  }

  private static Html matches(Viewing viewing, SummaryView summary) {
    return Values.value("records-match", summary.recordsMatchMeter(),
        viewing.say(summary.recordsMatchMeter() ? "records-match" : "records-differ"));
  }
}
