package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.transaction.TransactionPoint;

/** What the central system can set, as the station's parts need it; always the newest value. Station loop only. */
@OnStationLoop
final class Knobs implements Outbox.Retries {
  private static final Component TX = Component.of("TxCtrlr");
  private static final Component ALIGNED = Component.of("AlignedDataCtrlr");
  private static final Component COMM = Component.of("OCPPCommCtrlr");

  private final DeviceModel model;

  Knobs(DeviceModel model) {
    this.model = model;
  }

  Set<TransactionPoint> startPoints() {
    return TransactionPoint.of(model.members(TX, Variable.of("TxStartPoint")));
  }

  Set<TransactionPoint> stopPoints() {
    return TransactionPoint.of(model.members(TX, Variable.of("TxStopPoint")));
  }

  Duration connectionTimeout() {
    return seconds(TX, "EVConnectionTimeOut");
  }

  boolean stopsOnInvalidId() {
    return model.bool(TX, Variable.of("StopTxOnInvalidId"));
  }

  /** Watt-hours that a refused token may still take. */
  int maxEnergyOnInvalidId() {
    return model.integer(TX, Variable.of("MaxEnergyOnInvalidId"));
  }

  boolean stopsOnEvSideDisconnect() {
    return model.bool(TX, Variable.of("StopTxOnEVSideDisconnect"));
  }

  boolean unlocksOnEvSideDisconnect() {
    return model.bool(COMM, Variable.of("UnlockOnEVSideDisconnect"));
  }

  List<String> alignedMeasurands() {
    return model.members(ALIGNED, Variable.of("Measurands"));
  }

  Duration heartbeatInterval() {
    return seconds(COMM, "HeartbeatInterval");
  }

  @Override
  public int attempts() {
    return Math.max(1, model.integer(COMM, Variable.of("MessageAttempts", "TransactionEvent")));
  }

  @Override
  public Duration interval() {
    return Duration.ofSeconds(model.integer(COMM, Variable.of("MessageAttemptInterval", "TransactionEvent")));
  }

  private Duration seconds(Component component, String variable) {
    return Duration.ofSeconds(model.integer(component, Variable.of(variable)));
  }
}
