package org.tidegate.domain.view;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.display.Showing;
import org.tidegate.domain.quantity.Money;

/**
 * What the central system wants the driver at an EVSE to read. Immutable.
 *
 * @param messages on the display, in turn
 * @param tariff in words, for this driver or else for everybody; in one or more languages; empty: none
 * @param cost of the transaction, as far as told
 * @param languages RFC 5646 tags that this driver prefers, the first most
 */
public record BoardView(Showing messages, List<DisplayText> tariff, Optional<Cost> cost, List<String> languages) {
  /** There is nothing to read. */
  public static final BoardView EMPTY = new BoardView(Showing.NOTHING, List.of(), Optional.empty(), List.of());

  /** Copies the lists. */
  public BoardView {
    tariff = List.copyOf(tariff);
    languages = List.copyOf(languages);
  }

  /** What a transaction costs by the central system, taxes included. */
  public sealed interface Cost {
    /** So far. */
    record Running(Money amount) implements Cost {}

    /** In the end. */
    record Final(Money amount) implements Cost {}

    /** It is over, and what it costs could not be asked for. */
    record NotTold(List<DisplayText> instead) implements Cost {
      /** Copies the list. */
      public NotTold {
        instead = List.copyOf(instead);
      }
    }
  }
}
