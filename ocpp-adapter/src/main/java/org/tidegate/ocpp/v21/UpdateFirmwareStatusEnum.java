package org.tidegate.ocpp.v21;

/** Whether a firmware update was taken. OCPP 2.1 Part 2, 3.108. */
public enum UpdateFirmwareStatusEnum {
  Accepted, Rejected, AcceptedCanceled, InvalidCertificate, RevokedCertificate
}
