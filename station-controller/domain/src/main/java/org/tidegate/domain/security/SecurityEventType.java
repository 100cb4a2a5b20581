package org.tidegate.domain.security;

/**
 * What matters for security, names of the OCPP 2.0.1 appendix on security events.
 *
 * <p>This station has no login for maintenance and no way to clear the security log, and it can't tell
 * a replayed message from one that a central system sends again: those events of the appendix never happen here.
 */
public enum SecurityEventType {
  /** New firmware runs. */
  FirmwareUpdated(true),
  /** The central system refused the station's password or certificate. */
  FailedToAuthenticateAtCsms(false),
  /** The station refused the central system's certificate. */
  CsmsFailedToAuthenticate(false),
  /** The clock was set by more than a threshold. */
  SettingSystemTime(true),
  /** The program started. */
  StartupOfTheDevice(true),
  /** The central system had the station restarted. */
  ResetOrReboot(true),
  /** A password, a certificate, or the security profile is now another. */
  ReconfigurationOfSecurityParameters(false),
  /** A cabinet was opened. */
  TamperDetectionActivated(true),
  /** Storage is full or broken. */
  MemoryExhaustion(true),
  /** The central system sent what is no OCPP message. */
  InvalidMessages(false),
  /** A firmware's signature is wrong. */
  InvalidFirmwareSignature(true),
  /** Nobody trusted vouches for whoever signed a firmware. */
  InvalidFirmwareSigningCertificate(true),
  /** The central system showed a certificate that is not valid, or not for it. */
  InvalidCsmsCertificate(true),
  /** A certificate that the station was sent for itself is not valid. */
  InvalidChargingStationCertificate(true),
  /** The central system speaks only versions of TLS that are too old. */
  InvalidTLSVersion(true),
  /** The central system allows only cipher suites that are too weak. */
  InvalidTLSCipherSuite(true),
  /** A new certificate did not open a connection: the one before it stays in use (A02.FR.29). */
  DiscardedRenewedClientCertificate(true);

  private final boolean critical;

  SecurityEventType(boolean critical) {
    this.critical = critical;
  }

  /** Whether the central system is told (A04.FR.01); all are written down. */
  public boolean isCritical() {
    return critical;
  }
}
