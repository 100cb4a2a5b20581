package org.tidegate.ocpp.v201;

/** What becomes of a request about a customer. OCPP 2.0.1 Part 2, 3.25. */
public enum CustomerInformationStatusEnum {
  Accepted, Rejected, Invalid
}
