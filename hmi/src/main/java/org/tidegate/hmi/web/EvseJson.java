package org.tidegate.hmi.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.review.Review;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.view.AccountView;
import org.tidegate.domain.view.BoardView.Cost;
import org.tidegate.domain.view.Deadline;
import org.tidegate.domain.view.DriverView;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.SessionView;
import org.tidegate.domain.view.SummaryView;
import org.tidegate.hmi.page.Viewing;

/** An EVSE for programs: what its page shows, in watts, watt-hours, percent, minor units and UTC; unknown is absent. */
final class EvseJson {
  private EvseJson() {}

  static ObjectNode of(Viewing viewing) {
    var evse = viewing.evse();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("evse", evse.id());
    json.put("version", evse.version());
    json.put("screen", evse.screen().token());
    json.put("reserved", evse.reserved());
    json.put("permission", viewing.permission());
    json.put("online", viewing.station().online());
    json.put("aggregator", viewing.station().aggregator());
    json.put("at", viewing.station().at().toString());
    json.put("chargeOnly", viewing.chargeOnly());
    measured(json, viewing);
    prices(json, evse);
    lists(json, evse);
    evse.session().ifPresent(session -> session(json, viewing, session));
    board(json, viewing);
    evse.summary().ifPresent(summary -> json.set("summary", summary(summary)));
    return json;
  }

  private static void board(ObjectNode json, Viewing viewing) {
    var board = viewing.evse().board();
    var messages = json.putArray("messages");
    board.messages().cycle().forEach(message -> messages.addObject().put("id", message.id())
        .put("priority", message.priority().name())
        .put("text", DisplayText.best(message.texts(), board.languages()).map(DisplayText::plain).orElse("")));
    DisplayText.best(board.tariff(), board.languages()).ifPresent(text -> json.put("tariff", text.plain()));
    board.cost().ifPresent(cost -> {
      switch (cost) {
        case Cost.Running so -> json.set("cost", money(so.amount()));
        case Cost.Final total -> json.set("total-cost", money(total.amount()));
        case Cost.NotTold _ -> json.putNull("total-cost");
      }
    });
  }

  private static void measured(ObjectNode json, Viewing viewing) {
    json.put("stale", viewing.stale());
    json.put("commanded", viewing.evse().commanded().value());
    viewing.evse().reading().ifPresent(reading -> {
      json.put("power", reading.power().value());
      json.put("readingAt", reading.at().toString());
    });
  }

  private static void prices(ObjectNode json, EvseView evse) {
    evse.prices().sale().ifPresent(price -> json.set("sale-price", ConditionsJson.price(price)));
    evse.prices().purchase().ifPresent(price -> json.set("purchase-price", ConditionsJson.price(price)));
    evse.prices().nextChange().ifPresent(at -> json.put("nextPriceChange", at.toString()));
  }

  private static void lists(ObjectNode json, EvseView evse) {
    var patterns = json.putArray("patterns");
    evse.patterns().forEach(pattern -> patterns.add(pattern(pattern)));
    var faults = json.putArray("faults");
    evse.faults().forEach(fault -> faults.add(fault.code()));
    var reasons = json.putArray("reasons");
    evse.session().stream().flatMap(session -> session.reasons().stream()).map(LimitReason::token)
        .forEach(reasons::add);
    if (!reasons.isEmpty()) {
      json.put("reason", reasons.get(0).textValue());
    }
  }

  private static ObjectNode pattern(ConditionsPattern pattern) {
    var json = JsonNodeFactory.instance.objectNode().put("id", pattern.id())
        .put("minimum-charge", pattern.minimumCharge().percent());
    pattern.requiredCharge().ifPresent(charge -> json.put("required-charge", charge.percent()));
    json.set("lowest-sale-price", ConditionsJson.price(pattern.lowestSalePrice()));
    json.set("highest-purchase-price", ConditionsJson.price(pattern.highestPurchasePrice()));
    pattern.stay().ifPresent(stay -> json.put("stayS", stay.toSeconds()));
    pattern.wearBudget().ifPresent(energy -> json.put("wear-budget", energy.value()));
    return json;
  }

  private static void session(ObjectNode json, Viewing viewing, SessionView session) {
    json.put("session", session.id());
    json.put("since", session.since().toString());
    json.put("authorized", session.authorized());
    json.put("startOffered", session.startOffered());
    json.put("permitPossible", session.permitPossible());
    json.put("chargesNow", session.chargesNow());
    json.put("priorityCharging", session.priority().token());
    session.permittedVia().ifPresent(by -> json.put("permittedVia", by.token()));
    session.answerUntil().ifPresent(until -> json.put("answerUntil", at(viewing, until)));
    session.stateOfCharge().ifPresent(charge -> json.put("soc", charge.percent()));
    session.vehicle().flatMap(Vehicle::stateOfChargeAt).ifPresent(at -> json.put("socAt", at.toString()));
    session.conditions().ifPresent(conditions -> json.set("conditions", ConditionsJson.write(conditions)));
    json.put("imported", session.imported().value());
    json.put("exported", session.exported().value());
    session.earned().ifPresent(money -> json.set("earned", money(money)));
    session.spent().ifPresent(money -> json.set("spent", money(money)));
    session.transactionId().ifPresent(id -> {
      var transaction = json.putObject("transaction").put("id", id);
      session.chargingState().ifPresent(state -> transaction.put("chargingState", state.name()));
    });
    json.set("driver", driver(viewing, session.driver()));
    json.put("wentOn", session.wentOn());
    session.expectation().ifPresent(expected -> json.set("expectation", expectation(expected)));
  }

