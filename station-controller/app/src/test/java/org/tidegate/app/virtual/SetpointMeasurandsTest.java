package org.tidegate.app.virtual;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** The measurands of OCPP 2.1 that say how a setpoint is followed, sampled in every transaction. */
class SetpointMeasurandsTest {
  private static final String MEASURANDS = "Power.Active.Export,Power.Active.Setpoint,Power.Active.Residual,"
      + "Energy.Active.Setpoint.Interval";

  @ParameterizedTest
  @EnumSource(OcppVersion.class)
  @Covers("2.1 Q01.FR.33")
  void sampled_isToldOnOcpp21_andLeftOutOnOcpp201(OcppVersion version) {
    var stay = PermittedStay.begin(VirtualSetup.of(21).speaking(version));
    var central = new RawRequests(stay.virtual);
    assertThat(central.set("SampledDataCtrlr", "TxUpdatedMeasurands", MEASURANDS)).isEqualTo("Accepted");
    assertThat(central.set("SampledDataCtrlr", "TxUpdatedInterval", "60")).isEqualTo("Accepted");
    stay.setpoint(-6_000);
    stay.virtual.seconds(180);

    var last = central.sent("TransactionEvent").stream()
        .filter(event -> event.path("triggerReason").asText().equals("MeterValuePeriodic")).reduce((_, later) -> later)
        .orElseThrow().at("/meterValue/0/sampledValue");
    List<String> told = last.valueStream()
        .map(value -> value.path("measurand").asText() + " " + value.path("value").asInt()).toList();
    // 6 kW for a minute are 100 Wh
    assertThat(told).isEqualTo(version == OcppVersion.V21
        ? List.of("Power.Active.Export 6000", "Power.Active.Setpoint -6000", "Power.Active.Residual 0",
            "Energy.Active.Setpoint.Interval -100")
        : List.of("Power.Active.Export 6000"));
    assertThat(stay.virtual.failures()).isEmpty();
  }
}
