package org.tidegate.ocpp.v21;

/** Progress of a firmware update. OCPP 2.1 Part 2, 3.41. */
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
