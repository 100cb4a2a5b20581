package org.tidegate.domain.port;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a central system as one configuration slot holds it, OCPP 2.0.1 B09. It survives restarts. Immutable,
 * holds no secret; checked as far as one profile can be wrong by itself.
 *
 * @param slot in which it is kept, not negative
 * @param url ws or wss, without the station's identity; at most {@value #LONGEST_URL} characters
 * @param securityProfile 1 to 3; 0: no authentication at all, for a central system on this machine only
 * @param messageTimeout an answer must come within it, whole seconds, 1 s to 600 s
 * @param networkInterface to be preferred, a name of OCPP 2.0.1 OCPPInterfaceEnumType
 * @param ocppVersion a name of OCPP 2.0.1 OCPPVersionEnumType; told only, the handshake decides
 * @param identity of the station there, instead of the installer's (OCPP 2.1)
 * @param password name under which the keyring holds the one that is used there, instead of the station's (OCPP 2.1)
 */
public record NetworkProfile(
    int slot, URI url, int securityProfile, Duration messageTimeout, String networkInterface, String ocppVersion,
    Optional<String> identity, Optional<String> password)
    implements
      StoredFact {
  /** In place of a version: whatever the station is configured to speak. */
  public static final String ANY_VERSION = "";
  /** The lowest security profile that uses TLS. */
  public static final int FIRST_WITH_TLS = 2;
  /** The longest address: what OCPP 2.1 allows, Part 2, 2.71. */
  public static final int LONGEST_URL = 2000;
  /** The longest wait for an answer that makes sense. */
  public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);
  /** The longest identity, OCPP 2.1 Part 2, 2.71. */
  public static final int LONGEST_IDENTITY = 48;
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * Checks that all of it fits together (A00, B09.FR.02).
   *
   * @throws IllegalArgumentException with what does not, in English
   */
  public NetworkProfile {
    require(slot >= 0, "a slot's number is not negative");
    require(isWebSocket(url), "the address must be ws://host… or wss://host… without user, query and fragment");
    require(url.toString().length() <= LONGEST_URL, "the address has more than " + LONGEST_URL + " characters");
    require(securityProfile >= 0 && securityProfile <= 3, "a security profile is 1 to 3");
    require(securityProfile >= FIRST_WITH_TLS == isSecure(url),
        "security profiles 2 and 3 need wss://, the others ws://");
    require(securityProfile > 0 || isThisMachine(url),
        "without authentication the central system must be on this machine");
    require(messageTimeout.isPositive() && messageTimeout.compareTo(LONGEST_TIMEOUT) <= 0,
        "the message timeout is 1 to " + LONGEST_TIMEOUT.toSeconds() + " seconds");
    require(identity.isEmpty() || IdentityForm.fits(identity.get()),
        "an identity has 1 to " + LONGEST_IDENTITY + " letters, digits or * - _ = + | @ .");
  }

  /** One without identity and password of its own. */
  public NetworkProfile(int slot, URI url, int securityProfile, Duration messageTimeout, String networkInterface,
      String ocppVersion) {
    this(slot, url, securityProfile, messageTimeout, networkInterface, ocppVersion, Optional.empty(),
        Optional.empty());
  }

  /** What the installer writes: the first wired interface, OCPP 2. */
  public static NetworkProfile of(int slot, URI url, int securityProfile, Duration messageTimeout) {
    return new NetworkProfile(slot, url, securityProfile, messageTimeout, "Wired0", "OCPP20");
  }

  /** The same, for a station of this identity. */
  public NetworkProfile as(String other) {
    return new NetworkProfile(slot, url, securityProfile, messageTimeout, networkInterface, ocppVersion,
        Optional.of(other), password);
  }

  /** The same with the password that the keyring holds under this name; absent: with the station's. */
  public NetworkProfile withPassword(Optional<String> name) {
    return new NetworkProfile(slot, url, securityProfile, messageTimeout, networkInterface, ocppVersion, identity,
        name);
  }

  // Written out: Java puts a record's own together when it is first called, and the way to the first message calls this one.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NetworkProfile that && slot == that.slot && url.equals(that.url)
        && securityProfile == that.securityProfile && messageTimeout.equals(that.messageTimeout)
        && networkInterface.equals(that.networkInterface) && ocppVersion.equals(that.ocppVersion)
        && identity.equals(that.identity) && password.equals(that.password);
  }

  @Override
  public int hashCode() {
    return Objects.hash(slot, url, securityProfile, messageTimeout, networkInterface, ocppVersion, identity, password);
  }

  @Override
  public String key() {
    return Integer.toString(slot);
  }

  @Override
  public String toString() {
    return "slot %d, %s, security profile %d%s".formatted(slot, url, securityProfile,
        identity.map(other -> ", as " + other).orElse(""));
  }

  /** Whether the address is on the machine that the station runs on. */
  public static boolean isThisMachine(URI url) {
    return THIS_MACHINE.contains(url.getHost());
  }

  /** Apart, so that only who has an identity of its own loads it. */
  private static final class IdentityForm {
    /** The identifierString of Part 2; without the colon, which ends the user name of Basic authentication. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9*\\-_=+|@.]{1," + LONGEST_IDENTITY + "}");

    static boolean fits(String identity) {
      return FORM.matcher(identity).matches();
    }
  }

  private static boolean isWebSocket(URI url) {
    boolean plain = "ws".equalsIgnoreCase(url.getScheme());
    return (plain || isSecure(url)) && url.getHost() != null && url.getRawUserInfo() == null
        && url.getRawQuery() == null && url.getRawFragment() == null;
  }

  private static boolean isSecure(URI url) {
    return "wss".equalsIgnoreCase(url.getScheme());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
