package org.tidegate.ocpp.v21;

/** Whether other ways of energy transfer are taken. OCPP 2.1 Part 2, 3.69. */
public enum NotifyAllowedEnergyTransferStatusEnum {
  Accepted, Rejected
}
