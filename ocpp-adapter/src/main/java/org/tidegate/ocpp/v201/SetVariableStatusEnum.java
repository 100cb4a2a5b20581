package org.tidegate.ocpp.v201;

/** Whether a value was set, or why not. OCPP 2.0.1 Part 2, 3.79. */
public enum SetVariableStatusEnum {
  Accepted, Rejected, UnknownComponent, UnknownVariable, NotSupportedAttributeType, RebootRequired
}
