package org.tidegate.ocpp.v201;

/** A message the CSMS can ask for. OCPP 2.0.1 Part 2, 3.54. */
public enum MessageTriggerEnum {
  BootNotification,
  LogStatusNotification,
  FirmwareStatusNotification,
  Heartbeat,
  MeterValues,
  SignChargingStationCertificate,
  SignV2GCertificate,
  StatusNotification,
  TransactionEvent,
  SignCombinedCertificate,
  PublishFirmwareStatusNotification
}
