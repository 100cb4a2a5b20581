package org.tidegate.ocpp;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.ocpp.SecuritySettings.Security;
import org.tidegate.ocpp.dialect.V2xSpelling;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.transport.ConnectionUrl;

/**
 * How the central system is reached and spoken to. Immutable.
 *
 * @param security as whom, and whom it trusts
 * @param v2x our vendor id, and how discharging is written on OCPP 2.0.1
 * @param versions offered in the handshake, the preferred one first; the central system chooses
 * @param remotePermissionWithoutTls for demonstrations only: takes {@code SetPermission} over any connection
 */
public record OcppSettings(SecuritySettings security, V2xSpelling v2x, List<OcppVersion> versions,
    boolean remotePermissionWithoutTls) {
  /** Every version, the newest first. */
  public static final List<OcppVersion> EVERY_VERSION = List.of(OcppVersion.V21, OcppVersion.V201);

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when no version is to be offered
   */
  public OcppSettings {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a version of OCPP is to be offered");
    }
  }

  /** Standard spellings, and every version. */
  public static OcppSettings of(SecuritySettings security) {
    return new OcppSettings(security, V2xSpelling.standard(), EVERY_VERSION, false);
  }

  /**
   * The central system. Immutable; never prints the password.
   *
   * @param endpoint ws or wss, without the identity
   * @param identity of this station
   * @param password for HTTP Basic authentication
   * @param securityProfile 0 (none at all, for demonstrations) to 3
   * @param tls whom to trust, with the station's certificate for profile 3; absent: whom Java trusts
   */
  public record Server(URI endpoint, String identity, Optional<String> password, int securityProfile,
      Optional<SSLContext> tls) {
    /**
     * Checks that all of it fits together (A00).
     *
     * @throws IllegalArgumentException with what does not
     */
    public Server {
      url(endpoint, identity);
      require(securityProfile >= 0 && securityProfile <= 3, "a security profile is 0 to 3");
      require(securityProfile < NetworkProfile.FIRST_WITH_TLS || isSecure(endpoint),
          "security profiles 2 and 3 need wss");
      require(securityProfile != 1 && securityProfile != 2 || password.isPresent(),
          "security profiles 1 and 2 need a password");
      require(securityProfile != 3 || tls.isPresent(), "security profile 3 needs the station's certificate");
    }

    /**
     * Whom this profile names, reached with this.
     *
     * @throws IllegalArgumentException when what the profile needs is not there
     */
    public static Server of(NetworkProfile profile, Security security) {
      return new Server(profile.url(), security.identity(), security.password(), profile.securityProfile(),
          security.tls());
    }

    /** Whether it is reached over TLS. */
    public boolean hasTls() {
      return securityProfile >= NetworkProfile.FIRST_WITH_TLS;
    }

    /** Where to connect to. */
    public String url() {
      return url(endpoint, identity);
    }

    @Override
    public String toString() {
      return "security profile %d, %s".formatted(securityProfile, url());
    }

    private static String url(URI endpoint, String identity) {
      return ConnectionUrl.of(endpoint, identity).toString();
    }

    private static boolean isSecure(URI endpoint) {
      return "wss".equalsIgnoreCase(endpoint.getScheme());
    }

    private static void require(boolean condition, String otherwise) {
      if (!condition) {
        throw new IllegalArgumentException(otherwise);
      }
    }
  }
}
