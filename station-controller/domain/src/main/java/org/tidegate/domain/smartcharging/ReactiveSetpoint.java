package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;

/**
 * OCPP 2.1: {@code setpointReactive}, in the schedule's unit; positive is inductive. Carried for reports and for devices
 * that can follow it. Immutable.
 *
 * @param value of all phases, or of L1
 * @param otherPhases of L2 and L3
 */
public record ReactiveSetpoint(BigDecimal value, PhaseValues otherPhases) {}
