package org.tidegate.ocpp.transport;

import io.netty.handler.ssl.SslHandler;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS 1.2 and 1.3 by the JDK, as security profiles 2 and 3 ask for (OCPP 2.0.1 A00.FR.3xx). Safe from any thread. */
public final class Tls {
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  /**
   * A00.FR.319: the two of ECDSA are what a station must have; those of RSA certificates serve central systems with one.
   * Suites that begin with TLS_RSA, which the standard allows instead, have no forward secrecy, and the JDK has them
   * disabled: they are not offered.
   */
  private static final String[] SUITES = {"TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256",
      "TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"};

  private Tls() {}

  /** A private key with its certificate chain; the array is not copied. */
  public record Identity(KeyStore keys, char[] password) {}

  /** Trusts exactly the certificates of this store, while they are valid; with an identity, shows it when asked. */
  public static SSLContext context(KeyStore trusted, Optional<Identity> own) throws GeneralSecurityException {
    KeyManager[] keys = own.isPresent() ? keyManagers(own.get()) : new KeyManager[0];
    var context = SSLContext.getInstance("TLS");
    context.init(keys, new TrustManager[]{new CurrentCertificates(trust(trusted))}, null);
    return context;
  }

  private static X509ExtendedTrustManager trust(KeyStore trusted) throws GeneralSecurityException {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    for (TrustManager manager : trust.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException("no X.509 trust in this Java");
  }

  private static KeyManager[] keyManagers(Identity own) throws GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own.keys(), own.password());
    return keys.getKeyManagers();
  }

  static SslHandler client(SSLContext context, String host, int port) {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(VERSIONS);
    parameters.setCipherSuites(SUITES);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return untimed(engine);
  }

  static SslHandler server(SSLContext context, boolean clientCertificate) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(VERSIONS);
    parameters.setNeedClientAuth(clientCertificate);
    engine.setSSLParameters(parameters);
    return untimed(engine);
  }

  /** The station loop times the whole opening. */
  private static SslHandler untimed(SSLEngine engine) {
    var handler = new SslHandler(engine);
    handler.setHandshakeTimeoutMillis(0);
    return handler;
  }
}
