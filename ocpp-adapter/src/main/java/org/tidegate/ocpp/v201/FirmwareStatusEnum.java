package org.tidegate.ocpp.v201;

/** Progress of a firmware update. OCPP 2.0.1 Part 2, 3.33. */
public enum FirmwareStatusEnum {
  Downloaded,
  DownloadFailed,
  Downloading,
  DownloadScheduled,
  DownloadPaused,
  Idle,
  InstallationFailed,
  Installing,
  Installed,
  InstallRebooting,
  InstallScheduled,
  InstallVerificationFailed,
  InvalidSignature,
  SignatureVerified
}
