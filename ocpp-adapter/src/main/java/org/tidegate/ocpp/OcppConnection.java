package org.tidegate.ocpp;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.ConnectionPlan.Attempt;
import org.tidegate.ocpp.OcppSettings.Server;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.RpcLimits;
import org.tidegate.ocpp.transport.BackOff;
import org.tidegate.ocpp.transport.Credentials;
import org.tidegate.ocpp.transport.WebSocketSettings;

/**
 * The connection to the central system that stands or is being tried, and its times as the station's variables say them
 * now. Station loop only.
 */
public final class OcppConnection {
  /** The device model takes messages of 256 KiB (BytesPerMessage); the frame around one is a little longer. */
  private static final int MOST_FRAME_BYTES = 257 * 1024;

  private final OcppSettings settings;
  private @Nullable CentralSystemRequests station;
  private @Nullable Server server;
  private Duration messageTimeout = RpcLimits.standard().callTimeout();

  /** None yet. */
  public OcppConnection(OcppSettings settings) {
    this.settings = settings;
  }

  /** For the WebSocket below. */
  public WebSocketSettings webSocket() {
    var begun = server;
    if (begun == null) {
      throw new IllegalStateException("no connection was begun");
    }
    var login = begun.password().map(password -> new Credentials(begun.identity(), password));
    var standard = WebSocketSettings.Timing.standard();
    return new WebSocketSettings(settings.versions().stream().map(OcppVersion::subprotocol).toList(), login,
        begun.tls(),
        new WebSocketSettings.Timing(standard.opening(), pingInterval(), standard.pong()), MOST_FRAME_BYTES, true);
  }

  OcppSettings settings() {
    return settings;
  }

  void serve(CentralSystemRequests requests) {
    station = requests;
    settings.security().serve(requests);
  }

  /**
   * Begins with another one; its address.
   *
   * @throws IllegalArgumentException when what its profile needs is not there
   */
  String begin(Attempt attempt) {
    server = Server.of(attempt.profile(), settings.security().of(attempt));
    messageTimeout = attempt.profile().messageTimeout();
    return server.url();
  }

  RpcLimits limits() {
    return RpcLimits.standard().withCallTimeout(messageTimeout);
  }

  /** Whether a driver's answer may come over it. */
  boolean allowsRemotePermission() {
    return settings.remotePermissionWithoutTls() || server != null && server.hasTls();
  }

  /** Part 4, 5.3. */
  BackOff backOff() {
    return new BackOff(seconds(OcppCommVariables.RETRY_BACK_OFF_WAIT_MINIMUM, 10),
        seconds(OcppCommVariables.RETRY_BACK_OFF_RANDOM_RANGE, 10),
        number(OcppCommVariables.RETRY_BACK_OFF_REPEAT_TIMES).orElse(5));
  }

  private Duration pingInterval() {
    return seconds(OcppCommVariables.WEB_SOCKET_PING_INTERVAL, 60);
  }

  private Duration seconds(VariableAddress variable, int otherwise) {
    return Duration.ofSeconds(number(variable).orElse(otherwise));
  }

  private Optional<Integer> number(VariableAddress variable) {
    return Optional.ofNullable(station)
        .flatMap(asked -> asked.getVariable(variable, AttributeType.Actual).value()).map(Integer::valueOf);
  }
}
