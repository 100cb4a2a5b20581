package org.tidegate.domain.aggregator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.WattHours;

/**
 * What the aggregator advises a driver. Immutable.
 *
 * @param adviceId of the server's, for one that replaces another
 * @param partyRef stand-in for the driver, as in the records of the stay in which it is to be shown
 * @param at when it was made, UTC
 * @param text in its own words, at most {@value #LONGEST_TEXT} characters in each language
 * @param figures at most {@value #MOST_FIGURES}
 */
public record Advice(String adviceId, String partyRef, Instant at, Said text, List<Figure> figures)
    implements
      StoredFact {
  /** A few sentences. */
  public static final int LONGEST_TEXT = 400;
  /** What a driver takes in. */
  public static final int MOST_FIGURES = 5;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException with what is wrong, in words that can be sent back
   */
  public Advice {
    figures = List.copyOf(figures);
    text.atMost(LONGEST_TEXT);
    if (figures.size() > MOST_FIGURES) {
      throw new IllegalArgumentException("there are more than " + MOST_FIGURES + " figures");
    }
  }

  @Override
  public String key() {
    return partyRef;
  }

  /**
   * An amount or an energy with its name. Immutable.
   *
   * @param label at most {@value #LONGEST_LABEL} characters in each language
   */
  public record Figure(Said label, Optional<Money> amount, Optional<WattHours> energy) {
    /** Fits a line. */
    public static final int LONGEST_LABEL = 60;

    /**
     * Checks that there is one of both.
     *
     * @throws IllegalArgumentException when there is not
     */
    public Figure {
      label.atMost(LONGEST_LABEL);
      if (amount.isPresent() == energy.isPresent()) {
        throw new IllegalArgumentException("a figure is an amount or an energy");
      }
    }
  }
}
