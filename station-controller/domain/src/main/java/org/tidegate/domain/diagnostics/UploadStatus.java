package org.tidegate.domain.diagnostics;

/** What the central system is told of an upload, with the names of OCPP 2.0.1 UploadLogStatusEnumType. */
public enum UploadStatus {
  /** The server found the request wrong. An end. */
  BadMessage,
  /** Nothing is going on; told only when asked. */
  Idle,
  /** The server can't do this. An end. */
  NotSupportedOperation,
  /** The server refused the credentials. An end. */
  PermissionDenied,
  /** It is there. An end. */
  Uploaded,
  /** It could not be delivered otherwise. An end. */
  UploadFailure,
  /** It is on its way. */
  Uploading,
  /** Another request has taken its place. An end. */
  AcceptedCanceled
}
