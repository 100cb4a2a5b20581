package org.tidegate.demo.aggregator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tidegate.demo.aggregator.DemandResponse.Part;
import org.tidegate.demo.aggregator.DemandResponse.Running;
import org.tidegate.ocpp.interchange.InterchangeJson;
import org.tidegate.ocpp.interchange.InterchangeRecordMessage;
import org.tidegate.ocpp.v201.MeasurandEnum;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;

/** All the aggregator knows, for its page and for programs: watts, watt-hours, percent, minor units, UTC. Pure. */
final class StateJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);
  private static final Map<MeasurandEnum, String> MEASURED = Map.of(
      MeasurandEnum.EnergyActiveImportRegister, "Energy.Active.Import.Register",
      MeasurandEnum.EnergyActiveExportRegister, "Energy.Active.Export.Register",
      MeasurandEnum.PowerActiveImport, "Power.Active.Import",
      MeasurandEnum.PowerActiveExport, "Power.Active.Export",
      MeasurandEnum.SoC, "SoC");

  private StateJson() {}

  static ObjectNode of(Pool pool, Instant now) {
    var json = JSON.objectNode();
    json.put("name", pool.prices().name());
    json.put("at", now.toString());
    json.set("prices", prices(pool.prices()));
    json.set("demandResponse", pool.demandResponse().running().map(StateJson::running).orElse(null));
    var stations = json.putArray("stations");
    pool.stations().forEach(station -> stations.add(station(station, now)));
    json.set("records", records(pool.ledger()));
    var users = json.putArray("users");
    pool.people().all().forEach(user -> users.add(user(user)));
    var accounts = json.putArray("accounts");
    pool.accounts().all().forEach((owner, account) -> accounts.add(account(pool, owner, account)));
    var notifications = json.putArray("notifications");
    pool.phones().all().forEach(asked -> notifications.add(notification(asked)));
    var claims = json.putArray("claims");
    pool.claims().all().forEach(booked -> claims.add(claim(booked)));
    var timeline = json.putArray("timeline");
    pool.timeline().entries().forEach(entry -> timeline.addObject().put("at", entry.at().toString())
        .put("who", entry.who()).put("what", entry.what()));
    return json;
  }

  /** The figures of a period. */
  static ObjectNode statement(Statements.Period period) {
    return JSON.objectNode().put("earned", period.earned()).put("spent", period.spent())
        .put("offset", period.offset()).put("balance", period.balance()).put("points", period.points());
  }

  private static ObjectNode user(User user) {
    var json = JSON.objectNode().put("id", user.id()).put("name", user.name()).put("vehicleId", user.vehicleId());
    json.set("conditions", user.conditions().map(InterchangeJson::write).orElse(null));
    return json;
  }

  private static ObjectNode account(Pool pool, String owner, Account account) {
    var now = account.now();
    return JSON.objectNode().put("owner", owner)
        .put("name", pool.people().user(owner).map(User::name).orElse("unknown driver"))
        .put("currency", pool.prices().now().currency().getCurrencyCode()).put("earned", now.earned())
        .put("spent", now.spent()).put("offset", now.offset()).put("balance", now.balance()).put("owed", now.owed())
        .put("points", now.points()).put("paid", now.paid());
  }

  private static ObjectNode notification(Notification asked) {
    var json = JSON.objectNode().put("id", asked.id()).put("at", asked.at().toString())
        .put("user", asked.user().id()).put("name", asked.user().name())
        .put("station", asked.stay().station().id()).put("evse", asked.stay().evseId()).put("state", asked.state());
    json.set("conditions", asked.user().conditions().map(InterchangeJson::write).orElse(null));
    return json;
  }

  private static ObjectNode claim(Claims.Booked booked) {
    return JSON.objectNode().put("amount", booked.claim().amount()).put("currency", booked.claim().currency())
        .put("at", booked.claim().at().toString()).put("expires", booked.claim().expires().toString())
        .put("paid", booked.isPaid());
  }

  private static ObjectNode prices(PriceBoard board) {
    var now = board.now();
    return JSON.objectNode().put("sale", now.sale().toPlainString()).put("purchase", now.purchase().toPlainString())
        .put("currency", now.currency().getCurrencyCode()).put("since", board.since().toString());
  }

  private static ObjectNode running(Running running) {
    var request = running.request();
    var json = JSON.objectNode();
    json.put("direction", request.directionToken());
    json.put("form", request.formToken());
    json.put("askedW", request.direction() == Direction.DOWNWARD ? -request.watts() : request.watts());
    json.put("measuredW", running.measured());
    json.put("importedWh", running.energy(MeasurandEnum.EnergyActiveImportRegister));
    json.put("exportedWh", running.energy(MeasurandEnum.EnergyActiveExportRegister));
    json.put("since", running.started().toString());
    json.put("ends", running.ends().toString());
    var shares = json.putArray("shares");
    running.parts().forEach(part -> shares.add(part(part)));
    return json;
  }

  private static ObjectNode part(Part part) {
    var candidate = part.share().candidate();
    return JSON.objectNode().put("station", candidate.station().id()).put("evse", candidate.place().evseId())
        .put("setpointW", part.share().watts()).put("answer", part.answer());
  }

  private static ObjectNode station(KnownStation station, Instant now) {
    var json = JSON.objectNode();
    json.put("id", station.id());
    json.put("connected", station.link().isPresent());
    station.model().ifPresent(model -> json.put("model", model.vendorName() + " " + model.model()));
    json.put("vehiclesAtThisHour", station.pastStays().at(now));
    var hours = json.putArray("vehiclesByHour");
    for (int vehicles : station.pastStays().byHour()) {
      hours.add(vehicles);
    }
    var places = json.putArray("evses");
    station.places().forEach(place -> places.add(place(place)));
    return json;
  }

  private static ObjectNode place(ParkingPlace place) {
    var json = JSON.objectNode();
    json.put("evse", place.evseId());
    json.put("status", place.status().name());
    json.put("permission", place.permission());
    place.answer().ifPresent(answer -> json.put("answeredBy", answer.by()).put("answeredAt", answer.at().toString()));
    place.connected().ifPresent(vehicle -> json.put("session", vehicle.sessionId())
        .put("connectedAt", vehicle.at().toString()));
    json.set("conditions", place.conditions().map(InterchangeJson::write).orElse(null));
    json.set("capability", place.capability().map(InterchangeJson::write).orElse(null));
    json.set("car", car(place.car()));
    var variables = json.putObject("variables");
    place.variables().forEach(variables::put);
    json.set("transaction", place.transaction().map(event -> transaction(place, event)).orElse(null));
    json.set("measured", measured(place.readings()));
    return json;
  }

  private static ObjectNode car(Car car) {
    var json = JSON.objectNode();
    put(car.stateOfCharge(), "soc", json::put);
    put(car.capacity(), "capacityWh", (name, value) -> json.put(name, value));
    put(car.stateOfHealth(), "stateOfHealth", json::put);
    put(car.mostCharge(), "maxChargeW", (name, value) -> json.put(name, value));
    put(car.mostDischarge(), "maxDischargeW", (name, value) -> json.put(name, value));
    return json;
  }

  private static ObjectNode transaction(ParkingPlace place, TransactionEventRequest event) {
    var info = event.transactionInfo();
    var json = JSON.objectNode().put("id", info.transactionId())
        .put("state", event.eventType() == TransactionEventEnum.Ended ? "ended" : "running")
        .put("at", event.timestamp().toString());
    put(place.transactionStarted().map(Instant::toString), "startedAt", json::put);
    put(Optional.ofNullable(info.chargingState()).map(Enum::name), "chargingState", json::put);
    put(Optional.ofNullable(info.stoppedReason()).map(Enum::name), "stoppedReason", json::put);
    return json;
  }

  /** By measurand, with the power of both directions in one figure, positive into the vehicle. */
  private static ObjectNode measured(Readings readings) {
    var json = JSON.objectNode();
    put(readings.at().map(Instant::toString), "at", json::put);
    put(readings.power(), "powerW", json::put);
    MEASURED.forEach((measurand, name) -> put(readings.of(measurand), name, json::put));
    return json;
  }

  private static ObjectNode records(Ledger ledger) {
    var json = JSON.objectNode();
    json.put("count", ledger.count());
    json.put("importedWh", ledger.imported());
    json.put("exportedWh", ledger.exported());
    var earned = json.putObject("paidToDrivers");
    ledger.earned().forEach(earned::put);
    var spent = json.putObject("paidByDrivers");
    ledger.spent().forEach(spent::put);
    var latest = json.putArray("latest");
    ledger.latest().forEach(settled -> latest.add(settled(settled)));
    return json;
  }

  private static ObjectNode settled(InterchangeRecordMessage settled) {
    return JSON.objectNode().put("recordId", settled.recordId()).put("evse", settled.evseId())
        .put("transaction", settled.transactionId()).put("start", settled.start().toString())
        .put("end", settled.end().toString()).put("direction", settled.direction())
        .put("importedWh", settled.importEndWh() - settled.importStartWh())
        .put("exportedWh", settled.exportEndWh() - settled.exportStartWh())
        .put("throughAggregator", settled.throughAggregator()).put("unitPrice", settled.unitPrice())
        .put("amount", settled.amount()).put("currency", settled.currency()).put("quality", settled.quality());
  }

  private static <T> void put(Optional<T> value, String name, BiConsumer<String, T> field) {
    value.ifPresent(known -> field.accept(name, known));
  }
}
