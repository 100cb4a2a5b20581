package org.tidegate.demo.aggregator;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.interchange.InterchangeJson;
import org.tidegate.ocpp.interchange.PriceScheduleMessage;
import org.tidegate.ocpp.interchange.TermsMessage;
import org.tidegate.ocpp.v201.Component;
import org.tidegate.ocpp.v201.DataTransferRequest;
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
    link.call(V201.DATA_TRANSFER, message(TermsMessage.ID, TermsMessage.of(name)));
    tellPrices(link);
    link.call(V201.SET_VARIABLES, SetVariablesRequest.of(List.of(
        sampled("TxUpdatedMeasurands", MEASURANDS), sampled("TxUpdatedInterval", SAMPLE_INTERVAL))));
  }

  /** The interval starts when the prices changed: an immediate change is one with a start of its own. */
  private void tellPrices(StationLink link) {
    var interval = new PriceScheduleMessage.Interval(since, prices.sale().toPlainString(),
        prices.purchase().toPlainString());
    link.call(V201.DATA_TRANSFER, message(PriceScheduleMessage.ID,
        new PriceScheduleMessage(null, prices.currency().getCurrencyCode(), List.of(interval), null)));
  }

  private static DataTransferRequest message(String id, Record content) {
    return new DataTransferRequest(Setpoints.VENDOR_ID, id, InterchangeJson.write(content), null);
  }

  private static SetVariableData sampled(String variable, String value) {
    return SetVariableData.of(value, Component.of("SampledDataCtrlr"), Variable.of(variable));
  }
}
