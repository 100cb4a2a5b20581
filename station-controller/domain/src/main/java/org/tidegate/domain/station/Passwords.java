package org.tidegate.domain.station;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.devicemodel.SecurityVariables;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.security.SecurityEventType;

/** A new password for HTTP Basic authentication, OCPP 2.0.1 A01. Station loop only. */
@OnStationLoop
final class Passwords {
  private static final int PROFILE_WITH_CERTIFICATE = 3;

  private final StationCore core;
  private final NetworkProfiles profiles;
  private final Connections connections;
  private CompletionStage<Void> kept = CompletableFuture.completedStage(null);

  Passwords(StationCore core, NetworkProfiles profiles, Connections connections) {
    this.core = core;
    this.profiles = profiles;
    this.connections = connections;
  }

  /** From now on what is set is new. */
  void start() {
    core.deviceModel().onChange(SecurityVariables.BASIC_AUTH_PASSWORD, this::changed);
  }

  /** Completes when what was set since it was last asked is durable; with an exception when it can't be. */
  CompletionStage<Void> kept() {
    var newest = kept;
    kept = CompletableFuture.completedStage(null);
    return newest;
  }

  /** A01.FR.11, A01.FR.12: that it changed is written down, but not to what. */
  private void changed(String password) {
    var current = connections.current();
    kept = core.keyring().keepPassword(password, current.password()).thenCompose(_ -> follow(current))
        .thenAccept(_ -> {});
  }

  /** Completes when it is durable that the connection in use goes on with it. */
  private CompletionStage<Boolean> follow(NetworkProfile current) {
    var stored = new CompletableFuture<Boolean>();
    core.acting().act(() -> {
      if (current.password().isPresent()) {
        connections.replace(current, profiles.useStationsPassword(current));
      }
      core.security().raise(SecurityEventType.ReconfigurationOfSecurityParameters, "new password");
      int profile = core.deviceModel().integer(SecurityVariables.SECURITY_PROFILE);
      if (profile > 0 && profile < PROFILE_WITH_CERTIFICATE) {
        core.reconnectSoon();
      }
      core.journal().answer(stored, true);
    });
    return stored;
  }
}
