package org.tidegate.demo.aggregator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.interchange.PriceScheduleMessage;
import org.tidegate.ocpp.interchange.TermsMessage;
import org.tidegate.ocpp.v201.Component;
import org.tidegate.ocpp.v201.SetVariableData;
import org.tidegate.ocpp.v201.SetVariablesRequest;
import org.tidegate.ocpp.v201.V201;
import org.tidegate.ocpp.v201.Variable;

/** The aggregator's name and prices, and how stations learn of them. Station loop only. */
final class PriceBoard {
  /** Seconds; a page that shows what vehicles do needs values often. */
  private static final String SAMPLE_INTERVAL = "2";
  private static final String MEASURANDS = "Energy.Active.Import.Register,Energy.Active.Export.Register,"
      + "Power.Active.Import,Power.Active.Export,SoC";

  private static final String TERMS_VERSION = "2026-1";
  private static final Map<String, String> TEXT = Map.of(
      "en",
      "We use your battery only while you permit it, and pay you for each kilowatt-hour. You can stop us at any time.",
      "de",
      "Wir nutzen Ihre Batterie nur, solange Sie es erlauben, und zahlen für jede Kilowattstunde. Sie können jederzeit abbrechen.",
      "fr",
      "Nous utilisons votre batterie seulement tant que vous l’autorisez, et payons chaque kilowattheure. Vous pouvez arrêter à tout moment.",
      "ja", "お客さまが許可している間だけバッテリーを利用し、1kWhごとにお支払いします。いつでも中止できます。");
  private static final Map<String, String> PATTERN = Map.of("en", "Pool evening", "de", "Pool am Abend", "fr",
      "Soirée du pool", "ja", "夕方プール");

  private final StationLoop loop;
  private final String name;
  private UnitPrices prices;
  private Instant since;

  PriceBoard(StationLoop loop, AggregatorSettings settings) {
    this.loop = loop;
    this.name = settings.name();
    this.prices = settings.prices();
    this.since = loop.now();
  }

  String name() {
    return name;
  }

  UnitPrices now() {
    return prices;
  }

  Instant since() {
    return since;
  }

  /** New prices, from now on. */
  void change(UnitPrices next, Stream<StationLink> links) {
    prices = next;
    since = loop.now();
    links.forEach(this::tellPrices);
  }

  /** What a station hears first. */
  void greet(StationLink link) {
    link.call(V201.DATA_TRANSFER, OwnMessages.request(TermsMessage.ID, terms()));
    tellPrices(link);
    link.call(V201.SET_VARIABLES, SetVariablesRequest.of(List.of(
        sampled("TxUpdatedMeasurands", MEASURANDS), sampled("TxUpdatedInterval", SAMPLE_INTERVAL))));
  }

  /** The interval starts when the prices changed: an immediate change is one with a start of its own. */
  private void tellPrices(StationLink link) {
    var interval = new PriceScheduleMessage.Interval(since, prices.sale().toPlainString(),
        prices.purchase().toPlainString());
    link.call(V201.DATA_TRANSFER, OwnMessages.request(PriceScheduleMessage.ID,
        new PriceScheduleMessage(null, prices.currency().getCurrencyCode(), List.of(interval), null)));
  }

  /** Who asks, in every language of the panel, and conditions to pick from. */
  private TermsMessage terms() {
    return new TermsMessage(null, name, TERMS_VERSION, TEXT, prices.currency().getCurrencyCode(),
        new TermsMessage.Range("0.05", "0.45"), null, List.of(new TermsMessage.Pattern("pool-evening", PATTERN,
            BigDecimal.valueOf(50), BigDecimal.valueOf(80), "0.20", "0.30", null, null)));
  }

  private static SetVariableData sampled(String variable, String value) {
    return SetVariableData.of(value, Component.of("SampledDataCtrlr"), Variable.of(variable));
  }
}
