package org.tidegate.app.conformance;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tidegate.app.virtual.VirtualSetup.Trust;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.certificates.Authority;
import org.tidegate.ocpp.certificates.ConnectionSecrets;
import org.tidegate.ocpp.certificates.FileKeyring;
import org.tidegate.ocpp.certificates.InstallersKeys;
import org.tidegate.ocpp.transport.CentralSystemSettings;
import org.tidegate.ocpp.transport.CentralSystemSettings.Verdict;
import org.tidegate.ocpp.transport.Credentials;

/**
 * What cases about security need besides the bench: an authority, a keyring in files for the station, and a front door for
 * the central system. Test thread only.
 */
final class Secured implements AfterEachCallback {
  static final String IDENTITY = "virtual";
  static final String PASSWORD = "Configured=16+@.";
  private static final Duration MESSAGE_TIMEOUT = Duration.ofSeconds(30);

  /** Signs the central system's certificate and the station's. */
  final Authority operator = Authority.root("Operator");
  /** Of the central system, as it should be. */
  final Authority.Issued valid = operator.server("localhost");
  final FrontDoor door = new FrontDoor();
  private final List<Login> logins = new CopyOnWriteArrayList<>();
  private final Bench bench;
  private final Set<String> identities = ConcurrentHashMap.newKeySet();
  private volatile Predicate<Optional<Credentials>> welcome = _ -> true;

  /** An attempt to log in. Immutable. */
  record Login(String identity, Optional<Credentials> credentials) {}

  Secured(Bench bench) {
    this.bench = bench;
    identities.add(IDENTITY);
  }

  /** The station has a keyring in this folder with a root of the operator's, and connects without security. */
  void keyring(Path folder) {
    bench.with(setup -> setup.trusting(trust(folder, installed(1)), setup.connection(), UnaryOperator.identity()));
  }

  /** The station connects by this security profile, for which its installer provided. */
  void profile(int securityProfile, Path folder) {
    profile(securityProfile, folder, installed(securityProfile));
  }

  /** The station connects by this security profile, with these keys. */
  void profile(int securityProfile, Path folder, InstallersKeys keys) {
    serve(securityProfile);
    bench.with(setup -> setup.trusting(trust(folder, keys), connection(securityProfile), this::watching));
  }

  /** From now on the central system serves stations of this security profile. */
  void serve(int securityProfile) {
    switch (securityProfile) {
      case 1 -> door.plain();
      case 2 -> door.shows(valid.server());
      default -> door.asksFor(valid.server(operator.certificate()));
    }
  }

  /** What the installer provides for this profile; without a root for none. */
  InstallersKeys installed(int securityProfile) {
    return new InstallersKeys(List.of(operator.certificate()),
        securityProfile == 3 ? Optional.of(stationIdentity(operator)) : Optional.empty(), Optional.of(PASSWORD));
  }

  static InstallersKeys.Identity stationIdentity(Authority by) {
    var issued = by.issue("O=Operator,CN=" + IDENTITY, Authority.keys("EC", 256), Authority.FROM, Authority.UNTIL);
    return new InstallersKeys.Identity(issued.keys().getPrivate(), List.of(issued.certificate()));
  }

  /** Who tried to log in, oldest first. */
  List<Login> logins() {
    return logins;
  }

  /** From now on the central system knows a station of this identity, too. */
  void knows(String identity) {
    identities.add(identity);
  }

  /** From now on only these are let in. */
  void letsIn(Predicate<Optional<Credentials>> whom) {
    welcome = whom;
  }

  /** The address of slots that cases set. */
  URI address(int securityProfile) {
    return securityProfile < NetworkProfile.FIRST_WITH_TLS ? door.plainAddress() : door.secureAddress();
  }

  /** Waits until the station is connected; how long it took. */
  Duration awaitConnection() {
    var from = bench.station().loop.nanoTime();
    if (!bench.advanceUntil(bench.centralSystem()::isConnected, Duration.ofMinutes(10))) {
      throw new AssertionError("the station does not connect");
    }
    return Duration.ofNanos(bench.station().loop.nanoTime() - from);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    door.close();
  }

  private Function<StationLoop, Trust> trust(Path folder, InstallersKeys keys) {
    return loop -> {
      var opened = FileKeyring.open(folder.resolve("keyring"), keys, loop, Runnable::run);
      return new Trust(opened, new ConnectionSecrets(opened, IDENTITY));
    };
  }

  private Function<URI, NetworkProfile> connection(int securityProfile) {
    return centralSystem -> {
      door.before(centralSystem);
      return NetworkProfile.of(1, address(securityProfile), securityProfile, MESSAGE_TIMEOUT);
    };
  }

  private CentralSystemSettings watching(CentralSystemSettings settings) {
    return new CentralSystemSettings(settings.address(), settings.subprotocols(), (identity, login) -> {
      if (!identities.contains(identity)) {
        return Verdict.UNKNOWN_STATION; // Such as the beginning of TLS where nobody speaks it.
      }
      logins.add(new Login(identity, login));
      return welcome.test(login) ? Verdict.WELCOME : Verdict.UNAUTHORIZED;
    }, settings.tls(), settings.opening(), settings.mostFrameBytes());
  }
}
