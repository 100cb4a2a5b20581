package org.tidegate.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A server's key and self-signed certificate, made by the JDK's own tool. */
record TestKey(Path store, X509Certificate certificate) {
  static final String PASSWORD = "password";

  /** For this host, such as {@code ip:127.0.0.1}. */
  static TestKey of(Path folder, String host) throws IOException, InterruptedException, GeneralSecurityException {
    var store = folder.resolve("server.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var process = new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", "server", "-keyalg", "EC",
        "-groupname",
        "secp256r1", "-dname", "CN=server", "-ext", "san=" + host, "-validity", "2", "-keystore", store.toString(),
        "-storetype", "PKCS12", "-storepass", PASSWORD, "-keypass", PASSWORD).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    return new TestKey(store, (X509Certificate) load(store).getCertificate("server"));
  }

  SSLContext server() throws IOException, GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(load(store), PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }
}
