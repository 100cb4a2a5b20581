package org.tidegate.ocpp.certificates;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.ConnectionPlan;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.security.RootUse;
import org.tidegate.ocpp.SecuritySettings;
import org.tidegate.ocpp.rpc.Disconnection.Reason;

/**
 * What the connection to the central system shows and trusts, attempt by attempt. Station loop only.
 *
 * <p>Where the keyring holds a new password or certificate beside an old one, the new one is tried first. While the central
 * system refuses it, both take turns; whichever opens a connection stays, the other one goes (A02.FR.10, A02.FR.28). A
 * network profile with identity or password of its own uses these, and no other.
 */
public final class ConnectionSecrets implements SecuritySettings {
  private static final int PROFILE_WITH_CERTIFICATE = 3;

  private final FileKeyring keyring;
  private final String identity;
  private Strictness strictness = Strictness.STANDARD;
  private boolean olderPassword;
  private boolean olderCertificate;
  private int refusals;
  private @Nullable Attempt attempt;

  /** Of this keyring, for the station of this name. */
  public ConnectionSecrets(FileKeyring keyring, String identity) {
    this.keyring = keyring;
    this.identity = identity;
  }

  @Override
  public void serve(CentralSystemRequests station) {
    strictness = new Strictness(station);
  }

  @Override
  public Security of(NetworkProfile profile) {
    return of(profile, false);
  }

  @Override
  public Security of(ConnectionPlan.Attempt wanted) {
    return of(wanted.profile(), wanted.migrates());
  }

  private Security of(NetworkProfile profile, boolean migrates) {
    var held = keyring.held();
    boolean certified = profile.securityProfile() == PROFILE_WITH_CERTIFICATE;
    var password = profile.password().isPresent()
        ? profile.password().map(held.profilePasswords()::get)
        : choose(held.passwords(), olderPassword);
    var now = new Attempt(certified, profile.password().isPresent(), certified ? Optional.empty() : password,
        certified ? choose(held.own(), olderCertificate) : Optional.empty(),
        profile.securityProfile() < NetworkProfile.FIRST_WITH_TLS
            ? Optional.empty()
            : Optional.of(trust(held, migrates)));
    attempt = now;
    return new Security(profile.identity().orElse(identity), now.password,
        now.trust.map(trust -> context(now.own, trust)));
  }

  @Override
  public boolean sawCertificate() {
    return attempt != null && attempt.trust.map(CentralSystemTrust::sawCertificate).orElse(false);
  }

  @Override
  public boolean opened() {
    if (attempt == null) {
      return false;
    }
    var held = keyring.held();
    boolean discarded = attempt.own.isPresent() && olderCertificate && held.own().size() > 1;
    if (held.passwords().size() > 1 && !attempt.withProfilePassword) {
      attempt.password.ifPresent(keyring::proven);
    }
    if (held.own().size() > 1) {
      attempt.own.ifPresent(keyring::proven);
    }
    if (strictness.additionalRootCheck() && attempt.trust.map(CentralSystemTrust::acceptedByTheFirst).orElse(false)) {
      keyring.newestRootProven();
    }
    if (!attempt.withProfilePassword) {
      olderPassword = false;
    }
    olderCertificate = false;
    refusals = 0;
    return discarded;
  }

  @Override
  public void failed(Reason why) {
    if (attempt == null) {
      return;
    }
    if (attempt.withProfilePassword) {
      return; // There is no other one to try.
    }
    if (!attempt.certified) {
      olderPassword ^= why == Reason.UNAUTHORIZED;
    } else if (isRefusal(why) && ++refusals % strictness.attemptsPerRound() == 0) {
      olderCertificate = !olderCertificate;
    }
  }

  /** With TLS 1.3 a certificate is refused after the handshake, by closing. */
  private static boolean isRefusal(Reason why) {
    return switch (why) {
      case UNAUTHORIZED, TLS_FAILED, TLS_REFUSED, CLOSED_THERE, REFUSED -> true;
      default -> false;
    };
  }

  static <T> Optional<T> choose(List<T> oldestFirst, boolean older) {
    return oldestFirst.isEmpty()
        ? Optional.empty()
        : Optional.of(older ? oldestFirst.getFirst() : oldestFirst.getLast());
  }

  /** With the additional check another central system must be vouched for by the newest root itself (M05.FR.15, M05.FR.16). */
  private CentralSystemTrust trust(Held held, boolean migrates) {
    boolean wildcards = strictness.wildcards();
    try {
      if (!held.pinned() || !strictness.additionalRootCheck()) {
        return usualTrust(held, wildcards);
      }
      var roots = roots(held);
      boolean newestOnly = migrates && roots.size() > 1;
      return CentralSystemTrust.newestFirst(newestOnly ? List.of(roots.getLast()) : roots, wildcards);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java checks certificates", e);
    }
  }

  /** Without the additional check. */
  static CentralSystemTrust usualTrust(Held held, boolean wildcards) throws GeneralSecurityException {
    return held.pinned() ? CentralSystemTrust.of(roots(held), wildcards) : CentralSystemTrust.ofJava(wildcards);
  }

  private static List<X509Certificate> roots(Held held) {
    return held.roots(RootUse.CSMSRootCertificate).stream().map(Held.Root::certificate).toList();
  }

  static SSLContext context(Optional<Held.Own> own, CentralSystemTrust trust) {
    try {
      var keys = own.map(identity -> new KeyManager[]{new OwnIdentity(identity)}).orElseGet(() -> new KeyManager[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[]{trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  private record Attempt(boolean certified, boolean withProfilePassword, Optional<String> password,
      Optional<Held.Own> own,
      Optional<CentralSystemTrust> trust) {}
}
