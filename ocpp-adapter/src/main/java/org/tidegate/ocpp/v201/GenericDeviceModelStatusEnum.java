package org.tidegate.ocpp.v201;

/** Whether a report on the device model will be sent. OCPP 2.0.1 Part 2, 3.34. */
public enum GenericDeviceModelStatusEnum {
  Accepted, Rejected, NotSupported, EmptyResultSet
}
