package org.tidegate.ocpp.certificates;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows one certificate to whoever asks, A00.FR.402. Safe from any thread. */
final class OwnIdentity extends X509ExtendedKeyManager {
  private static final String NAME = "station";

  private final Held.Own own;

  OwnIdentity(Held.Own own) {
    this.own = own;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
      @Nullable SSLEngine engine) {
    // "EC" and "RSA", and in newer versions of TLS "EC_EC", "RSASSA-PSS".
    return Arrays.stream(keyTypes).anyMatch(type -> type.startsWith(own.key().getAlgorithm())) ? NAME : null;
  }

  @Override
  public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
      @Nullable Socket socket) {
    return chooseEngineClientAlias(keyTypes, issuers, null);
  }

  @Override
  public X509Certificate[] getCertificateChain(String name) {
    return own.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String name) {
    return own.key();
  }

  @Override
  public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[]{NAME};
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
