package org.tidegate.ocpp.v201;

/** Whether a firmware update was taken. OCPP 2.0.1 Part 2, 3.86. */
public enum UpdateFirmwareStatusEnum {
  Accepted, Rejected, AcceptedCanceled, InvalidCertificate, RevokedCertificate
}
