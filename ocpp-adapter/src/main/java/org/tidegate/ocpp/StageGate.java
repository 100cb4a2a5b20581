package org.tidegate.ocpp;

import eu.chargetime.ocpp.model.Request;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystem.Stage;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.ocpp.rpc.BootGate;
import org.tidegate.ocpp.rpc.BootGate.Registration;
import org.tidegate.ocpp.rpc.CallGate;

/**
 * Lets calls pass as far as the boot has come: while pending, reports and what the central system triggered go out too
 * (B02.FR.02). Station loop only.
 */
final class StageGate implements CallGate {
  private final BootGate gate = new BootGate();
  private final Set<Trigger> triggered = EnumSet.noneOf(Trigger.class);
  private Stage stage = Stage.UNKNOWN;

  private final ToIntFunction<String> mostBytes;

  /**
   * Lets nothing but a boot pass.
   *
   * @param mostBytes of a call with this action
   */
  StageGate(ToIntFunction<String> mostBytes) {
    this.mostBytes = mostBytes;
    becomes(Stage.UNKNOWN);
  }

  Stage stage() {
    return stage;
  }

  void becomes(Stage now) {
    if (stage != now) {
      triggered.clear();
    }
    stage = now;
    gate.becomes(switch (now) {
      case UNKNOWN -> Registration.REJECTED;
      case PENDING -> Registration.PENDING;
      case ACCEPTED -> Registration.ACCEPTED;
    });
  }

  /** The central system asked for this message. One that is triggered may be several on the wire, one for each EVSE. */
  void triggered(Trigger message) {
    if (stage == Stage.PENDING) {
      triggered.add(message);
    }
  }

  /** Before this request is sent. */
  void about(Outgoing<?> message, Request request) {
    if (message instanceof Outgoing.Report || trigger(message).filter(triggered::contains).isPresent()) {
      gate.askedFor(request);
    }
  }

  void finished(Request request) {
    gate.finished(request);
  }

  @Override
  public boolean maySend(String action, Request request) {
    return gate.maySend(action, request);
  }

  @Override
  public boolean mayReceive(String action) {
    return gate.mayReceive(action);
  }

  @Override
  public int mostBytes(String action) {
    return mostBytes.applyAsInt(action);
  }

  private static Optional<Trigger> trigger(Outgoing<?> message) {
    return switch (message) {
      case Outgoing.Heartbeat _ -> Optional.of(Trigger.HEARTBEAT);
      case Outgoing.ConnectorStatus _ -> Optional.of(Trigger.STATUS_NOTIFICATION);
      case Outgoing.MeterValues _ -> Optional.of(Trigger.METER_VALUES);
      case Outgoing.LogStatus _ -> Optional.of(Trigger.LOG_STATUS_NOTIFICATION);
      case Outgoing.FirmwareStatus _ -> Optional.of(Trigger.FIRMWARE_STATUS_NOTIFICATION);
      case Outgoing.Transaction _ -> Optional.of(Trigger.TRANSACTION_EVENT);
      case Outgoing.SignCertificate _ -> Optional.of(Trigger.SIGN_CHARGING_STATION_CERTIFICATE);
      default -> Optional.empty();
    };
  }
}
