package org.tidegate.hmi.page;

import java.time.YearMonth;
import java.util.List;
import org.tidegate.domain.driver.Gain;
import org.tidegate.domain.driver.Visit;
import org.tidegate.domain.sale.SessionSums;

/** What an identified driver earned and spent in a month or a year, and stay by stay; only while what is remembered is unlocked. */
final class HistoryScreen {
  /** Lines on the smallest panel. */
  static final int A_PAGE = 3;

  private HistoryScreen() {}

  /** Leads here, where there is anything to see. */
  static Html offer(Viewing viewing) {
    return Place.HISTORY.fits(viewing)
        ? Controls.go(viewing, Controls.quiet("history", "history", viewing.say("history"), Icon.HISTORY))
        : Html.NONE;
  }

  static Frame frame(Viewing viewing, Period period) {
    var visits = visits(viewing, period);
    var content = Html.of("""
        <h1>{}</h1><div class="figures">{}{}</div>{}{}{}
        """, Values.value("period", period.token(), period.words(viewing)), earned(viewing, visits),
        spent(viewing, visits), count(viewing, visits, period),
        viewing.station().words().statement(viewing.evse().id()).map(told -> PaymentScreen.statement(viewing, told)),
        Values.silent("permission", viewing.permission()));
    return new Frame("history", Controls.back(viewing, "memory"), content, Html.all(
        step(viewing, "history-earlier", period.earlier(), Icon.BACK),
        step(viewing, "history-later", period.later(), Icon.NEXT),
        step(viewing, period.isYear() ? "history-one-month" : "history-whole-year", period.other(month(viewing)),
            Icon.CLOCK)));
  }

  /** The period that is shown first. */
  static Period now(Viewing viewing) {
    return Period.of(month(viewing));
  }

  private static YearMonth month(Viewing viewing) {
    return YearMonth.from(viewing.now().atZone(viewing.wording().zone()));
  }

  private static List<Visit> visits(Viewing viewing, Period period) {
    return viewing.driver().visits().stream().filter(visit -> period.holds(visit.plugged(), viewing.wording().zone()))
        .toList();
  }

  private static Html step(Viewing viewing, String word, Period to, Icon icon) {
    return Controls.go(viewing, Controls.quiet(word, "history", viewing.say(word), icon), "period", to.token());
  }

  private static Html earned(Viewing viewing, List<Visit> visits) {
    var sums = sums(visits);
    return Figures.money(Html.of("<b>{}</b>{}", viewing.say("earned"),
        Values.metered(viewing, "exported", sums.exported())), viewing, "earned", sums.earned());
  }

  private static Html spent(Viewing viewing, List<Visit> visits) {
    var sums = sums(visits);
    return Figures.money(Html.of("<b>{}</b>{}", viewing.say("spent"),
        Values.metered(viewing, "imported", sums.imported())), viewing, "spent", sums.spent());
  }

  private static SessionSums sums(List<Visit> visits) {
    return SessionSums.total(visits.stream().map(Visit::sums).toList());
  }

  /** The way to each of them. A stay without a price is said, so that the sums are not taken for all there was. */
  private static Html count(Viewing viewing, List<Visit> visits, Period period) {
    long unpriced = visits.stream().filter(visit -> visit.sums().earned().isEmpty()).count();
    var words = unpriced == 0
        ? viewing.say("history-visits", visits.size())
        : viewing.say("history-visits-unpriced", visits.size(), unpriced);
    var shown = Values.value("visits", visits.size(), words);
    return visits.isEmpty()
        ? Html.of("<p class=\"lead\">{}</p>", shown)
        : Html.of("""
            <form method="get" action="{}" data-key="visits">{}<button class="facts past" data-action="visits">
            <b>{}</b>{}</button></form>
            """, viewing.path("visits"), Controls.hidden("period", period.token()), shown, Icon.NEXT.html());
  }

  /** The stays of the period, the newest first, one page of them; the last page says what would have earned more. */
  static Frame stays(Viewing viewing, Period period, int page) {
    var all = visits(viewing, period).reversed();
    var advice = Gain.best(all);
    int lists = Math.max(1, (all.size() + A_PAGE - 1) / A_PAGE);
    int pages = lists + (advice.isPresent() ? 1 : 0);
    int shown = Math.clamp(page, 1, pages);
    var here = shown > lists
        ? advice.map(gain -> advice(viewing, gain)).orElse(Html.NONE)
        : Html.of("<ul class=\"refusals\">{}</ul>", all.subList((shown - 1) * A_PAGE, Math.min(all.size(),
            shown * A_PAGE)).stream().map(visit -> stay(viewing, visit)).collect(Html.joined()));
    var content = Html.of("""
        <h1>{}</h1>{}{}
        """, Values.value("period", period.token(), viewing.say("visits-title", period.words(viewing), shown, pages)),
        here, Values.silent("permission", viewing.permission()));
    return new Frame("conditions", Html.NONE, content,
        Html.all(
            Controls.go(viewing, Controls.quiet("back", "history", viewing.say("back"), Icon.BACK), "period",
                period.token()),
            next(viewing, period, shown, pages)));
  }

  private static Html advice(Viewing viewing, Gain gain) {
    return Html.of("<p class=\"lead\">{}</p><p class=\"lead\">{}</p>",
        Values.value("period-advice", gain.alternative(), viewing.say("history-advice",
            viewing.wording().money(gain.more()), change(viewing, gain.alternative()))),
        viewing.say("advice-assumed"));
  }

  private static String change(Viewing viewing, String alternative) {
    return switch (alternative) {
      case "lowest-sale-price" -> viewing.say("history-advice-lowest-sale-price");
      case "minimum-charge" -> viewing.say("history-advice-minimum-charge");
      default -> ReviewScreen.change(viewing, alternative);
    };
  }

  private static Html next(Viewing viewing, Period period, int shown, int pages) {
    return shown >= pages
        ? Html.NONE
        : Controls.go(viewing, Controls.quiet("next-page", "visits", viewing.say("next-page"), Icon.NEXT), "period",
            period.token(), "page", shown + 1);
  }

  private static Html stay(Viewing viewing, Visit visit) {
    var sums = visit.sums();
    return Html.of("<li><b>{}</b> {} {} · {} {} · {}</li>",
        Values.value("visit", visit.plugged(), viewing.wording().dateAndTime(visit.plugged())), viewing.say("earned"),
        Values.money(viewing, "visit-earned", sums.earned()), viewing.say("spent"),
        Values.money(viewing, "visit-spent", sums.spent()),
        Values.value("visit-records", visit.records(), viewing.say(
            visit.recordsMatchMeter() ? "visit-records" : "visit-records-differ", visit.records())));
  }
}
