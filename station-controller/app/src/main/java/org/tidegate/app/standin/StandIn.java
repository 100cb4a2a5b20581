package org.tidegate.app.standin;

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
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.ErrorCode;
import org.tidegate.ocpp.rpc.Frame;
import org.tidegate.ocpp.rpc.FrameWriter;
import org.tidegate.ocpp.rpc.LogText;
import org.tidegate.ocpp.transport.CentralSystemEndpoint;
import org.tidegate.ocpp.transport.CentralSystemSettings;
import org.tidegate.ocpp.transport.CentralSystemSettings.Verdict;
import org.tidegate.ocpp.transport.StationChannel;
import org.tidegate.ocpp.v201.V201;
import org.tidegate.ocpp.v21.V21;

/**
 * Stands in for a central system: on this machine only, lets every station in and agrees to everything that it says. Each
 * is answered; the one that came last is spoken to. What is no message of OCPP is refused by a CALLERROR, and logged. Safe from any thread, except {@link #send}.
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

  /** What is no call is answered as Part 4, 4.2.3 and 4.3 ask; what is an answer is never answered. */
  private void received(StationChannel from, Frame frame) {
    heard.accept(frame);
    switch (frame) {
      case Frame.Call call when isKnown(call.action(), from) ->
        send(from, FrameWriter.result(call.id(), agreed(call.action())));
      case Frame.Call call -> refuse(from,
          new Frame.Unreadable(call.id(), ErrorCode.NotImplemented,
              "no message is called " + LogText.of(call.action())));
      case Frame.Unreadable unreadable -> refuse(from, unreadable);
      case Frame.BrokenAnswer broken ->
        log.warn("station {}: a broken answer to {}: {}", from.identity(), LogText.of(broken.id()), broken.why());
      case Frame.CallError error -> log.info("station {} refuses {}: {} {}", from.identity(), LogText.of(error.id()),
          LogText.of(error.code()), LogText.of(error.description()));
      case Frame.AnswerRefused refused when speaks21(from) -> log.warn("station {} can't read the answer to {}: {}",
          from.identity(), LogText.of(refused.id()), LogText.of(refused.why()));
      case Frame.AnswerRefused refused -> refuse(from, unknownType(refused.id()));
      case Frame.Unconfirmed sent when !speaks21(from) -> refuse(from, unknownType(sent.id()));
      case Frame.Unconfirmed _,Frame.CallResult _ -> {
        // Heard.
      }
    }
  }

  private static void refuse(StationChannel from, Frame.Unreadable frame) {
    log.warn("station {} sends what can't be answered with more than {}: {}", from.identity(), frame.code(),
        frame.why());
    send(from, FrameWriter.error(frame.id(), frame.code(), frame.why()));
  }

  private static Frame.Unreadable unknownType(String id) {
    return new Frame.Unreadable(id, ErrorCode.MessageTypeNotSupported, "unknown message type");
  }

  private static boolean isKnown(String action, StationChannel from) {
    return (speaks21(from) ? V21.find(action) : V201.find(action)).isPresent();
  }

  private static boolean speaks21(StationChannel from) {
    return from.subprotocol().flatMap(OcppVersion::of).filter(OcppVersion.V21::equals).isPresent();
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
