package org.tidegate.ocpp.v21;

/** Whether a report on the device model will be sent. OCPP 2.1 Part 2, 3.42. */
public enum GenericDeviceModelStatusEnum {
  Accepted, Rejected, NotSupported, EmptyResultSet
}
