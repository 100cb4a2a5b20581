package org.tidegate.app.standin;

import com.fasterxml.jackson.databind.node.TextNode;
import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.RadioEvents;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.rpc.Frame;
import org.tidegate.ocpp.transport.CentralSystemEndpoint;
import org.tidegate.ocpp.transport.CentralSystemSettings;
import org.tidegate.ocpp.transport.CentralSystemSettings.Verdict;
import org.tidegate.ocpp.transport.StationChannel;

/**
 * Stands in for a central system: on this machine only, lets every station in and agrees to everything that it says. Each
 * is answered; the one that came last is spoken to. Safe from any thread, except {@link #send}.
 */
public final class StandIn implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StandIn.class);

  private final StationLoop loop;
  private final Consumer<Frame> heard;
  private final CentralSystemEndpoint server;
  private final URI address;
  private @Nullable StationChannel station;

  /**
   * Listens.
   *
   * @param port 0 takes any free one
   * @param subprotocols versions it speaks, as {@code ocpp2.0.1}
   * @param heard told, on the loop, of what a station says, before a call is answered
   * @throws BindException when the port can't be had
   */
  public StandIn(StationLoop loop, int port, List<String> subprotocols, Consumer<Frame> heard) throws BindException {
    this.loop = loop;
    this.heard = heard;
    this.server = new CentralSystemEndpoint(loop,
        CentralSystemSettings.onLoopback(port, subprotocols, (_, _) -> Verdict.WELCOME), this::welcome);
    this.address = URI.create("ws://127.0.0.1:" + listen() + "/ocpp");
  }

  /** Where a station finds it. */
  public URI address() {
    return address;
  }

  /** Says this to the station; nobody hears it while none is connected. Station loop only. */
  public void send(String frame) {
    loop.assertCurrent();
    if (station != null) {
      send(station, frame);
    }
  }

  private static void send(StationChannel to, String frame) {
    try {
      to.send(frame);
    } catch (NotConnectedException e) {
      log.info("the station is not connected, it does not get {}", frame);
    }
  }

  /** The library throws what the operating system says, without declaring it. */
  private int listen() throws BindException {
    try {
      return server.start().getPort();
    } catch (Exception refused) {
      server.close();
      throw refused;
    }
  }

  private void welcome(StationChannel channel) {
    station = channel;
    log.info("station {} is here", channel.identity());
    channel.accept(new RadioEvents() {
      @Override
      public void connected() {}

      @Override
      public void receivedMessage(Object message) {
        received(channel, (Frame) message);
      }

      @Override
      public void disconnected() {
        log.info("station {} is gone", channel.identity());
      }
    });
  }

  private void received(StationChannel from, Frame frame) {
    heard.accept(frame);
    if (frame instanceof Frame.Call call) {
      send(from, "[3," + TextNode.valueOf(call.id()) + "," + agreed(call.action()) + "]");
    }
  }

  private String agreed(String action) {
    return switch (action) {
      case "BootNotification" -> "{\"currentTime\":\"" + loop.now() + "\",\"interval\":300,\"status\":\"Accepted\"}";
      case "Heartbeat" -> "{\"currentTime\":\"" + loop.now() + "\"}";
      case "Authorize" -> "{\"idTokenInfo\":{\"status\":\"Accepted\"}}";
      case "DataTransfer", "NotifyEVChargingNeeds", "NotifyEVChargingSchedule", "SignCertificate" ->
        "{\"status\":\"Accepted\"}";
      case "PullDynamicScheduleUpdate" -> "{\"status\":\"Rejected\"}";
      default -> "{}";
    };
  }

  @Override
  public void close() {
    server.close();
  }
}
