package org.tidegate.ocpp.v201;

/** What came of a vendor's own message. OCPP 2.0.1 Part 2, 3.27. */
public enum DataTransferStatusEnum {
  Accepted, Rejected, UnknownMessageId, UnknownVendorId
}
