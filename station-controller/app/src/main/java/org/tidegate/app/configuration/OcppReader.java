package org.tidegate.app.configuration;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.app.configuration.StationConfiguration.Certificates;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.app.configuration.StationConfiguration.Ocpp;
import org.tidegate.app.configuration.StationConfiguration.Password;
import org.tidegate.app.configuration.StationConfiguration.Preset;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.port.NetworkProfile;

/** Reads the way to the central system, and the secrets it needs. Used by one thread, once. */
final class OcppReader {
  private static final URI DEFAULT_URL = URI.create("ws://127.0.0.1:8090/ocpp");
  private static final VariableAddress PING_INTERVAL = OcppCommVariables.WEB_SOCKET_PING_INTERVAL;
  private static final int SHORTEST_PASSWORD = 16;
  private static final int LONGEST_PASSWORD = 40;

  private final Section section;
  private final Path folder;

  /** Files are named from the folder of the configuration file. */
  OcppReader(Section section, Path configurationFile) {
    this.section = section;
    this.folder = Optional.ofNullable(configurationFile.toAbsolutePath().getParent()).orElse(Path.of(""));
  }

  /** Short ways to write presets of device-model variables. */
  List<Preset> presets() {
    var key = "ping-interval-seconds";
    return section.integer(key, 0, 86_400).stream().map(seconds -> new Preset(PING_INTERVAL.component(),
        PING_INTERVAL.variable(), seconds.toString(), section.place(key))).toList();
  }

  /** After {@link #presets}. */
  Ocpp read(Driver driver) {
    var ocpp = new Ocpp(
        section.parsed("url", "a ws:// or wss:// address without query", OcppReader::url).orElse(DEFAULT_URL),
        section.parsed("identity", "1 to 48 letters, digits and *-_=+|@.",
            text -> text.matches("[A-Za-z0-9*\\-_=+|@.]{1,48}") ? text : null).orElse("TIDEGATE-1"),
        section.integer("security-profile", 0, 3).orElse(0), password(), certificates(), subprotocols(),
        Duration.ofSeconds(section.integer("message-timeout-seconds", 1, 600).orElse(30)),
        section.integer("slots", 2, 16).orElse(2),
        section.text("vendor-id", 255).orElse("org.tidegate"),
        section.flag("remote-permission-without-tls").orElse(false));
    section.refuseUnknown();
    if (driver != Driver.SIMULATED) {
      require("url", "the central system's address");
      require("identity", "the name under which the central system knows this station");
    }
    checkProfile(ocpp);
    return ocpp;
  }

  private void require(String key, String what) {
    if (!section.has(key)) {
      section.refuse(key, "it is missing, and the hardware is real", "write " + what);
    }
  }

  private static @Nullable URI url(String text) {
    var url = URI.create(text);
    boolean fits = ("ws".equals(url.getScheme()) || "wss".equals(url.getScheme())) && url.getHost() != null
        && url.getQuery() == null && url.getFragment() == null && url.getUserInfo() == null;
    return fits ? url : null;
  }

  private List<String> subprotocols() {
    var names = section.texts("subprotocols", "ocpp2.0.1 or ocpp2.1", "ocpp2\\.0\\.1|ocpp2\\.1")
        .orElse(List.of("ocpp2.1", "ocpp2.0.1"));
    if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
      section.refuse("subprotocols", "the list is empty or names one twice", "write [ocpp2.1, ocpp2.0.1]");
    }
    return names;
  }

  private Certificates certificates() {
    return new Certificates(file("ca-file"), file("certificate-file"), file("key-file"));
  }

  private Optional<Path> file(String key) {
    var file = section.parsed(key, "a file's path", folder::resolve);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      section.refuse(key, file.get() + " is not there or can't be read", "name a PEM file that this user may read");
    }
    return file;
  }

  private Optional<Password> password() {
    var written = section.secret("password");
    var file = section.parsed("password-file", "a file's path", folder::resolve);
    if (written.isPresent() && file.isPresent()) {
      section.refuse("password", "there is a password-file too", "keep the file, it can be read by fewer people");
    }
    var key = file.isPresent() ? "password-file" : "password";
    return file.flatMap(this::fromFile).or(() -> written).filter(text -> hasRightLength(key, text)).map(Password::new);
  }

  private Optional<String> fromFile(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      section.refuse("password-file", file + " can't be read (" + e.getClass().getSimpleName() + ")",
          "name a file with the password alone that this user may read");
      return Optional.empty();
    }
  }

  /** A00.FR.205. */
  private boolean hasRightLength(String key, String password) {
    boolean right = password.length() >= SHORTEST_PASSWORD && password.length() <= LONGEST_PASSWORD;
    if (!right) {
      section.refuse(key, "the password has " + password.length() + " characters",
          "use " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters");
    }
    return right;
  }

  private void checkProfile(Ocpp ocpp) {
    int profile = ocpp.securityProfile();
    boolean tls = "wss".equals(ocpp.url().getScheme());
    if (profile >= 2 != tls) {
      section.refuse("url", "security profile " + profile + " with " + ocpp.url().getScheme() + "://",
          "profiles 2 and 3 use wss://, 0 and 1 use ws://");
    }
    if (profile == 0 && !NetworkProfile.isThisMachine(ocpp.url())) {
      section.refuse("security-profile", "without authentication the central system must be on this machine",
          "use 1, 2 or 3; with 1, a central system that asks for no password ignores it");
    }
    if (ocpp.remotePermissionWithoutTls() && !NetworkProfile.isThisMachine(ocpp.url())) {
      section.refuse("remote-permission-without-tls", "anybody on the way could permit for the driver",
          "use security-profile 2 or 3; without TLS it is for demonstrations on this machine");
    }
    boolean needsPassword = profile == 1 || profile == 2;
    if (needsPassword && !section.has("password") && !section.has("password-file")) {
      section.refuse("password-file", "security profile " + profile + " needs a password",
          "name a file with the password alone");
    }
    if (profile == 3 && (ocpp.certificates().chain().isEmpty() || ocpp.certificates().key().isEmpty())) {
      section.refuse("certificate-file", "security profile 3 needs the station's certificate and key",
          "name certificate-file and key-file");
    }
  }
}
