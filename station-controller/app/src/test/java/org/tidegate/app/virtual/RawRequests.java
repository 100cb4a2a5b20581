package org.tidegate.app.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A central system that writes its requests by hand, with ' for ". */
final class RawRequests {
  private final VirtualStation station;
  private int lastId;

  RawRequests(VirtualStation station) {
    this.station = station;
  }

  /** What the station answers at once. */
  JsonNode ask(String action, String payload) {
    var id = "ask-" + ++lastId;
    station.sendRaw("[2,\"%s\",\"%s\",%s]".formatted(id, action, payload.replace('\'', '"')));
    return station.frames().stream().filter(frame -> frame.path(0).asInt() == 3 && frame.path(1).asText().equals(id))
        .findFirst().orElseThrow(() -> new AssertionError("no answer to " + action)).path(2);
  }

  /** The status of that. */
  String status(String action, String payload) {
    return ask(action, payload).path("status").asText();
  }

  /** Sets a variable of a component without EVSE. */
  String set(String component, String variable, String value) {
    return ask("SetVariables", """
        {'setVariableData':[{'component':{'name':'%s'},'variable':{'name':'%s'},'attributeValue':'%s'}]}"""
        .formatted(component, variable, value)).at("/setVariableResult/0/attributeStatus").asText();
  }

  /** A profile of the transaction at this EVSE, with one schedule. */
  String setTxProfile(int evseId, String kind, String schedule, String period) {
    return status("SetChargingProfile", """
        {'evseId':%d,'chargingProfile':{'id':%d,'stackLevel':0,'chargingProfilePurpose':'TxProfile',
        'chargingProfileKind':'%s','transactionId':'%s','chargingSchedule':[{'id':1,'chargingRateUnit':'W'%s,
        'chargingSchedulePeriod':[{'startPeriod':0%s}]}]}}""".formatted(evseId, 100 + evseId, kind,
        station.evse(evseId).session().orElseThrow().transactionId().orElseThrow(), schedule, period));
  }

  /** The profiles of these criteria, as the station reports them. */
  List<JsonNode> profiles(String criteria) {
    int before = sent("ReportChargingProfiles").size();
    ask("GetChargingProfiles", "{'requestId':%d,'chargingProfile':%s}".formatted(++lastId, criteria));
    station.seconds(1);
    var reports = sent("ReportChargingProfiles");
    return reports.subList(before, reports.size()).stream()
        .flatMap(report -> report.path("chargingProfile").valueStream()).toList();
  }

  /** The payloads that the station has sent with this action. */
  List<JsonNode> sent(String action) {
    return station.frames().stream()
        .filter(frame -> frame.path(0).asInt() == 2 && frame.path(2).asText().equals(action))
        .map(frame -> frame.path(3)).toList();
  }
}
