package org.tidegate.app.fuzz;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.tidegate.ocpp.message.OcppVersion;

/** Requests by which a central system of either version lets a car discharge. Immutable. */
final class Setpoints {
  /** Of OCPP 2.1, and for what {@link #any} set, if it can be updated. */
  static final String UPDATE = """
      {"chargingProfileId":4711,"scheduleUpdate":{"setpoint":-4000}}""";
  /** Of OCPP 2.1, and for what {@link #any} set, if it follows signals. */
  static final String SIGNAL = """
      {"timestamp":"%s","signal":-50}""";
  private static final String REQUEST = """
      {"evseId":1,"chargingProfile":{"id":4711,"stackLevel":3,"chargingProfilePurpose":"TxProfile","transactionId":"%s",\
      "chargingProfileKind":"%s","chargingSchedule":[{"id":1,"chargingRateUnit":"W",%s\
      "chargingSchedulePeriod":[{"startPeriod":0,%s}]}]}}""";
  private static final List<String> PERIODS_OF_201 = List.of("\"limit\":-5000");
  private static final List<String> PERIODS_OF_21 = List.of("\"operationMode\":\"CentralSetpoint\",\"setpoint\":-5000",
      "\"operationMode\":\"CentralFrequency\",\"setpoint\":-5000",
      "\"operationMode\":\"LocalFrequency\",\"v2xBaseline\":-3000,\"v2xFreqWattCurve\":[{\"frequency\":49.8,"
          + "\"power\":-10000},{\"frequency\":50.2,\"power\":10000}],\"v2xSignalWattCurve\":[{\"signal\":-100,"
          + "\"power\":-9000},{\"signal\":100,\"power\":9000}]");

  private Setpoints() {}

  /** One of them; on OCPP 2.1 in every second case one that may be updated afterwards. */
  static String any(Random random, OcppVersion version, String transactionId, Instant now) {
    var periods = version == OcppVersion.V21 ? PERIODS_OF_21 : PERIODS_OF_201;
    var period = periods.get(random.nextInt(periods.size()));
    return version == OcppVersion.V21 && random.nextBoolean()
        ? REQUEST.formatted(transactionId, "Dynamic", "", period)
        : REQUEST.formatted(transactionId, "Absolute", "\"startSchedule\":\"%s\",".formatted(now), period);
  }
}
