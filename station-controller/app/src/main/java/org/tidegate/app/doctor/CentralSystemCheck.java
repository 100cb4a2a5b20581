package org.tidegate.app.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tidegate.app.InstallersFiles;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.StationConfiguration.Preset;
import org.tidegate.app.storage.StorageRefused;
import org.tidegate.app.storage.StoredOverview;
import org.tidegate.domain.devicemodel.SecurityVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.ocpp.certificates.StandingSecrets;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.transport.TlsTrial;

/**
 * Whether the central system of the configuration is reached, over TLS with the trust and the certificate that the station
 * has. No word of HTTP or OCPP is said: a station that is connected stays it.
 *
 * @param longest the handshake may take
 */
record CentralSystemCheck(StationConfiguration configuration, InstantSource clock, Reach reach, Duration longest) {
  private static final int PROFILE_WITH_CERTIFICATE = 3;
  /** RFC 8446, 6.2: what a server says of a client's certificate, in the words of the JDK. */
  private static final Pattern REFUSES_CERTIFICATE = Pattern.compile(
      "fatal alert: (bad_certificate|unsupported_certificate|certificate_(revoked|expired|unknown|required)|unknown_ca"
          + "|access_denied)");
  private static final Pattern NO_PATH = Pattern.compile(
      "unable to find valid certification path|does not chain with any of the trust anchors");

  Finding examine() {
    var url = configuration.ocpp().url();
    boolean isSecure = "wss".equalsIgnoreCase(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : isSecure ? 443 : 80;
    var about = "central system " + url.getHost() + ":" + port;
    return reach.of(url.getHost(), port).map(why -> Finding.bad(about, "not reached: " + why))
        .orElseGet(() -> isSecure ? secured(about, url) : Finding.ok(about, "reached, without encryption"));
  }

  private Finding secured(String about, URI url) {
    StandingSecrets secrets;
    try {
      secrets = StandingSecrets.of(configuration.storage().resolve("keyring"),
          InstallersFiles.read(configuration.ocpp()), isCertified(), allowsWildcards());
    } catch (AccessDeniedException hidden) {
      return Finding.note(about,
          "reached; TLS is not tried: the keyring can't be read by this user; run this as the station's");
    } catch (IOException | CertificateException | ConfigurationRefused | IllegalArgumentException unusable) {
      return Finding.bad(about, "reached; TLS is not tried: " + unusable.getMessage());
    }
    return TlsTrial.of(url, secrets.tls(), longest)
        .map(why -> Finding.bad(about, "TLS fails: " + failure(why, secrets, url)))
        .orElseGet(() -> Finding.ok(about, "reached over TLS" + whose(secrets)));
  }

  private boolean isCertified() {
    return configuration.ocpp().securityProfile() == PROFILE_WITH_CERTIFICATE;
  }

  private static String whose(StandingSecrets secrets) {
    return secrets.shown().map(shown -> "; its certificate " + name(shown) + " is trusted").orElse("")
        + secrets.own().map(own -> ", and the station's " + name(own) + " is not refused").orElse("");
  }

  private String failure(Disconnection why, StandingSecrets secrets, URI url) {
    var detail = why.detail().isEmpty() ? "" : " (" + why.detail() + ")";
    var its = secrets.shown().map(shown -> "the central system's certificate " + name(shown))
        .orElse("the central system's certificate");
    return switch (why.reason()) {
      case WRONG_HOST_NAME -> its + " is for another name than " + url.getHost() + detail;
      case CERTIFICATE_INVALID -> its + invalid(why, secrets) + detail;
      case TLS_VERSION_TOO_LOW -> "the central system speaks only versions before 1.2" + detail;
      case OPENING_TIMED_OUT -> "no end of the handshake within " + longest.toSeconds() + " s";
      case CLOSED_THERE -> "the central system closes the connection"
          + secrets.own().map(own -> "; perhaps it refuses the station's certificate " + name(own)).orElse("");
      default -> isAboutStation(why, secrets) ? refused(secrets) + detail : why.toString();
    };
  }

  /** With TLS 1.2 nothing else is left to refuse once the central system has shown who it is. */
  private static boolean isAboutStation(Disconnection why, StandingSecrets secrets) {
    return REFUSES_CERTIFICATE.matcher(why.detail()).find()
        || why.reason() == Disconnection.Reason.TLS_REFUSED && secrets.shown().isPresent();
  }

  private String invalid(Disconnection why, StandingSecrets secrets) {
    return secrets.shown().flatMap(this::outOfTime).orElseGet(() -> NO_PATH.matcher(why.detail()).find()
        ? " comes from " + secrets.shown().map(shown -> shown.getIssuerX500Principal().getName()).orElse("somebody")
            + ", for whom no root vouches that the station trusts"
        : " is not trusted");
  }

  private Optional<String> outOfTime(X509Certificate shown) {
    var now = clock.instant();
    var end = shown.getNotAfter().toInstant();
    var begin = shown.getNotBefore().toInstant();
    return end.isBefore(now)
        ? told(" ended at ", end, now)
        : begin.isAfter(now) ? told(" is not valid before ", begin, now) : Optional.empty();
  }

  private static Optional<String> told(String what, Instant moment, Instant now) {
    return Optional.of(what + moment + "; here it is " + now);
  }

  private String refused(StandingSecrets secrets) {
    return secrets.own().map(own -> "the central system refuses the station's certificate " + name(own))
        .orElse(isCertified()
            ? "the central system wants a certificate of the station, which has none"
            : "the central system wants a certificate of the station, which shows one with security profile 3 only");
  }

  /** AllowCSMSTLSWildcards as the station has it: what the central system set counts before the installer's. */
  boolean allowsWildcards() {
    var wanted = SecurityVariables.ALLOW_CSMS_TLS_WILDCARDS;
    var preset = configuration.presets().stream()
        .filter(one -> wanted.equals(new VariableAddress(one.component(), one.variable()))).map(Preset::value);
    return Stream.concat(preset, set(wanted)).reduce((_, newer) -> newer).filter("true"::equals).isPresent();
  }

  private Stream<String> set(VariableAddress wanted) {
    try {
      return new StoredOverview(configuration.storage()).variables().stream()
          .filter(one -> wanted.equals(new VariableAddress(one.component(), one.variable())))
          .map(StoredOverview.SetVariable::value);
    } catch (StorageRefused none) {
      return Stream.empty(); // Before the first start; a damaged one is told by the start.
    }
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }
}
