package org.tidegate.ocpp.v21;

/** A message the CSMS can ask for. OCPP 2.1 Part 2, 3.63. */
public enum MessageTriggerEnum {
  BootNotification,
  LogStatusNotification,
  FirmwareStatusNotification,
  Heartbeat,
  MeterValues,
  SignChargingStationCertificate,
  SignV2GCertificate,
  SignV2G20Certificate,
  StatusNotification,
  TransactionEvent,
  SignCombinedCertificate,
  PublishFirmwareStatusNotification,
  CustomTrigger
}
