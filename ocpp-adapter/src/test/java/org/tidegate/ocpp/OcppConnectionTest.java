package org.tidegate.ocpp;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.ConnectionPlan.Attempt;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.ocpp.SecuritySettings.Security;
import org.tidegate.ocpp.fixture.FakeStation;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.transport.BackOff;
import org.tidegate.ocpp.transport.Credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OcppConnectionTest {
  private static final NetworkProfile ONE = profile(1, "ws://one.example/ocpp", 1);
  private static final NetworkProfile TWO = profile(2, "wss://two.example/ocpp", 2);

  private final FakeStation station = new FakeStation();

  @Test
  void begin_eachSlot_hasItsOwnAddressAndCredentials() {
    var connection = new OcppConnection(OcppSettings.of(profile -> new Security("CS" + profile.slot(),
        Optional.of("password-" + profile.slot()), Optional.empty())));

    assertThat(connection.begin(new Attempt(ONE, false))).isEqualTo("ws://one.example/ocpp/CS1");
    assertThat(connection.webSocket().credentials()).contains(new Credentials("CS1", "password-1"));
    assertThat(connection.allowsRemotePermission()).isFalse();
    assertThat(connection.begin(new Attempt(TWO, false))).isEqualTo("wss://two.example/ocpp/CS2");
    assertThat(connection.webSocket().credentials()).contains(new Credentials("CS2", "password-2"));
    assertThat(connection.allowsRemotePermission()).isTrue();
    assertThat(connection.limits().callTimeout()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void begin_passwordMissing_isRefused() {
    var connection = new OcppConnection(OcppSettings.of(SecuritySettings.none("CS1")));

    assertThatThrownBy(() -> connection.begin(new Attempt(ONE, false))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void times_areTheStationsVariablesAtEachMoment() {
    var connection = new OcppConnection(Wire.SETTINGS);
    connection.serve(station);
    connection.begin(new Attempt(profile(1, "ws://localhost/", 0), false));
    station.variables.put(OcppCommVariables.RETRY_BACK_OFF_WAIT_MINIMUM, "1");
    station.variables.put(OcppCommVariables.RETRY_BACK_OFF_RANDOM_RANGE, "2");
    station.variables.put(OcppCommVariables.RETRY_BACK_OFF_REPEAT_TIMES, "3");
    station.variables.put(OcppCommVariables.WEB_SOCKET_PING_INTERVAL, "0");

    assertThat(connection.backOff()).isEqualTo(new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(2), 3));
    assertThat(connection.webSocket().timing().pingInterval()).isZero();
    station.variables.put(OcppCommVariables.WEB_SOCKET_PING_INTERVAL, "15");
    assertThat(connection.webSocket().timing().pingInterval()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  @Covers("B10.FR.06")
  void plan_namesAnotherConnection_theOldOneIsGoneBefore() {
    var wire = Wire.connected(Wire.SETTINGS);
    wire.attempt = new Attempt(profile(2, "ws://127.0.0.1:9001/", 0), true);
    wire.adapter.reconnect();
    wire.loop.runPosted();

    assertThat(wire.events).hasSize(3).startsWith("up").endsWith("up");
    assertThat(wire.events.get(1)).startsWith("down");
  }

  @Test
  void reconnect_whileItWaits_triesAtOnce() {
    var wire = Wire.connected(Wire.SETTINGS);
    wire.link.cut();
    wire.loop.runPosted();
    assertThat(wire.events).hasSize(2);
    wire.adapter.reconnect();
    wire.loop.runPosted();

    assertThat(wire.events).hasSize(3).endsWith("up");
  }

  @Test
  void plan_namesOneThatCanNotBeUsed_theNextOneIsAskedForAfterTheWait() {
    var wire = Wire.connected(Wire.SETTINGS);
    wire.attempt = new Attempt(TWO, false);
    wire.link.cut();
    wire.loop.advance(Duration.ofSeconds(20));
    assertThat(wire.events).hasSize(2);
    wire.attempt = new Attempt(profile(1, "ws://localhost/", 0), false);
    wire.loop.advance(Duration.ofMinutes(5));

    assertThat(wire.events).hasSize(3).endsWith("up");
  }

  @Test
  void link_refusedForLong_comesBackWithinThirtySecondsOfItsReturn() {
    var wire = Wire.connected(Wire.SETTINGS);
    wire.station.variables.put(OcppCommVariables.RETRY_BACK_OFF_WAIT_MINIMUM, "1");
    wire.station.variables.put(OcppCommVariables.RETRY_BACK_OFF_RANDOM_RANGE, "2");
    wire.station.variables.put(OcppCommVariables.RETRY_BACK_OFF_REPEAT_TIMES, "2");
    wire.link.refuse(Disconnection.of(Disconnection.Reason.UNREACHABLE));
    wire.link.cut();
    wire.loop.advance(Duration.ofHours(1));
    wire.link.admit();
    wire.loop.advance(Duration.ofSeconds(30));

    assertThat(wire.events).hasSize(3).endsWith("up");
  }

  private static NetworkProfile profile(int slot, String url, int security) {
    return NetworkProfile.of(slot, URI.create(url), security, Duration.ofSeconds(slot));
  }
}
