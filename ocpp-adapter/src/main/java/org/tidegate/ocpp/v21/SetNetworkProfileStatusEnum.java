package org.tidegate.ocpp.v21;

/** Whether a connection profile was stored. OCPP 2.1 Part 2, 3.94. */
public enum SetNetworkProfileStatusEnum {
  Accepted, Rejected, Failed
}
