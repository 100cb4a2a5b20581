package org.tidegate.app.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.ExternalLimit.Step;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** Energy managers and grid operators beside a central system that speaks OCPP 2.1: K27, K29, Q05 and Q06. */
class ExternalSystemsTest {
  private static final String SMART = "SmartChargingCtrlr";
  private static final String DISALLOWED = "ExternalConstraintsProfileDisallowed";

  private final PermittedStay stay = PermittedStay.begin(VirtualSetup.of(29).speaking(OcppVersion.V21));
  private final RawRequests central = new RawRequests(stay.virtual);

  @AfterEach
  void nothingElseWentWrong() {
    assertThat(stay.virtual.failures()).isEmpty();
    stay.virtual.close();
  }

  @Test
  @Covers({"2.1 K11.FR.07", "2.1 Q06.FR.08"})
  void constraintsDisallowed_aLimitIsIgnored_untilAProfileLeavesItToOthers() {
    assertThat(central.set(SMART, DISALLOWED, "true")).isEqualTo("Accepted");
    says(1, limit(3_000));
    assertThat(stay.commanded()).isEqualTo(10_000);
    assertThat(central.profiles("{'chargingProfilePurpose':'ChargingStationExternalConstraints'}")).isEmpty();
    assertThat(central.sent("NotifyChargingLimit")).isEmpty();

    assertThat(central.setTxProfile(1, "Dynamic", "", ",'operationMode':'ExternalLimits'")).isEqualTo("Accepted");
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isEqualTo(3_000);
    says(1, limit(2_000));
    assertThat(stay.commanded()).isEqualTo(2_000);

    assertThat(central.status("ClearChargingProfile", "{'chargingProfileId':101}")).isEqualTo("Accepted");
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isEqualTo(10_000);
    assertThat(central.set(SMART, DISALLOWED, "false")).isEqualTo("Accepted");
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isEqualTo(2_000);
    assertThat(central.sent("NotifyChargingLimit")).hasSize(1);
  }

  @Test
  @Covers("2.1 Q06.FR.08")
  void constraintsDisallowed_anAbsoluteProfileLeavesASetpointToOthers_itIsFollowed() {
    central.set(SMART, DISALLOWED, "true");
    says(1, setpoint(-4_000));
    assertThat(stay.commanded()).isEqualTo(10_000);
    var from = ",'startSchedule':'%s'".formatted(stay.virtual.loop.now());
    assertThat(central.setTxProfile(1, "Absolute", from, ",'operationMode':'ExternalSetpoint'")).isEqualTo("Accepted");
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isEqualTo(-4_000);
    stay.virtual.hardware().releaseExternalLimit(1, LimitSource.EMS);
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isZero();
    assertThat(stay.reasons()).first().isEqualTo(LimitReason.EXTERNAL_VALUE);
  }

  /** Of the whole station: kept in sum, as long as a profile leaves anything to others. */
  @Test
  @Covers("2.1 Q06.FR.08")
  void constraintsDisallowed_limitOfTheStation_holdsWhileSomeModeFollowsIt() {
    central.set(SMART, DISALLOWED, "true");
    says(0, limit(3_000));
    assertThat(stay.commanded()).isEqualTo(10_000);
    central.setTxProfile(1, "Dynamic", "", ",'operationMode':'ExternalLimits'");
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isEqualTo(3_000);
  }

  @Test
  @Covers({"2.1 K29.FR.03", "2.1 K29.FR.05", "2.1 K29.FR.06", "2.1 Q05.FR.06"})
  void dynamicProfile_leavingLimitsToOthers_hasWhatTheyTell() {
    central.setTxProfile(1, "Dynamic", "", ",'operationMode':'ExternalLimits'");
    stay.virtual.seconds(10);
    says(1, new Step(Duration.ZERO, Optional.of(new Watts(4_000)), Optional.of(new Watts(-2_000)), Optional.empty()));
    var told = stay.virtual.loop.now().minusSeconds(1);
    assertThat(profile().at("/chargingSchedule/0/chargingSchedulePeriod/0/limit").asInt()).isEqualTo(4_000);
    assertThat(profile().at("/chargingSchedule/0/chargingSchedulePeriod/0/dischargeLimit").asInt()).isEqualTo(-2_000);
    assertThat(profile().path("dynUpdateTime").asText()).isEqualTo(told.toString());
    assertThat(stay.commanded()).isEqualTo(4_000);
  }

  @Test
  @Covers({"2.1 K29.FR.03", "2.1 Q05.FR.05", "2.1 Q05.FR.07", "2.1 Q05.FR.08", "2.1 K29.FR.07", "2.1 K29.FR.08"})
  void dynamicProfile_withADuration_countsWhileOthersKeepTellingTheirSetpoint() {
    central.setTxProfile(1, "Dynamic", ",'duration':60", ",'operationMode':'ExternalSetpoint'");
    says(1, setpoint(-3_000));
    assertThat(profile().at("/chargingSchedule/0/chargingSchedulePeriod/0/setpoint").asInt()).isEqualTo(-3_000);
    stay.virtual.seconds(50);
    says(1, setpoint(-2_000));
    stay.virtual.seconds(50);
    assertThat(stay.commanded()).isEqualTo(-2_000);

    stay.virtual.hardware().releaseExternalLimit(1, LimitSource.EMS);
    stay.virtual.seconds(20);
    assertThat(stay.commanded()).as("the profile is over").isNotNegative();
    says(1, setpoint(-1_500));
    assertThat(stay.commanded()).isEqualTo(-1_500);
  }

