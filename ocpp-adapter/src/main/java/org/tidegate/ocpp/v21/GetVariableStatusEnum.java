package org.tidegate.ocpp.v21;

/** Whether a value could be read, or why not. OCPP 2.1 Part 2, 3.49. */
public enum GetVariableStatusEnum {
  Accepted, Rejected, UnknownComponent, UnknownVariable, NotSupportedAttributeType
}
