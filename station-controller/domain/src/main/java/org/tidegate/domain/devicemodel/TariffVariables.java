package org.tidegate.domain.devicemodel;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.display.DisplayText.Format;
import org.tidegate.domain.tariff.TariffRules;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.OptionList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.string;

/**
 * Variables of TariffCostCtrlr, Part 2 section 2.10 (OCPP 2.1: 2.12): what drivers read where the central system has told
 * nothing, the currency of the costs that it tells, and how the station works out costs itself.
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

  /** Whether tariffs are taken and followed; OCPP 2.1. */
  public static final VariableAddress TARIFF_ENABLED = in("Enabled", "Tariff");
  /** Whether the station works out what transactions cost; OCPP 2.1. */
  public static final VariableAddress COST_ENABLED = in("Enabled", "Cost");
  /** Whether it tells that while they run; OCPP 2.1. */
  public static final VariableAddress RUNNING_COST_ENABLED = in("Enabled", "RunningCost");
  /** How often it tells that, s; OCPP 2.1. */
  public static final VariableAddress COST_INTERVAL = in("Interval", "Cost");
  /** How often conditions about energy, power and current are looked at, s; 0: with every reading; OCPP 2.1. */
  public static final VariableAddress TARIFF_INTERVAL = in("Interval", "Tariff");
  /** What becomes of a driver whose own tariff can't be followed; OCPP 2.1. */
  public static final VariableAddress HANDLE_FAILED_TARIFF = in("HandleFailedTariff", "Tariff");
  /** Whether a tariff could not be followed; OCPP 2.1. */
  public static final VariableAddress PROBLEM = VariableAddress.of("TariffCostCtrlr", "Problem");

  /** What becomes of a driver whose own tariff can't be followed, 2.1 I08.FR.37, 2.1 I08.FR.32, 2.1 I08.FR.33. */
  public enum FailedTariff {
    Deauthorize,
    UseDefaultTariff,
    CentralCost
  }

  private static final int USUAL_COST_INTERVAL = 60;
  private static final int USUAL_TARIFF_INTERVAL = 10;
  /** Languages of the panel: OCPP 2.1 has one text for each, as an instance; the one without is for all others. */
  private static final List<String> LANGUAGES = List.of("en", "ja", "de", "fr");
  private static final int LONGEST_TEXT = 512;

  private TariffVariables() {}

  static void declare(DeviceModel model, LiveFacts live) {
    declareLocalCost(model, live);
    model.declare(CURRENCY, VariableFacts.of(string).atMost(3).writable(), live.currency());
    model.declareCheck(CURRENCY,
        value -> currency(value).isPresent() ? Optional.empty() : Optional.of("expected a code of ISO 4217"));
    for (var text : List.of(TARIFF_FALLBACK, OFFLINE_TARIFF_FALLBACK, TOTAL_COST_FALLBACK)) {
      var longest = VariableFacts.of(string).atMost(LONGEST_TEXT).writable();
      model.declare(VariableAddress.of("TariffCostCtrlr", text), longest, "");
      LANGUAGES.forEach(language -> model.declare(in(text, language), longest, ""));
    }
  }

  private static void declareLocalCost(DeviceModel model, LiveFacts live) {
    model.declare(in("Available", "Tariff"), VariableFacts.of(bool), "true");
    model.declare(in("Available", "Cost"), VariableFacts.of(bool), "true");
    model.declare(TARIFF_ENABLED, VariableFacts.of(bool).writable(), "true");
    model.declare(COST_ENABLED, VariableFacts.of(bool).writable(), "true");
    model.declare(RUNNING_COST_ENABLED, VariableFacts.of(bool).writable(), "false");
    model.declare(COST_INTERVAL, VariableFacts.of(integer).in("s").atLeast(1).writable(),
        String.valueOf(USUAL_COST_INTERVAL));
    model.declare(TARIFF_INTERVAL, VariableFacts.of(integer).in("s").atLeast(0).writable(),
        String.valueOf(USUAL_TARIFF_INTERVAL));
    model.declare(in("MaxElements", "Tariff"), VariableFacts.of(integer), String.valueOf(TariffRules.MOST_RATES));
    model.declare(in("ConditionsSupported", "Tariff"), VariableFacts.of(bool), "true");
    var choices = Arrays.stream(FailedTariff.values()).map(Enum::name).collect(Collectors.joining(","));
    model.declare(HANDLE_FAILED_TARIFF, VariableFacts.of(OptionList, choices).writable(),
        FailedTariff.UseDefaultTariff.name());
    model.declareComputed(PROBLEM, VariableFacts.of(bool), () -> String.valueOf(live.hasTariffProblem()));
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
