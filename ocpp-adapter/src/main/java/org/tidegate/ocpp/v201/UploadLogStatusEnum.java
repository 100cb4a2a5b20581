package org.tidegate.ocpp.v201;

/** Progress of a log upload. OCPP 2.0.1 Part 2, 3.87. */
public enum UploadLogStatusEnum {
  BadMessage, Idle, NotSupportedOperation, PermissionDenied, Uploaded, UploadFailure, Uploading, AcceptedCanceled
}
