package org.tidegate.ocpp.interchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.aggregator.Advice;
import org.tidegate.ocpp.rpc.ConstraintViolation;

/**
 * {@code Advice}, central system to station: words and figures for the driver of a stay. Immutable. Texts are plain, by BCP 47
 * tag.
 *
 * @param version 1; absent means 1
 * @param adviceId of the server's
 * @param partyRef of the records of the stay in which it is to be shown
 * @param at when it was made, UTC
 * @param text in the aggregator's words
 * @param figures at most 5
 */
public record AdviceMessage(@Nullable Integer version, String adviceId, String partyRef, Instant at,
    Map<String, String> text, @Nullable List<Figure> figures) {
  /** Its {@code messageId}. */
  public static final String ID = "Advice";

  /** Checks everything. */
  public AdviceMessage {
    version = Bounds.version(version);
    Bounds.text("adviceId", adviceId, Bounds.LONGEST_ID);
    Bounds.text("partyRef", partyRef, Bounds.LONGEST_ID);
    Bounds.required("at", at);
    Bounds.required("text", text);
    Bounds.texts("text", text, Advice.LONGEST_TEXT);
    figures = figures == null ? List.of() : Bounds.items("figures", figures, 0, Advice.MOST_FIGURES);
  }

  /**
   * An amount or an energy with its name. Immutable.
   *
   * @param label by language
   * @param amount minor units of the currency; with {@code currency}
   * @param currency ISO 4217
   * @param energy Wh; in place of an amount
   */
  public record Figure(Map<String, String> label, @Nullable Long amount, @Nullable String currency,
      @Nullable Long energy) {
    /** Checks everything. */
    public Figure {
      Bounds.required("label", label);
      Bounds.texts("label", label, Advice.Figure.LONGEST_LABEL);
      if ((amount == null) == (energy == null)) {
        throw ConstraintViolation.occurrence("amount", "or energy is required, not both");
      }
      if (amount != null) {
        Bounds.currency(currency);
      }
    }
  }
}
