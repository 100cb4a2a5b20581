package org.tidegate.ocpp.v21;

/** Progress of a log upload. OCPP 2.1 Part 2, 3.109. */
public enum UploadLogStatusEnum {
  BadMessage, Idle, NotSupportedOperation, PermissionDenied, Uploaded, UploadFailure, Uploading, AcceptedCanceled
}
