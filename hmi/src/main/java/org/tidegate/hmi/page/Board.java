package org.tidegate.hmi.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.display.Showing;
import org.tidegate.domain.view.BoardView.Cost;

/**
 * What the central system wants to be read, in a strip of its own between what is said and the answers: one line with a
 * message on the left, tariff and cost on the right. A longer text is shown part by part; nothing in it can be touched,
 * and it takes no more room whatever is in it, so that no answer is ever covered or moved away.
 */
final class Board {
  private Board() {}

  /** The strip; nothing when there is nothing to read. */
  static Html strip(Viewing viewing) {
    var message = message(viewing);
    var money = money(viewing);
    return message.isEmpty() && money.isEmpty()
        ? Html.NONE
        : Html.of("""
            <div class="board{}">{}{}</div>
            """, message.isEmpty() || money.isEmpty() ? "" : isMoneysTurn(viewing.now()) ? " second" : " first",
            message,
            money);
  }

  /** The way to all texts as a whole, beside what there is to touch, where a screen has room for it. */
  static Html read(Viewing viewing) {
    return texts(viewing).isEmpty()
        ? Html.NONE
        : Controls.go(viewing, Controls.quiet("messages", "messages", viewing.say("messages-read"), Icon.NEXT));
  }

  /** All that there is to read, each text in the language that fits best. */
  static List<String> texts(Viewing viewing) {
    var board = viewing.evse().board();
    var messages = board.messages().cycle().stream().flatMap(message -> best(viewing, message.texts()).stream());
    return Stream.concat(best(viewing, board.tariff()).stream(), messages).map(DisplayText::plain)
        .filter(text -> !text.isEmpty()).toList();
  }

  /** The driver's own language goes before that of the page (O01.FR.08, O02.FR.08). */
  static Optional<DisplayText> best(Viewing viewing, List<DisplayText> texts) {
    var languages = Stream.concat(viewing.evse().board().languages().stream(),
        Stream.of(viewing.wording().texts().tag())).toList();
    return DisplayText.best(texts, languages);
  }

  private static Optional<Html> message(Viewing viewing) {
    return viewing.evse().board().messages().at(viewing.now()).flatMap(turn -> best(viewing, turn.message().texts())
        .map(text -> Html.of("<p>{}</p>", Values.value("message", turn.message().id(), turn.of(text)))));
  }

  /** What it costs, and in turn with it what is charged for. */
  private static Optional<Html> money(Viewing viewing) {
    var board = viewing.evse().board();
    var cost = board.cost().map(told -> cost(viewing, told));
    var tariff = best(viewing, board.tariff()).filter(text -> !text.plain().isEmpty());
    if (tariff.isEmpty() || cost.isPresent() && !isTariffsTurn(viewing.now())) {
      return cost.map(shown -> Html.of("<p>{}</p>", shown));
    }
    return tariff.map(text -> Html.of("<p>{}</p>", Values.value("tariff", text.plain(), part(viewing, text))));
  }

  /** Which of both is shown where a narrow panel has room for one only. */
  private static boolean isMoneysTurn(Instant now) {
    return Math.floorMod(Math.floorDiv(now.getEpochSecond(), Showing.TURN.toSeconds()), 3L) == 2;
  }

  private static boolean isTariffsTurn(Instant now) {
    return Math.floorMod(Math.floorDiv(now.getEpochSecond(), Showing.TURN.toSeconds()), 2L) == 1;
  }

  private static String part(Viewing viewing, DisplayText text) {
    var parts = text.parts();
    int shown = (int) Math.floorMod(Math.floorDiv(viewing.now().getEpochSecond(), Showing.PART.toSeconds()),
        (long) parts.size());
    return parts.get(shown) + (shown < parts.size() - 1 ? " …" : "");
  }

  /** The cost as a line of its own. */
  static Html cost(Viewing viewing, Cost cost) {
    return switch (cost) {
      case Cost.Running so -> Html.of("{} {}", viewing.say("cost-so-far"),
          Values.value("cost", so.amount().minorUnits(), viewing.wording().money(so.amount())));
      case Cost.Final total -> Html.of("{} {}", viewing.say("cost-total"),
          Values.value("total-cost", total.amount().minorUnits(), viewing.wording().money(total.amount())));
      case Cost.NotTold missing -> Values.unknown("total-cost", notTold(viewing, missing));
    };
  }

  private static String notTold(Viewing viewing, Cost.NotTold missing) {
    return best(viewing, missing.instead()).map(text -> part(viewing, text))
        .orElseGet(() -> viewing.say("cost-not-told"));
  }
}
