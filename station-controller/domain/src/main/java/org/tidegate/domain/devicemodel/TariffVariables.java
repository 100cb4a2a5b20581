package org.tidegate.domain.devicemodel;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.display.DisplayText.Format;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.string;

/**
 * Variables of TariffCostCtrlr, Part 2 section 2.10: what drivers read where the central system has told nothing, and the
 * currency of the costs that it tells.
 */
public final class TariffVariables {
  /** To be read where a driver has no tariff of his own. */
  public static final String TARIFF_FALLBACK = "TariffFallbackMessage";
  /** To be read when offline instead of {@link #TARIFF_FALLBACK}; OCPP 2.1. */
  public static final String OFFLINE_TARIFF_FALLBACK = "OfflineTariffFallbackMessage";
  /** To be read when what a transaction cost could not be asked for. */
  public static final String TOTAL_COST_FALLBACK = "TotalCostFallbackMessage";
  /** Of the costs that the central system tells, ISO 4217. */
  public static final VariableAddress CURRENCY = VariableAddress.of("TariffCostCtrlr", "Currency");

  /** Languages of the panel: OCPP 2.1 has one text for each, as an instance; the one without is for all others. */
  private static final List<String> LANGUAGES = List.of("en", "ja", "de", "fr");
  private static final int LONGEST_TEXT = 512;

  private TariffVariables() {}

  static void declare(DeviceModel model, LiveFacts live) {
    model.declare(CURRENCY, VariableFacts.of(string).atMost(3).writable(), live.currency());
    model.declareCheck(CURRENCY,
        value -> currency(value).isPresent() ? Optional.empty() : Optional.of("expected a code of ISO 4217"));
    for (var text : List.of(TARIFF_FALLBACK, OFFLINE_TARIFF_FALLBACK, TOTAL_COST_FALLBACK)) {
      var longest = VariableFacts.of(string).atMost(LONGEST_TEXT).writable();
      model.declare(VariableAddress.of("TariffCostCtrlr", text), longest, "");
      LANGUAGES.forEach(language -> model.declare(in(text, language), longest, ""));
    }
  }

  /** What such a variable says, in each language that it has been set in; empty when in none. */
  public static List<DisplayText> texts(DeviceModel model, String name) {
    var named = LANGUAGES.stream().flatMap(language -> text(model.text(in(name, language)), Optional.of(language)));
    return Stream.concat(named, text(model.text(VariableAddress.of("TariffCostCtrlr", name)), Optional.empty()))
        .toList();
  }

  /** The currency of the costs that the central system tells. */
  public static Optional<Currency> currency(DeviceModel model) {
    return currency(model.text(CURRENCY));
  }

  private static Stream<DisplayText> text(String value, Optional<String> language) {
    return value.isBlank() ? Stream.empty() : Stream.of(new DisplayText(Format.UTF8, value, language));
  }

  private static VariableAddress in(String name, String language) {
    return VariableAddress.of("TariffCostCtrlr", name, language);
  }

  private static Optional<Currency> currency(String code) {
    return Currency.getAvailableCurrencies().stream().filter(known -> known.getCurrencyCode().equals(code)).findFirst();
  }
}
