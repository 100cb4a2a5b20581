package org.tidegate.domain.firmware;

/** What the central system is told of an update, with the names of OCPP 2.0.1 FirmwareStatusEnumType. */
public enum FirmwareStatus {
  /** It is in place as a file. */
  Downloaded,
  /** Every attempt has failed. An end. */
  DownloadFailed,
  /** It is being fetched. */
  Downloading,
  /** It will be fetched later. */
  DownloadScheduled,
  /** Nothing is going on; told only when asked. */
  Idle,
  /** It could not be installed, or does not live after the restart. An end. */
  InstallationFailed,
  /** It is being installed. */
  Installing,
  /** It lives. An end. */
  Installed,
  /** The restart that brings it to life is about to happen. */
  InstallRebooting,
  /** It will be installed later: at its time, or when no transaction runs. */
  InstallScheduled,
  /** It is not what it should be. An end. */
  InstallVerificationFailed,
  /** It is not signed as it should be. An end. */
  InvalidSignature,
  /** It is signed by whom it should be. */
  SignatureVerified
}
