package org.tidegate.domain.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.security.SecurityEventType;
import org.tidegate.domain.transaction.StoppedReason;

import static org.tidegate.domain.fault.Clears.WITH_ITS_CAUSE;
import static org.tidegate.domain.fault.Clears.WITH_ITS_CAUSE_ONCE_UNPLUGGED;
import static org.tidegate.domain.fault.Clears.WITH_THE_NEXT_START;
import static org.tidegate.domain.fault.FaultOwner.CARD_READERS;
import static org.tidegate.domain.fault.FaultOwner.EVSE_DEVICES;
import static org.tidegate.domain.fault.FaultOwner.POWER_STAGE;
import static org.tidegate.domain.fault.FaultOwner.PROGRAM;
import static org.tidegate.domain.fault.FaultOwner.PROGRAM_AT_EVSE;
import static org.tidegate.domain.fault.FaultOwner.SITE_INPUTS;
import static org.tidegate.domain.fault.Severity.CRITICAL;
import static org.tidegate.domain.fault.Severity.DANGER;
import static org.tidegate.domain.fault.Severity.ERROR;
import static org.tidegate.domain.fault.Severity.HARDWARE_FAILURE;
import static org.tidegate.domain.fault.Severity.SYSTEM_FAILURE;
import static org.tidegate.domain.fault.Severity.WARNING;
import static org.tidegate.domain.fault.Stops.ALL_POWER;
import static org.tidegate.domain.fault.Stops.DISCHARGE;
import static org.tidegate.domain.fault.Stops.NOTHING;

/**
 * Everything that can be wrong with the station's devices, and what follows: the one table that drivers, decisions, the
 * wire and the panel go by. The name is the code. {@code docs/faults.md} is made from it.
 */
public enum FaultKind {
  /** The emergency stop is pressed. */
  EmergencyStop(EVSE_DEVICES, DANGER, ALL_POWER, WITH_ITS_CAUSE, "EmergencyStopSensor.Active",
      StoppedReason.EmergencyStop),
  /** Current leaks to earth: the residual-current device tripped, or the converter saw it. */
  GroundFailure(EVSE_DEVICES, DANGER, ALL_POWER, WITH_ITS_CAUSE, "RCD.Tripped", StoppedReason.GroundFault),
  /** The residual-current device failed its self-test. */
  ResidualCurrentTestFailure(EVSE_DEVICES, HARDWARE_FAILURE, ALL_POWER, WITH_ITS_CAUSE, "RCD.Problem"),
  /** The insulation between the direct-current side and earth is too weak; IEC 61851-23 ends the session. */
  IsolationFailure(EVSE_DEVICES, DANGER, ALL_POWER, WITH_ITS_CAUSE_ONCE_UNPLUGGED, "GroundIsolationProtection.Problem"),
  /** More current flows than was offered. */
  OverCurrent(EVSE_DEVICES, HARDWARE_FAILURE, ALL_POWER, WITH_ITS_CAUSE_ONCE_UNPLUGGED, "OverCurrentProtection.Tripped",
      StoppedReason.OvercurrentFault),
  /** Too hot for any power. */
  OverTemperature(EVSE_DEVICES, ERROR, ALL_POWER, WITH_ITS_CAUSE, "TemperatureSensor.Problem"),
  /** A contactor reads closed after it was told to open. */
  WeldedContactor(EVSE_DEVICES, DANGER, ALL_POWER, WITH_ITS_CAUSE, "PowerContactor.Problem"),
  /** A contactor does not close. */
  ContactorFailure(EVSE_DEVICES, HARDWARE_FAILURE, ALL_POWER, WITH_ITS_CAUSE, "PowerContactor.Problem"),
  /** A lock does not do what it was told; OCPP 2.0.1 G05. */
  LockFailure(EVSE_DEVICES, ERROR, ALL_POWER, WITH_ITS_CAUSE, "ConnectorPlugRetentionLock.Problem"),
  /** The cable in the socket has a resistor that no cable has; IEC 61851-1 annex B. */
  CableFailure(EVSE_DEVICES, ERROR, ALL_POWER, WITH_ITS_CAUSE, "Connector.Problem"),
  /** The pilot is shorted, has no diode at its other end, or can't be read or driven. */
  PilotFailure(EVSE_DEVICES, HARDWARE_FAILURE, ALL_POWER, WITH_ITS_CAUSE, "CPPWMController.Problem"),
  /** Nothing is heard of the board, or it does not hear. */
  BoardLinkLost(EVSE_DEVICES, HARDWARE_FAILURE, ALL_POWER, WITH_ITS_CAUSE, "Controller.Problem"),
  /** The board tells something that this program does not know. */
  BoardFailure(EVSE_DEVICES, HARDWARE_FAILURE, ALL_POWER, WITH_ITS_CAUSE, "Controller.Problem"),
  /** A device tells something that has no kind of its own. */
  OtherFailure(EVSE_DEVICES, HARDWARE_FAILURE, ALL_POWER, WITH_ITS_CAUSE, "EVSE.Problem"),
  /** The power stage does not answer. */
  PowerStageSilent(POWER_STAGE, HARDWARE_FAILURE, ALL_POWER, WITH_ITS_CAUSE, "AcDcConverter.Problem"),
  /** The power stage does not do what it was told, or can't be used. */
  PowerStageFailure(POWER_STAGE, HARDWARE_FAILURE, ALL_POWER, WITH_ITS_CAUSE, "AcDcConverter.Problem"),
  /** The power stage tells an alarm of its own. */
  ConverterAlarm(POWER_STAGE, CRITICAL, ALL_POWER, WITH_ITS_CAUSE, "AcDcConverter.Problem"),
  /** Somebody opened the power stage's cabinet. */
  CabinetOpen(POWER_STAGE, CRITICAL, ALL_POWER, WITH_ITS_CAUSE, "CaseAccessSensor.Active",
      SecurityEventType.TamperDetectionActivated),
  /** The meter does not answer. */
  MeterFailure(PROGRAM_AT_EVSE, ERROR, DISCHARGE, WITH_ITS_CAUSE, "FiscalMetering.Problem"),
  /** What happens can't be stored any more. */
  StorageFailure(PROGRAM, SYSTEM_FAILURE, DISCHARGE, WITH_THE_NEXT_START, "ChargingStation.Problem",
      SecurityEventType.MemoryExhaustion),
  /** The program met something that it does not understand. */
  SoftwareFailure(PROGRAM, SYSTEM_FAILURE, ALL_POWER, WITH_THE_NEXT_START, "ChargingStation.Problem"),
  /** A card reader is gone. */
  CardReaderFailure(CARD_READERS, WARNING, NOTHING, WITH_ITS_CAUSE, "TokenReader.Problem"),
  /** A contact of the grid's operator can't be read: what it could limit is limited, K12. */
  LimitContactFailure(SITE_INPUTS, ERROR, NOTHING, WITH_ITS_CAUSE, "LocalAvailabilitySensor.Problem"),
  /** The meter of the grid connection does not answer: the building is taken at its worst. */
  GridMeterFailure(SITE_INPUTS, ERROR, NOTHING, WITH_ITS_CAUSE, "ControlMetering.Problem");

