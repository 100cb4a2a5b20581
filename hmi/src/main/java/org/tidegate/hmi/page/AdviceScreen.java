package org.tidegate.hmi.page;

import java.util.List;
import java.util.stream.Stream;
import org.tidegate.domain.aggregator.Advice;
import org.tidegate.domain.review.Judged;
import org.tidegate.domain.view.SummaryView;

/**
 * What other conditions would have earned in the stay that is over: by the station's own reckoning, with what it assumes, and
 * by the aggregator, in its own words and under its name.
 */
final class AdviceScreen {
  private AdviceScreen() {}

  /** Leads here, where there is any. */
  static Html offer(Viewing viewing) {
    return Place.ADVICE.fits(viewing)
        ? Controls.go(viewing, Controls.quiet("advice", "advice", viewing.say("advice-title"), Icon.NONE))
        : Html.NONE;
  }

  static boolean isAny(Viewing viewing) {
    return !own(viewing).isEmpty() || !others(viewing).isEmpty();
  }

  /** One page of it, from 1: the station's first, so that nobody takes the other's words for its own. */
  static Frame frame(Viewing viewing, int page) {
    var own = MessagesScreen.pages(own(viewing));
    var pages = Stream.concat(own.stream(), MessagesScreen.pages(others(viewing)).stream()).toList();
    int shown = Math.clamp(page, 1, Math.max(1, pages.size()));
    var here = pages.isEmpty() ? List.<String>of() : pages.get(shown - 1);
    var title = shown <= own.size()
        ? viewing.say("advice-title")
        : viewing.say("advice-of", viewing.station().aggregator());
    return new Frame("summary", Html.NONE, Html.of("""
        <h1>{}</h1><div class="texts">{}</div>
        """, title, here.stream().map(text -> Html.of("<p>{}</p>", text)).collect(Html.joined())),
        Html.all(Controls.back(viewing, "review"), Controls.next(viewing, "advice", shown, pages.size())));
  }

  private static List<String> own(Viewing viewing) {
    return viewing.evse().summary().map(SummaryView::review).flatMap(review -> review.advice())
        .map(advice -> List.of(own(viewing, advice), viewing.say("advice-assumed"))).orElse(List.of());
  }

  private static String own(Viewing viewing, Judged advice) {
    return ReviewScreen.sentence(viewing, advice) + " "
        + viewing.say("advice-charge", viewing.wording().wholePercent(advice.outcome().last()));
  }

  private static List<String> others(Viewing viewing) {
    return viewing.station().words().advice(viewing.evse().id())
        .map(told -> Stream.concat(Stream.of(told.text().in(language(viewing))),
            told.figures().stream().map(figure -> figure(viewing, figure))).toList())
        .orElse(List.of());
  }

  private static String figure(Viewing viewing, Advice.Figure figure) {
    return figure.label().in(language(viewing)) + ": " + figure.amount().map(viewing.wording()::money)
        .or(() -> figure.energy().map(viewing.wording()::energy)).orElse("");
  }

  private static String language(Viewing viewing) {
    return viewing.wording().texts().tag();
  }
}
