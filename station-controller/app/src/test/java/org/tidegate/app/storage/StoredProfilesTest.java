package org.tidegate.app.storage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.InstalledProfile;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.SchedulePeriod;

import static org.assertj.core.api.Assertions.assertThat;

class StoredProfilesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** As it was written before there was OCPP 2.1, and while each spelling on the wire had a name. */
  private static final String WITHOUT_OCPP21 = """
      {"evseId":1,"profile":{"id":7,"stackLevel":0,"purpose":"TxProfile","kind":"Absolute","transactionId":"tx-1",
      "schedules":[{"id":1,"start":"2026-03-01T12:00:00Z","duration":"PT1H","unit":"W","periods":[{"start":"PT0S",
      "setpoint":-6000,"mode":"CentralSetpoint","spelling":"%s"}]}]},"receivedAt":"2026-03-01T12:00:00Z"}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"NEGATIVE_LIMIT", "CUSTOM_DATA", "OCPP21_FIELDS", "OCPP21"})
  void read_profileStoredBeforeOcpp21_isReadAsItWas(String spelling) {
    var period = new SchedulePeriod(Duration.ZERO, Optional.empty(), Optional.empty(),
        Optional.of(BigDecimal.valueOf(-6000)), OperationMode.CentralSetpoint, Optional.empty(), Optional.empty(),
        SchedulePeriod.Spelling.OCPP21);
    var schedule = new ChargingSchedule(1, Optional.of(NOON), Optional.of(Duration.ofHours(1)), RateUnit.W,
        Optional.empty(), List.of(period));
    var profile = new ChargingProfile(7, 0, ProfilePurpose.TxProfile, ProfileKind.Absolute, Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.of("tx-1"), List.of(schedule));

    assertThat(StoredJson.read(InstalledProfile.class, WITHOUT_OCPP21.formatted(spelling), "charging_profile 7"))
        .isEqualTo(new InstalledProfile(1, profile, NOON));
  }
}