  private static ObjectNode driver(Viewing viewing, DriverView driver) {
    var json = JsonNodeFactory.instance.objectNode()
        .put("identity", driver.identity().name().toLowerCase(Locale.ROOT)).put("lockedByPin", driver.lockedByPin())
        .put("pinSet", driver.pinSet()).put("standingOrder", driver.standingOrder());
    driver.remembered().ifPresent(conditions -> json.set("remembered", ConditionsJson.write(conditions)));
    driver.announcedUntil().ifPresent(until -> json.put("announcedUntil", at(viewing, until)));
    return json;
  }

  /** As things stand: another time once the clock was set. */
  private static String at(Viewing viewing, Deadline until) {
    return viewing.now().plus(until.left(viewing.nanoTime())).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static ObjectNode expectation(SessionView.Expectation expected) {
    var json = JsonNodeFactory.instance.objectNode();
    json.set("earnsAtLeast", money(expected.earnsAtLeast()));
    json.set("earnsAtMost", money(expected.earnsAtMost()));
    return json.put("lowestCharge", expected.lowestCharge().percent())
        .put("throughBattery", expected.throughBattery().value());
  }

  private static ObjectNode money(Money money) {
    return JsonNodeFactory.instance.objectNode().put("minorUnits", money.minorUnits())
        .put("currency", money.currency().getCurrencyCode());
  }

  private static ObjectNode summary(SummaryView summary) {
    var json = JsonNodeFactory.instance.objectNode().put("session", summary.sessionId())
        .put("plugged", summary.plugged().toString()).put("unplugged", summary.unplugged().toString())
        .put("permission", Viewing.permission(summary.permission())).put("imported", summary.imported().value())
        .put("exported", summary.exported().value()).put("recordsMatchMeter", summary.recordsMatchMeter())
        .put("delivered", summary.delivered());
    review(json, summary.review());
    account(json, summary.account());
    summary.earned().ifPresent(money -> json.set("earned", money(money)));
    summary.spent().ifPresent(money -> json.set("spent", money(money)));
    var records = json.putArray("records");
    summary.records().forEach(record -> records.add(settled(record)));
    return json;
  }

  private static void review(ObjectNode json, Review review) {
    var told = json.putObject("review").put("askedOut", review.askedOut().value()).put("askedIn",
        review.askedIn().value()).put("deliveredOut", review.deliveredOut().value())
        .put("deliveredIn", review.deliveredIn().value()).put("unlistedRefusals", review.unlisted());
    review.promisedCharge().ifPresent(charge -> told.put("promisedCharge", charge.percent()));
    review.lowestCharge().ifPresent(charge -> told.put("lowestCharge", charge.percent()));
    review.expectation().ifPresent(expected -> told.set("expectation", expectation(expected)));
    var refused = told.putArray("refused");
    review.refused().forEach(one -> refused.addObject().put("reason", one.reason().token())
        .put("from", one.from().toString()).put("until", one.until().toString()).put("times", one.times()));
    review.advice().ifPresent(advice -> {
      var best = told.putObject("advice").put("other", advice.alternative().token());
      best.set("earns", money(advice.outcome().earned()));
      best.put("chargeAtTheEnd", advice.outcome().last().percent());
    });
  }

  /** Without the claim's code: that is for the eyes of the driver alone. */
  private static void account(ObjectNode json, AccountView account) {
    var told = json.putObject("account").put("identified", account.identified());
    account.settlement().ifPresent(paid -> {
      told.set("offset", money(paid.offset()));
      told.set("due", money(paid.due()));
      told.set("left", money(paid.left()));
    });
    if (account.identified()) {
      told.put("compensation", account.use().name().toLowerCase(Locale.ROOT));
    }
  }

  private static ObjectNode settled(InterchangeRecord record) {
    var json = JsonNodeFactory.instance.objectNode().put("recordId", record.recordId())
        .put("start", record.start().toString()).put("end", record.end().toString())
        .put("direction", record.direction().name().toLowerCase(Locale.ROOT))
        .put("energy", record.energy().value()).put("quality", record.quality().token());
    json.set("amount", money(record.amount()));
    record.unitPrice().ifPresent(price -> json.set("unitPrice", ConditionsJson.price(price)));
    return json;
  }
}
