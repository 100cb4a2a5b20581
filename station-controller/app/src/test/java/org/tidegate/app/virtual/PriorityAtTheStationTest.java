package org.tidegate.app.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** A driver wants to charge first, OCPP 2.1 K22: what the central system hears of it. Frames are held to their schemas. */
class PriorityAtTheStationTest {
  @Test
  @Covers({"2.1 K22.FR.02", "2.1 K22.FR.03", "2.1 K22.FR.04", "2.1 K22.FR.05"})
  void driver_requestsAndEndsPriority_isToldBothTimes() {
    var stay = prioritised(OcppVersion.V21);
    assertThat(stay.commanded()).isEqualTo(7_000);

    stay.press((driver, version) -> driver.endPriority(1, version));
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isEqualTo(-4_000);
    var told = told(stay);
    assertThat(told).extracting(sent -> sent.path("activated").asBoolean()).containsExactly(true, false);
    assertThat(told).extracting(sent -> sent.path("transactionId").asText())
        .containsOnly(stay.virtual.session().transactionId().orElseThrow());
    assertThat(stay.virtual.failures()).isEmpty();
  }

  /** OCPP 2.0.1 has no such message. */
  @Test
  void driver_requestsPriorityOverTheOlderVersion_isFollowedAndNotTold() {
    var stay = prioritised(OcppVersion.V201);
    assertThat(stay.commanded()).isEqualTo(7_000);
    assertThat(told(stay)).isEmpty();
    assertThat(stay.virtual.failures()).isEmpty();
  }

  private static PermittedStay prioritised(OcppVersion version) {
    var stay = PermittedStay.begin(VirtualSetup.of(22).speaking(version));
    stay.setpoint(-4_000);
    stay.virtual.seconds(2);
    assertThat(stay.commanded()).isEqualTo(-4_000);
    assertThat(stay.install(profile(stay))).isEmpty();
    stay.press((driver, seen) -> driver.prioritise(1, seen));
    stay.virtual.seconds(2);
    return stay;
  }

  private static ChargingProfile profile(PermittedStay stay) {
    var period = new SchedulePeriod(Duration.ZERO, Optional.of(BigDecimal.valueOf(7_000)), Optional.empty(),
        Optional.empty(), OperationMode.ChargingOnly, Optional.empty(), Optional.empty(), Spelling.OCPP21);
    var schedule = new ChargingSchedule(1, Optional.of(stay.virtual.loop.now()), Optional.empty(), RateUnit.W,
        Optional.empty(), List.of(period));
    return new ChargingProfile(99, 0, ProfilePurpose.PriorityCharging, ProfileKind.Absolute, Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(schedule));
  }

  private static List<JsonNode> told(PermittedStay stay) {
    return stay.virtual.frames().stream().filter(frame -> frame.path(2).asText().equals("NotifyPriorityCharging"))
        .map(frame -> frame.path(3)).toList();
  }
}
