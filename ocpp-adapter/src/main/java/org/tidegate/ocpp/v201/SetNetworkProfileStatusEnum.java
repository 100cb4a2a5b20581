package org.tidegate.ocpp.v201;

/** Whether a connection profile was stored. OCPP 2.0.1 Part 2, 3.78. */
public enum SetNetworkProfileStatusEnum {
  Accepted, Rejected, Failed
}
