package org.tidegate.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Certificates in files of the installer. Pure but for reading files; safe from any thread. */
public final class PemFiles {
  private PemFiles() {}

  /**
   * The certificates in this file; none without a file.
   *
   * @throws IllegalArgumentException when it can't be read or holds something else
   */
  public static List<X509Certificate> certificates(Optional<Path> file) {
    if (file.isEmpty()) {
      return List.of();
    }
    try (var in = Files.newInputStream(file.get())) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast).toList();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(file.get() + " holds no certificates that can be read: " + e.getMessage(), e);
    }
  }

  /** Trusts whom Java trusts, and these: N01.FR.15 and N01.FR.16. */
  public static SSLContext trustAlso(List<X509Certificate> authorities) {
    try {
      var all = new ArrayList<>(authorities);
      all.addAll(usual());
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < all.size(); i++) {
        store.setCertificateEntry("authority-" + i, all.get(i));
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("this Java can't do TLS", e);
    }
  }

  @SuppressWarnings("NullAway") // null: Java's own trust.
  private static List<X509Certificate> usual() throws GeneralSecurityException {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init((KeyStore) null);
    return Arrays.stream(trust.getTrustManagers()).filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast).flatMap(one -> Arrays.stream(one.getAcceptedIssuers())).toList();
  }
}
