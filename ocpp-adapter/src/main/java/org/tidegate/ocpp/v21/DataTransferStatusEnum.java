package org.tidegate.ocpp.v21;

/** What came of a vendor's own message. OCPP 2.1 Part 2, 3.30. */
public enum DataTransferStatusEnum {
  Accepted, Rejected, UnknownMessageId, UnknownVendorId
}
