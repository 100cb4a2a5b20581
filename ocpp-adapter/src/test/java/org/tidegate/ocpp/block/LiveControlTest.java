package org.tidegate.ocpp.block;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.CentralSystemRequests.Priority;
import org.tidegate.domain.smartcharging.PhaseValues;
import org.tidegate.domain.smartcharging.ScheduleUpdate;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

class LiveControlTest {
  private final Wire wire = Wire.accepted(OcppVersion.V21);

  @Test
  @Covers("2.1 K28.FR.06")
  void updateDynamicSchedule_eachNumber_reachesTheStation() {
    var answer = wire.asks("UpdateDynamicSchedule",
        """
            {'chargingProfileId':7,'scheduleUpdate':{'limit':7000,'dischargeLimit':-6000.5,'setpoint':-4000,'setpoint_L2':-3000,
            'setpointReactive':100}}""");

    assertThat(answer.path("status").asText()).isEqualTo("Accepted");
    var asked = (List<?>) wire.station.asked.getFirst();
    var update = (ScheduleUpdate) asked.get(1);
    assertThat(asked.getFirst()).isEqualTo(7);
    assertThat(update.limit()).contains(new BigDecimal("7000"));
    assertThat(update.dischargeLimit()).contains(new BigDecimal("-6000.5"));
    assertThat(update.setpoint()).contains(new BigDecimal("-4000"));
    assertThat(update.extension().setpoint())
        .isEqualTo(new PhaseValues(Optional.of(new BigDecimal("-3000")), Optional.empty()));
    assertThat(update.extension().reactive().orElseThrow().value()).isEqualTo(new BigDecimal("100"));
  }

  @Test
  void updateDynamicSchedule_positiveDischargeLimit_isRefusedByTheSchema() {
    assertThat(wire.refuses("UpdateDynamicSchedule", "{'chargingProfileId':7,'scheduleUpdate':{'dischargeLimit':1}}"))
        .isEqualTo("PropertyConstraintViolation");
    assertThat(wire.station.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true,ACTIVATE", "false,DEACTIVATE"})
  @Covers({"2.1 K21.FR.03", "2.1 K21.FR.06"})
  void usePriorityCharging_onOrOff_reachesTheStation(boolean activate, Priority priority) {
    var answer = wire.asks("UsePriorityCharging", "{'transactionId':'TX-1','activate':%s}".formatted(activate));

    assertThat(answer.path("status").asText()).isEqualTo("Accepted");
    assertThat(wire.station.asked).containsExactly(List.of("tx-1", priority));
  }

  @Test
  @Covers("2.1 Q08.FR.10")
  void afrrSignal_valueAndTime_reachTheStation() {
    var answer = wire.asks("AFRRSignal", "{'timestamp':'2026-01-01T12:00:05+00:00','signal':-30}");

    assertThat(answer.path("status").asText()).isEqualTo("Accepted");
    assertThat(wire.station.asked).containsExactly("afrr -30 2026-01-01T12:00:05Z");
  }

  /** Whatever offset comes with it, it is eight o'clock on the wall. */
  @ParameterizedTest
  @CsvSource({"2026-01-01T08:00:00Z", "2026-01-01T08:00:00+05:00", "2026-01-01T08:00:00-11:00"})
  @Covers("2.1 K01.FR.90")
  void setChargingProfile_byTheWallClock_startsWhenThatShowsIt(String start) {
    wire.asks("SetChargingProfile", """
        {'evseId':0,'chargingProfile':{'id':1,'stackLevel':0,'chargingProfilePurpose':'TxDefaultProfile',
        'chargingProfileKind':'Absolute','chargingSchedule':[{'id':1,'chargingRateUnit':'W','useLocalTime':true,
        'startSchedule':'%s','chargingSchedulePeriod':[{'startPeriod':0,'limit':5000}]}]}}""".formatted(start));

    assertThat(wire.station.asked.toString()).contains("2026-01-01T08:00:00Z");
  }
}
