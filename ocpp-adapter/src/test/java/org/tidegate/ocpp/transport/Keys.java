package org.tidegate.ocpp.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Self-signed certificates made by the JDK's own tool. */
final class Keys {
  private static final String PASSWORD = "test-only";

  private final KeyStore store;

  private Keys(KeyStore store) {
    this.store = store;
  }

  /** For these names (as keytool's san), with further options of keytool. */
  static Keys selfSigned(Path folder, String names, String... options) throws Exception {
    Path file = Files.createTempFile(folder, "keys", ".p12");
    Files.delete(file);
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
        .toString(), "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-alias", "key", "-dname", "CN=test",
        "-ext", "san=" + names, "-keystore", file.toString(), "-storetype",
        "PKCS12", "-storepass", PASSWORD));
    command.addAll(Arrays.asList(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .start();
    if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IOException("keytool failed");
    }
    var store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new Keys(store);
  }

  Tls.Identity identity() {
    return new Tls.Identity(store, PASSWORD.toCharArray());
  }

  /** A store that trusts this certificate. */
  KeyStore trusted() throws GeneralSecurityException, IOException {
    var trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("trusted", store.getCertificate("key"));
    return trust;
  }
}
