package org.tidegate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.ocpp.transport.Tls;

/** Turns the configuration's PEM files into what TLS needs. Pure but for reading files; safe from any thread. */
final class Certificates {
  private static final char[] IN_MEMORY = new char[0];

  private Certificates() {}

  /**
   * Trust and identity for the link to the central system; absent where Java's own trust is to be used.
   *
   * @throws IllegalArgumentException when a file can't be read or is not what it should be, naming the file
   */
  static Optional<SSLContext> context(StationConfiguration.Certificates files, int securityProfile) {
    if (securityProfile < 2 || files.authority().isEmpty()) {
      return Optional.empty();
    }
    var authority = files.authority().get();
    return Optional.of(reading(authority, () -> Tls.context(trusted(authority), identity(files))));
  }

  private static KeyStore trusted(Path authority) {
    return reading(authority, () -> {
      var store = empty();
      int number = 0;
      for (var certificate : certificates(authority)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      return store;
    });
  }

  private static Optional<Tls.Identity> identity(StationConfiguration.Certificates files) {
    if (files.chain().isEmpty() || files.key().isEmpty()) {
      return Optional.empty();
    }
    var chain = reading(files.chain().get(), () -> certificates(files.chain().get()));
    var key = reading(files.key().get(), () -> key(files.key().get()));
    var store = reading(files.key().get(), () -> {
      var keys = empty();
      keys.setKeyEntry("station", key, IN_MEMORY, chain.toArray(Certificate[]::new));
      return keys;
    });
    return Optional.of(new Tls.Identity(store, IN_MEMORY));
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static List<Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
    try (var in = Files.newInputStream(file)) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
    }
  }

  private static PrivateKey key(Path file) throws GeneralSecurityException, IOException {
    var text = Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text));
    try {
      return KeyFactory.getInstance("EC").generatePrivate(encoded);
    } catch (GeneralSecurityException notElliptic) {
      return KeyFactory.getInstance("RSA").generatePrivate(encoded);
    }
  }

  private static <T> T reading(Path file, Reading<T> body) {
    try {
      return body.read();
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " can't be used: " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws GeneralSecurityException, IOException;
  }
}
