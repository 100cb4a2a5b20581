package org.tidegate.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.transaction.ChargingState;

/**
 * A vehicle's stay as shown to its driver. Immutable.
 *
 * @param id of the session
 * @param since when the vehicle was plugged in, UTC
 * @param vehicle what is known of it
 * @param chargeOnly whether vehicle or EVSE can only charge: then the question is about charging only
 * @param authorized whether energy may flow
 * @param startOffered whether the Start button authorizes a driver without identity here
 * @param permission where the driver's answer is
 * @param permittedVia how the standing permission came, while granted
 * @param permitPossible whether Permit may be pressed: everything the driver must see is known
 * @param answerUntil when an unanswered question expires
 * @param conditions picked or set by the driver; none before
 * @param reasons why power is limited now, the most important first
 * @param transactionId of the OCPP transaction
 * @param chargingState of the transaction
 * @param imported energy in since the start of the stay
 * @param exported energy out since the start of the stay
 * @param earned for energy sold so far
 * @param spent for energy purchased so far
 * @param expectation under the conditions, when it can be computed
 * @param chargesNow whether the driver has chosen ordinary charging, leaving the aggregator
 * @param priority what the driver can choose about priority charging
 * @param driver what is remembered of them
 * @param wentOn whether the standing permission was given before the station started last
 */
public record SessionView(
    String id,
    Instant since,
    Optional<Vehicle> vehicle,
    boolean chargeOnly,
    boolean authorized,
    boolean startOffered,
    PermissionState permission,
    Optional<Permission.By> permittedVia,
    boolean permitPossible,
    Optional<Deadline> answerUntil,
    Optional<Conditions> conditions,
    List<LimitReason> reasons,
    Optional<String> transactionId,
    Optional<ChargingState> chargingState,
    WattHours imported,
    WattHours exported,
    Optional<Money> earned,
    Optional<Money> spent,
    Optional<Expectation> expectation,
    boolean chargesNow,
    PriorityChoice priority,
    DriverView driver,
    boolean wentOn) {

  /** Of a driver of whom nothing is known. */
  public SessionView(String id, Instant since, Optional<Vehicle> vehicle, boolean chargeOnly, boolean authorized,
      boolean startOffered, PermissionState permission, Optional<Permission.By> permittedVia, boolean permitPossible,
      Optional<Deadline> answerUntil, Optional<Conditions> conditions, List<LimitReason> reasons,
      Optional<String> transactionId, Optional<ChargingState> chargingState, WattHours imported, WattHours exported,
      Optional<Money> earned, Optional<Money> spent, Optional<Expectation> expectation, boolean chargesNow,
      PriorityChoice priority) {
    this(id, since, vehicle, chargeOnly, authorized, startOffered, permission, permittedVia, permitPossible,
        answerUntil, conditions, reasons, transactionId, chargingState, imported, exported, earned, spent, expectation,
        chargesNow, priority, DriverView.NOBODY, false);
  }

  /** Priority charging, OCPP 2.1 K22. */
  public enum PriorityChoice {
    /** There is no profile for it, or no transaction. */
    NONE("none"),
    /** It can be requested. */
    OFFERED("offered"),
    /** It is in effect, and can be ended. */
    IN_EFFECT("in-effect");

    private final String token;

    PriorityChoice(String token) {
      this.token = token;
    }

    /** As pages and JSON spell it. */
    public String token() {
      return token;
    }
  }

  /** Of a driver who has not left the aggregator, without priority charging. */
  public SessionView(String id, Instant since, Optional<Vehicle> vehicle, boolean chargeOnly, boolean authorized,
      boolean startOffered, PermissionState permission, Optional<Permission.By> permittedVia, boolean permitPossible,
      Optional<Deadline> answerUntil, Optional<Conditions> conditions, List<LimitReason> reasons,
      Optional<String> transactionId, Optional<ChargingState> chargingState, WattHours imported, WattHours exported,
      Optional<Money> earned, Optional<Money> spent, Optional<Expectation> expectation) {
    this(id, since, vehicle, chargeOnly, authorized, startOffered, permission, permittedVia, permitPossible,
        answerUntil, conditions, reasons, transactionId, chargingState, imported, exported, earned, spent, expectation,
        false, PriorityChoice.NONE);
  }

  /** Copies the list. */
  public SessionView {
    reasons = List.copyOf(reasons);
  }

  /** State of charge as last told. */
  public Optional<StateOfCharge> stateOfCharge() {
    return vehicle.flatMap(Vehicle::stateOfCharge);
  }

  /**
   * What a driver may expect; an estimate.
   *
   * @param earnsAtLeast of the range of earnings
   * @param earnsAtMost of the range of earnings
   * @param lowestCharge at the departure
   * @param throughBattery most energy sold
   */
  public record Expectation(
      Money earnsAtLeast, Money earnsAtMost, StateOfCharge lowestCharge, WattHours throughBattery) {}
}
