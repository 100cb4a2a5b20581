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
    var told = message(viewing);
    var message = told.or(() -> terms(viewing));
    var money = beside(viewing, told.isPresent());
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
    return !Place.MESSAGES.fits(viewing)
        ? Html.NONE
        : Controls.go(viewing, Controls.quiet("messages", "messages", viewing.say("messages-read"), Icon.NEXT));
  }

  /** The same beside the conditions: what the aggregator says of its offer, to be read before one decides. */
  static Html offerToRead(Viewing viewing) {
    return offer(viewing).isEmpty()
        ? Html.NONE
        : Controls.go(viewing,
            Controls.quiet("messages", "messages", viewing.say("aggregator-words"), Icon.NEXT));
  }

  /** All that there is to read, each text in the language that fits best. */
  static List<String> texts(Viewing viewing) {
    var board = viewing.evse().board();
    var messages = board.messages().cycle().stream().flatMap(message -> best(viewing, message.texts()).stream());
    var told = Stream.concat(best(viewing, board.tariff()).stream(), messages).map(DisplayText::plain);
    return Stream.concat(told, offer(viewing).map(DisplayText::plain).stream()).filter(text -> !text.isEmpty())
        .toList();
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

  /**
   * What the aggregator says of its offer, under its own name, where its question is asked: words of others, as plain text in
   * the page's language.
   */
  private static Optional<DisplayText> offer(Viewing viewing) {
    boolean asked = viewing.evse().session().isPresent() && !viewing.granted();
    return viewing.station().words().terms().text().filter(_ -> asked)
        .map(said -> said.in(viewing.wording().texts().tag()))
        .map(words -> DisplayText.of(viewing.say("aggregator-says", viewing.station().aggregator(), words)));
  }

  private static Optional<Html> terms(Viewing viewing) {
    return offer(viewing).map(text -> Html.of("<p>{}</p>",
        Values.value("terms", viewing.station().words().terms().version(), part(viewing, text))));
  }

  /** What it costs, and in turn with it what is charged for, and the offer where a message has its place. */
  private static Optional<Html> beside(Viewing viewing, boolean offerToo) {
    var board = viewing.evse().board();
    var cost = board.cost().map(told -> Html.of("<p>{}</p>", cost(viewing, told)));
    var tariff = best(viewing, board.tariff()).filter(text -> !text.plain().isEmpty())
        .map(text -> Html.of("<p>{}</p>", Values.value("tariff", text.plain(), part(viewing, text))));
    var offer = offerToo ? terms(viewing) : Optional.<Html>empty();
    var all = Stream.of(cost, tariff, offer).flatMap(Optional::stream).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(turn(viewing.now(), all.size())));
  }

  /** Which of both is shown where a narrow panel has room for one only. */
  private static boolean isMoneysTurn(Instant now) {
    return turn(now, 3) == 2;
  }

  private static int turn(Instant now, int count) {
    return (int) Math.floorMod(Math.floorDiv(now.getEpochSecond(), Showing.TURN.toSeconds()), (long) count);
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
