package org.tidegate.app.selftest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.app.standin.StandIn;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.Frame;

/**
 * The central system while the station is tested: a {@link StandIn} that asks for the powers of the self-test over OCPP
 * 2.0.1, as any central system would. Safe from any thread.
 */
public final class LocalAggregator implements TestAggregator, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LocalAggregator.class);
  private static final String TOKEN = "SELF-TEST";
  private static final int PROFILE = 1;

  private final StationLoop loop;
  private final StandIn standIn;
  private final String notice;
  private final String language;
  private int calls;

  /** Listens, by a loop of its own; {@code notice} is shown on the panel, in this language. */
  public LocalAggregator(StationLoop loop, String notice, String language) throws BindException {
    this.loop = loop;
    this.notice = notice;
    this.language = language;
    this.standIn = new StandIn(loop, 0, List.of(OcppVersion.V201.subprotocol()), this::heard);
  }

  /** Where the station finds it. */
  public URI address() {
    return standIn.address();
  }

  @Override
  public void start(int evseId) {
    var payload = json().put("remoteStartId", 1).put("evseId", evseId);
    payload.putObject("idToken").put("idToken", TOKEN).put("type", "Central");
    payload.set("chargingProfile", profile(Watts.ZERO));
    loop.execute(() -> call("RequestStartTransaction", payload));
  }

  @Override
  public void setpoint(int evseId, String transactionId, Watts power) {
    var payload = json().put("evseId", evseId);
    payload.set("chargingProfile", profile(power).put("transactionId", transactionId));
    loop.execute(() -> call("SetChargingProfile", payload));
  }

  /** One limit from now on; below 0 it is a setpoint. */
  private ObjectNode profile(Watts power) {
    var profile = json().put("id", PROFILE).put("stackLevel", 0).put("chargingProfilePurpose", "TxProfile")
        .put("chargingProfileKind", "Absolute");
    profile.putArray("chargingSchedule").addObject().put("id", 1).put("startSchedule", loop.now().toString())
        .put("chargingRateUnit", "W").putArray("chargingSchedulePeriod").addObject().put("startPeriod", 0)
        .put("limit", power.value());
    return profile;
  }

  @Override
  public void stop(String transactionId) {
    loop.execute(() -> call("RequestStopTransaction", json().put("transactionId", transactionId)));
  }

  private void heard(Frame frame) {
    switch (frame) {
      case Frame.Call call when call.action().equals("BootNotification") -> loop.execute(this::show);
      case Frame.Call _,Frame.CallResult _ -> {
        // What comes of it is seen at the devices.
      }
      default -> log.warn("the station does not understand the self-test: {}", frame);
    }
  }

  private void show() {
    var payload = json();
    payload.putObject("message").put("id", 1).put("priority", "AlwaysFront").putObject("message").put("format", "UTF8")
        .put("language", language).put("content", notice);
    call("SetDisplayMessage", payload);
  }

  private void call(String action, ObjectNode payload) {
    calls++;
    standIn.send(
        JsonNodeFactory.instance.arrayNode().add(2).add("self-test-" + calls).add(action).add(payload).toString());
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() {
    standIn.close();
  }
}
