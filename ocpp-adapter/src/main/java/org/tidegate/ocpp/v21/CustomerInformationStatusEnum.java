package org.tidegate.ocpp.v21;

/** What becomes of a request about a customer. OCPP 2.1 Part 2, 3.28. */
public enum CustomerInformationStatusEnum {
  Accepted, Rejected, Invalid
}
