package org.tidegate.ocpp.v201;

/** Whether a value could be read, or why not. OCPP 2.0.1 Part 2, 3.41. */
public enum GetVariableStatusEnum {
  Accepted, Rejected, UnknownComponent, UnknownVariable, NotSupportedAttributeType
}
