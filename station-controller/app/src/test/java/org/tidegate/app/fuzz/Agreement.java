package org.tidegate.app.fuzz;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tidegate.ocpp.message.OcppVersion;

/** What the present connection has agreed on; each connection may agree on another version. Not thread-safe. */
final class Agreement {
  /** All, or those of {@code -Dfuzz.versions}, as in the handshake and with a comma between them. */
  static final List<OcppVersion> VERSIONS = Arrays
      .stream(System.getProperty("fuzz.versions", "ocpp2.0.1,ocpp2.1").split(","))
      .map(name -> OcppVersion.of(name).orElseThrow(() -> new IllegalArgumentException("no version " + name))).toList();

  private final Random random;
  private final Map<OcppVersion, Schemas> schemas = new EnumMap<>(OcppVersion.class);
  private OcppVersion version = VERSIONS.getFirst();

  Agreement(Random random) {
    this.random = random;
    Arrays.stream(OcppVersion.values()).forEach(one -> schemas.put(one, new Schemas(one)));
  }

  /** Chooses one for the next connection. */
  OcppVersion next() {
    agreeOn(VERSIONS.get(random.nextInt(VERSIONS.size())));
    return version;
  }

  void agreeOn(OcppVersion agreed) {
    version = agreed;
  }

  OcppVersion version() {
    return version;
  }

  /** Of the present connection. */
  Schemas schemas() {
    return of(version);
  }

  Schemas of(OcppVersion one) {
    return schemas.get(one);
  }

  boolean isOcpp21() {
    return version == OcppVersion.V21;
  }
}
