package org.tidegate.domain.discharge;

/**
 * Why power is less than wished: one token for code, log, metric, panel, message and test. The order is the order in
 * which the limits are asked.
 */
public enum LimitReason {
  /** The driver has not permitted the resource aggregator to use the vehicle in this session. */
  PERMISSION_GIVEN("permission-given"),
  /** The driver has chosen ordinary charging for now, leaving the aggregator. */
  CHARGE_NOW("charge-now"),
  /** The sale price is below the driver's lowest sale price, or unknown. */
  SALE_PRICE("sale-price"),
  /** The purchase price is above the driver's highest purchase price, or unknown. */
  PURCHASE_PRICE("purchase-price"),
  /** Outside the days and slots that the driver permitted. */
  TIME_WINDOW("time-window"),
  /** The battery is at or below the minimum charge, or its charge is unknown or stale. */
  MINIMUM_STATE_OF_CHARGE("minimum-state-of-charge"),
  /** Going on would make the required charge unreachable by the departure. */
  DEPARTURE_ENERGY("departure-energy"),
  /** The most energy through the battery that the driver allows in this session is used up. */
  WEAR_BUDGET("wear-budget"),
  /** The installer has not set what the grid operator approved for feeding in. */
  EXPORT_APPROVED("export-approved"),
  /** The vehicle's own limits. */
  VEHICLE_LIMITS("vehicle-limits"),
  /** The station's rating. */
  STATION_RATING("station-rating"),
  /** The station's rating, as far as its heat allows it. */
  OVER_TEMPERATURE("over-temperature"),
  /** The limit of the site's grid connection. */
  GRID_CONNECTION("grid-connection"),
  /** The rating of one phase. */
  PHASE_RATING("phase-rating"),
  /** A limit of the charging profiles in force. */
  CHARGING_PROFILE("charging-profile"),
  /** The grid was out of its band: the wait and the ramp before entering service again are running. */
  ENTER_SERVICE("enter-service"),
  /** The setpoint ran out, or the station has been offline for longer than allowed. */
  SETPOINT_FRESH("setpoint-fresh"),
  /** The grid's frequency, which the setpoint goes by, is not known or too old. */
  GRID_FREQUENCY("grid-frequency"),
  /** What the site takes, which the setpoint goes by, is not known or too old, or its thresholds are not set. */
  SITE_METER("site-meter"),
  /** The external system that sets the power or its limits has told no value, or it is too old. */
  EXTERNAL_VALUE("external-value"),
  /** The converter rests between two starts, or so little is not worth its while. */
  CONVERTER_REST("converter-rest"),
  /** A device, the clock or the storage is not healthy. */
  DEVICE_HEALTH("device-health"),
  /** Inoperative, not authorized, no transaction, or reserved for someone else. */
  OPERATIONAL_STATE("operational-state");

  private final String token;

  LimitReason(String token) {
    this.token = token;
  }

  /** The one spelling used everywhere outside of Java code. */
  public String token() {
    return token;
  }

  @Override
  public String toString() {
    return token;
  }
}
