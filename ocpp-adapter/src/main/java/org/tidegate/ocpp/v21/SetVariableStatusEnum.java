package org.tidegate.ocpp.v21;

/** Whether a value was set, or why not. OCPP 2.1 Part 2, 3.95. */
public enum SetVariableStatusEnum {
  Accepted, Rejected, UnknownComponent, UnknownVariable, NotSupportedAttributeType, RebootRequired
}
