package org.tidegate.app.selftest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.RadioEvents;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.ocpp.rpc.Frame;
import org.tidegate.ocpp.transport.CentralSystemEndpoint;
import org.tidegate.ocpp.transport.CentralSystemSettings;
import org.tidegate.ocpp.transport.CentralSystemSettings.Verdict;
import org.tidegate.ocpp.transport.StationChannel;

/**
 * Stands in for the central system while the station is tested: on this machine only, agrees to everything, and asks for
 * the powers of the self-test over OCPP 2.0.1, as any central system would. Safe from any thread.
 */
public final class LocalAggregator implements TestAggregator, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LocalAggregator.class);
  private static final String TOKEN = "SELF-TEST";
  private static final int PROFILE = 1;

  private final StationLoop loop;
  private final CentralSystemEndpoint server;
  private final URI address;
  private final String notice;
  private final String language;
  private @Nullable StationChannel station;
  private int calls;

  /** Listens, by a loop of its own; {@code notice} is shown on the panel, in this language. */
  public LocalAggregator(StationLoop loop, String notice, String language) {
    this.loop = loop;
    this.notice = notice;
    this.language = language;
    this.server = new CentralSystemEndpoint(loop,
        CentralSystemSettings.onLoopback(0, List.of("ocpp2.0.1"), (_, _) -> Verdict.WELCOME), this::welcome);
    this.address = URI.create("ws://127.0.0.1:" + server.start().getPort() + "/ocpp");
  }

  /** Where the station finds it. */
  public URI address() {
    return address;
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

  private void welcome(StationChannel channel) {
    station = channel;
    channel.accept(new RadioEvents() {
      @Override
      public void connected() {}

      @Override
      public void receivedMessage(Object message) {
        received((Frame) message);
      }

      @Override
      public void disconnected() {}
    });
  }

  private void received(Frame frame) {
    switch (frame) {
      case Frame.Call call -> {
        send("[3,\"" + call.id() + "\"," + agreed(call.action()) + "]");
        if (call.action().equals("BootNotification")) {
          show();
        }
      }
      case Frame.CallResult _ -> {
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

  private String agreed(String action) {
    return switch (action) {
      case "BootNotification" -> "{\"currentTime\":\"" + loop.now() + "\",\"interval\":300,\"status\":\"Accepted\"}";
      case "Heartbeat" -> "{\"currentTime\":\"" + loop.now() + "\"}";
      case "Authorize" -> "{\"idTokenInfo\":{\"status\":\"Accepted\"}}";
      case "DataTransfer", "NotifyEVChargingNeeds", "NotifyEVChargingSchedule" -> "{\"status\":\"Accepted\"}";
      default -> "{}";
    };
  }

  private void call(String action, ObjectNode payload) {
    calls++;
    send(JsonNodeFactory.instance.arrayNode().add(2).add("self-test-" + calls).add(action).add(payload).toString());
  }

  private void send(String frame) {
    try {
      if (station != null) {
        station.send(frame);
      }
    } catch (NotConnectedException e) {
      log.info("the station is not connected, it does not get {}", frame);
    }
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() {
    server.close();
  }
}
