package org.tidegate.ocpp.certificates;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.security.RootUse;
import org.tidegate.ocpp.rpc.Disconnection.Reason;

/**
 * What the connection to the central system shows and trusts, attempt by attempt. Station loop only.
 *
 * <p>Where the keyring holds a new password or certificate beside an old one, the new one is tried first. While the central
 * system refuses it, both take turns; whichever opens a connection stays, the other one goes (A02.FR.10, A02.FR.28).
 */
public final class ConnectionSecrets {
  private static final int PROFILE_WITH_TLS = 2;
  private static final int PROFILE_WITH_CERTIFICATE = 3;

  private final FileKeyring keyring;
  private boolean olderPassword;
  private boolean olderCertificate;
  private int refusals;
  private @Nullable Attempt attempt;

  /** Of this keyring. */
  public ConnectionSecrets(FileKeyring keyring) {
    this.keyring = keyring;
  }

  /**
   * How a connection is to be secured. Immutable.
   *
   * @param securityProfile 0 to 3
   * @param additionalRootCheck whether a root before the newest is only to fall back on
   * @param wildcards whether a name with a wildcard will do
   * @param attemptsPerRound after as many refusals the other certificate has its turn
   */
  public record Policy(int securityProfile, boolean additionalRootCheck, boolean wildcards, int attemptsPerRound) {}

  /** Another attempt begins; from now on the other methods are about it. */
  public void begin(Policy policy) {
    var held = keyring.held();
    var password = choose(held.passwords(), olderPassword);
    var own = policy.securityProfile == PROFILE_WITH_CERTIFICATE
        ? choose(held.own(), olderCertificate)
        : Optional.<Held.Own>empty();
    attempt = new Attempt(policy, password, own, policy.securityProfile < PROFILE_WITH_TLS
        ? Optional.empty()
        : Optional.of(trust(policy, held)));
  }

  /** For security profiles 1 and 2. */
  public Optional<String> password() {
    return Optional.ofNullable(attempt).filter(now -> now.policy.securityProfile != PROFILE_WITH_CERTIFICATE)
        .flatMap(Attempt::password);
  }

  /** For security profiles 2 and 3. */
  public Optional<SSLContext> tls() {
    return Optional.ofNullable(attempt).flatMap(now -> now.trust.map(trust -> context(now, trust)));
  }

  /** Whether the central system showed its certificate during this attempt. */
  public boolean sawCertificate() {
    return attempt != null && attempt.trust.map(CentralSystemTrust::sawCertificate).orElse(false);
  }

  /**
   * The attempt succeeded: what it used is right.
   *
   * @return whether a new certificate is given up for the old one (A02.FR.29)
   */
  public boolean opened() {
    if (attempt == null) {
      return false;
    }
    var held = keyring.held();
    boolean discarded = attempt.own.isPresent() && olderCertificate && held.own().size() > 1;
    if (attempt.policy.securityProfile != PROFILE_WITH_CERTIFICATE && held.passwords().size() > 1) {
      attempt.password.ifPresent(keyring::proven);
    }
    if (held.own().size() > 1) {
      attempt.own.ifPresent(keyring::proven);
    }
    if (attempt.policy.additionalRootCheck && attempt.trust.map(CentralSystemTrust::acceptedByTheFirst).orElse(false)) {
      keyring.newestRootProven();
    }
    newestAgain();
    return discarded;
  }

  /** Something new is held: it comes first. */
  public void newestAgain() {
    olderPassword = false;
    olderCertificate = false;
    refusals = 0;
  }

  /** The attempt failed. */
  public void failed(Reason why) {
    if (attempt == null) {
      return;
    }
    if (attempt.policy.securityProfile != PROFILE_WITH_CERTIFICATE) {
      olderPassword ^= why == Reason.UNAUTHORIZED;
    } else if (isRefusal(why) && ++refusals % Math.max(1, attempt.policy.attemptsPerRound) == 0) {
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

  private static <T> Optional<T> choose(List<T> oldestFirst, boolean older) {
    return oldestFirst.isEmpty()
        ? Optional.empty()
        : Optional.of(older ? oldestFirst.getFirst() : oldestFirst.getLast());
  }

  private static CentralSystemTrust trust(Policy policy, Held held) {
    var roots = held.roots(RootUse.CSMSRootCertificate).stream().map(Held.Root::certificate).toList();
    try {
      if (!held.pinned()) {
        return CentralSystemTrust.ofJava(policy.wildcards);
      }
      return policy.additionalRootCheck
          ? CentralSystemTrust.newestFirst(roots, policy.wildcards)
          : CentralSystemTrust.of(roots, policy.wildcards);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java checks certificates", e);
    }
  }

  private static SSLContext context(Attempt attempt, CentralSystemTrust trust) {
    try {
      var keys = attempt.own.map(own -> new KeyManager[]{new OwnIdentity(own)}).orElseGet(() -> new KeyManager[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[]{trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  private record Attempt(Policy policy, Optional<String> password, Optional<Held.Own> own,
      Optional<CentralSystemTrust> trust) {}
}
