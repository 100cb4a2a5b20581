package org.tidegate.demo.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * What the coordinator asks for. Immutable.
 *
 * @param direction which way
 * @param watts magnitude
 * @param length how long
 * @param form how setpoints are written
 * @param regardless whether vehicles are dispatched too that are not permitted, to show that their station does not follow
 * @param saleChange by how much the sale price moves meanwhile
 * @param purchaseChange by how much the purchase price moves meanwhile
 */
record DemandRequest(Direction direction, int watts, Duration length, Form form, boolean regardless,
    BigDecimal saleChange, BigDecimal purchaseChange) {
  private static final int MOST_KILOWATTS = 10_000;
  private static final int MOST_MINUTES = 24 * 60;
  private static final Map<String, Direction> DIRECTIONS = Map.of("downward", Direction.DOWNWARD, "upward",
      Direction.UPWARD);
  private static final Map<String, Form> FORMS = Map.of("negative-limit", Form.NEGATIVE_LIMIT, "custom-data",
      Form.CUSTOM_DATA);

  /** How a setpoint is written on OCPP 2.0.1. */
  enum Form {
    /** A limit below 0; upward setpoints have no such form and take the other. */
    NEGATIVE_LIMIT,
    /** The fields of OCPP 2.1 in customData. */
    CUSTOM_DATA
  }

  /**
   * Reads {@code {direction, kw, minutes, form, regardless, saleChange, purchaseChange}}; the last four may be left out.
   *
   * @throws IllegalArgumentException with the reason when it is not right
   */
  static DemandRequest read(JsonNode json) {
    double kilowatts = within(json, "kw", MOST_KILOWATTS);
    double minutes = within(json, "minutes", MOST_MINUTES);
    return new DemandRequest(Json.choice(json, "direction", DIRECTIONS),
        (int) Math.round(kilowatts * 1000), Duration.ofMillis(Math.round(minutes * 60_000)),
        json.has("form") ? Json.choice(json, "form", FORMS) : Form.NEGATIVE_LIMIT,
        json.path("regardless").asBoolean(false),
        Json.decimal(json, "saleChange").orElse(BigDecimal.ZERO),
        Json.decimal(json, "purchaseChange").orElse(BigDecimal.ZERO));
  }

  String formToken() {
    return Json.word(FORMS, form);
  }

  String directionToken() {
    return Json.word(DIRECTIONS, direction);
  }

  private static double within(JsonNode json, String name, int most) {
    var node = json.path(name);
    if (!node.isNumber() || !(node.doubleValue() > 0) || node.doubleValue() > most) {
      throw new IllegalArgumentException(name + " is a number above 0 and up to " + most);
    }
    return node.doubleValue();
  }
}
