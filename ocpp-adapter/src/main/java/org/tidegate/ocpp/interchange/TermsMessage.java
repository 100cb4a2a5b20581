package org.tidegate.ocpp.interchange;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.aggregator.OfferedPattern;
import org.tidegate.domain.aggregator.Terms;

/**
 * {@code Terms}, central system to station: who asks the driver, and what it says and offers. Immutable. Texts are plain, by
 * BCP 47 tag.
 *
 * @param version 1; absent means 1
 * @param aggregator name to be shown to the driver, 1 to 50 characters
 * @param termsVersion of the aggregator's own counting, stored with each permission; required when more than the name is told
 * @param text in the aggregator's words
 * @param currency ISO 4217, of all prices; required where there are any
 * @param salePrice paid to drivers
 * @param purchasePrice paid by drivers
 * @param patterns prepared conditions
 */
public record TermsMessage(@Nullable Integer version, String aggregator, @Nullable String termsVersion,
    @Nullable Map<String, String> text, @Nullable String currency, @Nullable Range salePrice,
    @Nullable Range purchasePrice, @Nullable List<Pattern> patterns) {
  /** Its {@code messageId}. */
  public static final String ID = "Terms";

  /** Checks everything. */
  public TermsMessage {
    version = Bounds.version(version);
    Bounds.text("aggregator", aggregator, Terms.LONGEST_NAME);
    Bounds.optionalText("termsVersion", termsVersion, Terms.LONGEST_VERSION);
    Bounds.texts("text", text, Terms.LONGEST_TEXT);
    patterns = patterns == null ? List.of() : Bounds.items("patterns", patterns, 0, Terms.MOST_PATTERNS);
    boolean offers = salePrice != null || purchasePrice != null || !patterns.isEmpty();
    if (offers || currency != null) {
      Bounds.currency(currency);
    }
    if (offers || text != null) {
      Bounds.required("termsVersion", termsVersion);
    }
  }

  /** Nothing but the name. */
  public static TermsMessage of(String aggregator) {
    return new TermsMessage(null, aggregator, null, null, null, null, null, null);
  }

  /**
   * Unit prices, decimal strings, major units per kWh. Immutable.
   *
   * @param from inclusive
   * @param to inclusive, not below {@code from}
   */
  public record Range(String from, String to) {
    /** Checks both. */
    public Range {
      Bounds.required("from", from);
      Bounds.price("from", from);
      Bounds.required("to", to);
      Bounds.price("to", to);
    }
  }

  /**
   * Conditions that a driver can pick; none is picked before. Immutable.
   *
   * @param id lower-case letters, digits and hyphens
   * @param name shown on the key, by language
   * @param minimumCharge percent
   * @param requiredCharge percent; absent: the minimum charge
   * @param lowestSalePrice decimal string, major units per kWh
   * @param highestPurchasePrice decimal string, major units per kWh
   * @param stayMinutes until the departure, from the moment of picking; absent: no departure
   * @param wearBudget Wh
   */
  public record Pattern(String id, Map<String, String> name, BigDecimal minimumCharge,
      @Nullable BigDecimal requiredCharge, String lowestSalePrice, String highestPurchasePrice,
      @Nullable Integer stayMinutes, @Nullable Long wearBudget) {
    private static final java.util.regex.Pattern IDS = java.util.regex.Pattern
        .compile("[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?");
    private static final int MOST_MINUTES = 14 * 24 * 60;

    /** Checks everything. */
    public Pattern {
      Bounds.pattern("id", id, IDS, "lower-case word with hyphens, of at most 30 characters");
      Bounds.required("name", name);
      Bounds.texts("name", name, OfferedPattern.LONGEST_NAME);
      Bounds.required("minimumCharge", minimumCharge);
      Bounds.percent("minimumCharge", minimumCharge);
      Bounds.percent("requiredCharge", requiredCharge);
      Bounds.required("lowestSalePrice", lowestSalePrice);
      Bounds.price("lowestSalePrice", lowestSalePrice);
      Bounds.required("highestPurchasePrice", highestPurchasePrice);
      Bounds.price("highestPurchasePrice", highestPurchasePrice);
      Bounds.atLeast("stayMinutes", stayMinutes, 1);
      Bounds.atMost("stayMinutes", stayMinutes, MOST_MINUTES);
      Bounds.atLeast("wearBudget", wearBudget, 0);
    }
  }
}
