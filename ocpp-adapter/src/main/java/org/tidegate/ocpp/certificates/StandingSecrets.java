package org.tidegate.ocpp.certificates;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What a station shows the central system and whom it trusts, for whoever only looks: its keyring, with what the installer
 * gave since, as the next start would take it. Nothing is made or changed, and the station may be running. Safe from any
 * thread.
 */
public final class StandingSecrets {
  private final Optional<Held.Own> own;
  private final CentralSystemTrust trust;

  private StandingSecrets(Optional<Held.Own> own, CentralSystemTrust trust) {
    this.own = own;
    this.trust = trust;
  }

  /**
   * Those of this keyring.
   *
   * @param certified whether the station shows a certificate (security profile 3)
   * @param wildcards AllowCSMSTLSWildcards
   * @throws IOException when the keyring can't be read, or is damaged
   * @throws CertificateException when a certificate of the installer's can't be used
   */
  public static StandingSecrets of(Path keyring, InstallersKeys installer, boolean certified, boolean wildcards)
      throws IOException, CertificateException {
    var files = KeyringFiles.lookedAt(keyring);
    var held = new Import(files, files.read()).of(installer);
    try {
      return new StandingSecrets(certified ? ConnectionSecrets.choose(held.own(), false) : Optional.empty(),
          ConnectionSecrets.usualTrust(held, wildcards));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java checks certificates", e);
    }
  }

  /** For a connection. */
  public SSLContext tls() {
    return ConnectionSecrets.context(own, trust);
  }

  /** The station's certificate, where it shows one. */
  public Optional<X509Certificate> own() {
    return own.map(Held.Own::certificate);
  }

  /** What the central system showed last, good or not. */
  public Optional<X509Certificate> shown() {
    return trust.shown();
  }
}
