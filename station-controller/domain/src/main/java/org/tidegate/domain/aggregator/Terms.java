package org.tidegate.domain.aggregator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.quantity.Price;

/**
 * Who asks the driver, and what it says and offers. None of its patterns is ever picked for the driver. Immutable.
 *
 * @param version of the aggregator's own counting, at most {@value #LONGEST_VERSION} characters; empty for a name alone
 * @param aggregator name, 1 to {@value #LONGEST_NAME} characters
 * @param text in its own words, at most {@value #LONGEST_TEXT} characters in each language
 * @param salePrices that it offers to drivers
 * @param purchasePrices that it asks of drivers
 * @param patterns prepared conditions, at most {@value #MOST_PATTERNS}
 */
public record Terms(String version, String aggregator, Optional<Said> text, Optional<PriceRange> salePrices,
    Optional<PriceRange> purchasePrices, List<OfferedPattern> patterns) implements StoredFact {
  /** For people. */
  public static final int LONGEST_VERSION = 20;
  /** Fits the panel's heading. */
  public static final int LONGEST_NAME = 50;
  /** A screen of text. */
  public static final int LONGEST_TEXT = 600;
  /** A screen of keys. */
  public static final int MOST_PATTERNS = 6;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException with what is wrong, in words that can be sent back
   */
  public Terms {
    patterns = List.copyOf(patterns);
    aggregator = Said.in("en", aggregator.strip()).atMost(LONGEST_NAME).in("en");
    text.ifPresent(said -> said.atMost(LONGEST_TEXT));
    if (version.length() > LONGEST_VERSION) {
      throw new IllegalArgumentException("the version has more than " + LONGEST_VERSION + " characters");
    }
    boolean more = text.isPresent() || salePrices.isPresent() || purchasePrices.isPresent() || !patterns.isEmpty();
    if (more && version.isBlank()) {
      throw new IllegalArgumentException("terms that say more than a name need a version");
    }
    if (patterns.size() > MOST_PATTERNS) {
      throw new IllegalArgumentException("there are more than " + MOST_PATTERNS + " patterns");
    }
    if (patterns.stream().map(offered -> offered.pattern().id()).distinct().count() < patterns.size()) {
      throw new IllegalArgumentException("two patterns have the same id");
    }
  }

  /** Of an aggregator of which nothing but the name is known. */
  public static Terms of(String aggregator) {
    return new Terms("", aggregator, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /** The prepared conditions alone. */
  public List<ConditionsPattern> conditions() {
    return patterns.stream().map(OfferedPattern::pattern).toList();
  }

  /** The name of one of the patterns. */
  public Optional<Said> name(String patternId) {
    return patterns.stream().filter(offered -> offered.pattern().id().equals(patternId)).map(OfferedPattern::name)
        .findFirst();
  }

  /** Every unit price in it. */
  public Stream<Price> prices() {
    var ranges = Stream.concat(salePrices.stream(), purchasePrices.stream())
        .flatMap(range -> Stream.of(range.from(), range.to()));
    return Stream.concat(ranges, conditions().stream()
        .flatMap(pattern -> Stream.of(pattern.lowestSalePrice(), pattern.highestPurchasePrice())));
  }

  @Override
  public String key() {
    return "terms";
  }
}