  private final FaultOwner owner;
  private final Severity severity;
  private final Stops stops;
  private final Clears clears;
  private final String toldAs;
  private final StoppedReason stoppedReason;
  private final @Nullable SecurityEventType securityEvent;

  FaultKind(FaultOwner owner, Severity severity, Stops stops, Clears clears, String toldAs) {
    this(owner, severity, stops, clears, toldAs, StoppedReason.Other, null);
  }

  FaultKind(FaultOwner owner, Severity severity, Stops stops, Clears clears, String toldAs, StoppedReason reason) {
    this(owner, severity, stops, clears, toldAs, reason, null);
  }

  FaultKind(FaultOwner owner, Severity severity, Stops stops, Clears clears, String toldAs, SecurityEventType event) {
    this(owner, severity, stops, clears, toldAs, StoppedReason.Other, event);
  }

  FaultKind(FaultOwner owner, Severity severity, Stops stops, Clears clears, String toldAs, StoppedReason reason,
      @Nullable SecurityEventType event) {
    this.owner = owner;
    this.severity = severity;
    this.stops = stops;
    this.clears = clears;
    this.toldAs = toldAs;
    this.stoppedReason = reason;
    this.securityEvent = event;
  }

  /** The kind with this code; absent when there is none. */
  public static Optional<FaultKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(code)).findFirst();
  }

  /** Who notices it in the first place. */
  public FaultOwner owner() {
    return owner;
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** What must not go on. */
  public Stops stops() {
    return stops;
  }

  /** How it ends. */
  public Clears clears() {
    return clears;
  }

  /** Whether nothing may flow in either direction. */
  public boolean stopsCharging() {
    return stops == Stops.ALL_POWER;
  }

  /** Whether nothing may flow out of a vehicle. */
  public boolean stopsDischarge() {
    return stops != Stops.NOTHING;
  }

  /** The device model's component that has the problem, where the EVSE has one. */
  public String component() {
    return toldAs.substring(0, toldAs.indexOf('.'));
  }

  /** The variable of that component that says so. */
  public String variable() {
    return toldAs.substring(toldAs.indexOf('.') + 1);
  }

  /**
   * Whether it is told as a change of its variable, {@code true} and then {@code false}. The others are alerts that are
   * cleared, as EventTriggerEnumType has it for what a station tells by itself; for a lock Part 6 wants a change
   * (TC_G_20).
   */
  public boolean isToldAsChange() {
    return this == LockFailure;
  }

  /** Why a transaction ended that ended by it (E06.FR.08). */
  public StoppedReason stoppedReason() {
    return stoppedReason;
  }

  /** What it means for security. */
  public Optional<SecurityEventType> securityEvent() {
    return Optional.ofNullable(securityEvent);
  }

  /** The panel's text; what to do has the same key with {@code -lift}. */
  public String textKey() {
    return "fault-" + name().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