  @Test
  @Covers({"2.1 Q06.FR.10", "2.1 Q06.FR.11", "2.1 Q06.FR.12", "2.1 Q06.FR.05", "2.1 Q06.FR.06"})
  void singleValue_isToldWhenItChangesByMoreThanItsSignificance() {
    says(1, limit(5_000));
    says(1, limit(5_040));
    assertThat(central.sent("NotifyChargingLimit")).hasSize(1);
    assertThat(stay.commanded()).as("followed all the same").isEqualTo(5_040);
    says(1, limit(5_100));
    says(1, setpoint(-3_000));
    assertThat(central.sent("NotifyChargingLimit")).extracting(told -> told.at("/chargingLimit/chargingLimitSource")
        .asText()).containsExactly("EMS", "EMS", "EMS");
    assertThat(central.sent("NotifyChargingLimit").getLast().at("/chargingSchedule/0/chargingSchedulePeriod"))
        .hasSize(1).first().extracting(period -> period.path("setpoint").asInt()).isEqualTo(-3_000);
  }

  @Test
  @Covers("2.1 Q06.FR.41")
  void lastingValue_toldAnewBeforeOrAfterItsEnd_counts() {
    lasting(limit(4_000));
    assertThat(stay.commanded()).isEqualTo(4_000);
    stay.virtual.seconds(59);
    assertThat(stay.commanded()).isEqualTo(10_000);
    lasting(limit(3_000));
    assertThat(stay.commanded()).isEqualTo(3_000);
  }

  @Test
  @Covers({"2.1 K27.FR.02", "2.1 K27.FR.03", "2.1 K27.FR.04", "2.1 K27.FR.05"})
  void localGeneration_comesOnTopOfLimits_isReportedAndToldAsSuch() {
    says(0, limit(4_000));
    stay.virtual.hardware().externalLimit(external(0, limit(2_500)).generated());
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isEqualTo(6_500);
    assertThat(central.profiles("{'chargingProfilePurpose':'LocalGeneration'}")).singleElement()
        .extracting(profile -> profile.at("/chargingSchedule/0/chargingSchedulePeriod/0/limit").asInt())
        .isEqualTo(2_500);
    assertThat(central.sent("NotifyChargingLimit"))
        .extracting(told -> told.at("/chargingLimit/isLocalGeneration").asBoolean()).containsExactly(false, true);
    assertThat(central.sent("NotifyChargingLimit"))
        .extracting(told -> told.at("/chargingSchedule/0/chargingSchedulePeriod/0/limit").asInt())
        .containsExactly(4_000, 2_500);

    stay.virtual.hardware().externalLimit(external(0, limit(2_510)).generated());
    stay.virtual.seconds(1);
    assertThat(central.sent("NotifyChargingLimit")).as("less than the significance").hasSize(2);
    stay.virtual.hardware().releaseExternalLimit(0, LimitSource.EMS);
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isEqualTo(10_000);
  }

  /** What the central system may not clear it can't replace either. */
  @ParameterizedTest
  @CsvSource({"LocalGeneration", "ChargingStationExternalConstraints"})
  void profilesOfOthers_clearedByPurpose_stay(String purpose) {
    says(0, limit(4_000));
    stay.virtual.hardware().externalLimit(external(0, limit(2_500)).generated());
    stay.virtual.seconds(1);
    assertThat(central.status("ClearChargingProfile",
        "{'chargingProfileCriteria':{'chargingProfilePurpose':'%s'}}".formatted(purpose))).isEqualTo("Unknown");
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isEqualTo(6_500);
  }

  private JsonNode profile() {
    return central.profiles("{'chargingProfileId':[101]}").getLast();
  }

  private void says(int evseId, Step step) {
    stay.virtual.hardware().externalLimit(external(evseId, step));
    stay.virtual.seconds(1);
  }

  private void lasting(Step step) {
    stay.virtual.hardware().externalLimit(
        ExternalLimit.lasting(1, LimitSource.EMS, stay.virtual.loop.now(), Duration.ofSeconds(60), step));
    stay.virtual.seconds(1);
  }

  private ExternalLimit external(int evseId, Step step) {
    return new ExternalLimit(evseId, LimitSource.EMS, stay.virtual.loop.now(), stay.virtual.loop.now(),
        Optional.empty(), List.of(step));
  }

  private static Step limit(int watts) {
    return new Step(Duration.ZERO, Optional.of(new Watts(watts)), Optional.empty(), Optional.empty());
  }

  private static Step setpoint(int watts) {
    return new Step(Duration.ZERO, Optional.empty(), Optional.empty(), Optional.of(new Watts(watts)));
  }
}
