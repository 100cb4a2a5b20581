package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.ExternalLimit.Step;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.PeriodExtension;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an external system wants of the whole station (EVSE 0), together with what it wants of single EVSEs and with power
 * that is generated at the site. Two vehicles that give and take 10 kW.
 */
class StationLevelTest {
  private final PermittedStay first = PermittedStay.begin(
      VirtualSetup.of(600).withEvses(VirtualSetup.dc(1), VirtualSetup.dc(2)).speaking(OcppVersion.V21));
  private final PermittedStay second = first.at(2, VirtualStation.car(60));

  @AfterEach
  void nothingElseWentWrong() {
    assertThat(first.virtual.failures()).isEmpty();
    first.virtual.close();
  }

  @ParameterizedTest
  @CsvSource({"-6000,-3000,-3000", "5001,2501,2500", "0,0,0", "-25000,-10000,-10000"})
  @Covers({"2.1 Q06.FR.31", "2.1 Q06.FR.06"})
  void setpointOfTheStation_isDivided(int together, int atFirst, int atSecond) {
    bothWays();
    says(0, setpoint(together));
    assertTogether(atFirst, atSecond);
  }

  /** What one EVSE is to do by itself counts no more: the whole is what the station is held to. */
  @ParameterizedTest
  @CsvSource({"-6000,-3000,-3000", "4000,2000,2000", "0,0,0"})
  @Covers("2.1 Q06.FR.31")
  void setpointOfTheStation_whileOneEvseFollowsItsOwn_isStillTheSum(int together, int atFirst, int atSecond) {
    bothWays();
    assertThat(first.follow(OperationMode.ExternalSetpoint, Optional.empty(), PeriodExtension.none())).isEmpty();
    says(1, setpoint(-1_000));
    assertThat(first.commanded()).isEqualTo(-1_000);
    says(0, setpoint(together));
    assertTogether(atFirst, atSecond);
    first.virtual.hardware().releaseExternalLimit(0, LimitSource.EMS);
    first.virtual.seconds(2);
    assertThat(first.commanded()).isEqualTo(-1_000);
    assertThat(second.commanded()).as("as the central system says").isEqualTo(700);
  }

  /** A setpoint of the central system for one EVSE stands aside for that of the station, too. */
  @Test
  @Covers({"2.1 Q06.FR.20", "2.1 Q06.FR.31"})
  void setpointOfTheStation_whileTheCentralSystemSteersOne_isTheSum() {
    bothWays();
    first.setpoint(2_000);
    says(0, setpoint(-8_000));
    assertTogether(-4_000, -4_000);
  }

  @ParameterizedTest
  @CsvSource({"4000,-3000", "0,0", "7001,-5000"})
  @Covers({"2.1 Q06.FR.30", "2.1 Q06.FR.05"})
  void limitsOfTheStation_eachWay_areKeptBySum(int charge, int discharge) {
    says(0, new Step(Duration.ZERO, Optional.of(new Watts(charge)), Optional.of(new Watts(discharge)),
        Optional.empty()));
    assertThat(first.commanded() + second.commanded()).isEqualTo(charge);
    first.setpoint(-9_000);
    second.setpoint(-9_000);
    watch(discharge, charge);
    assertThat(first.commanded() + second.commanded()).isEqualTo(discharge);
  }

  /** 4 kW from the grid and 2.5 kW generated: 6.5 kW for both, whichever way they are steered. */
  @Test
  @Covers({"2.1 K27.FR.01", "2.1 K04.FR.05"})
  void generation_atTheStation_isSharedOnTopOfItsLimit() {
    says(0, limit(4_000));
    generated(2_500);
    assertTogether(3_250, 3_250);
    says(0, new Step(Duration.ZERO, Optional.of(new Watts(4_000)), Optional.empty(), Optional.of(new Watts(9_000))));
    assertTogether(3_250, 3_250);
    assertThat(first.follow(OperationMode.ExternalSetpoint, Optional.empty(), PeriodExtension.none())).isEmpty();
    assertTogether(3_250, 3_250);
    generated(0);
    assertTogether(2_000, 2_000);
    bothWays();
    says(0, new Step(Duration.ZERO, Optional.of(new Watts(4_000)), Optional.empty(), Optional.of(new Watts(-5_000))));
    assertTogether(-2_500, -2_500);
  }

  /** Who does not take part charges as ever; the other one makes up for it as far as it can. */
  @Test
  @Covers("2.1 Q06.FR.31")
  void setpointOfTheStation_oneVehicleIsWithdrawn_theOtherMakesUpForIt() {
    bothWays();
    says(0, setpoint(-4_000));
    assertTogether(-2_000, -2_000);
    first.virtual.press((acts, version) -> acts.withdraw(1, version, VirtualStation.seen()));
    first.virtual.seconds(60);
    assertThat(first.commanded()).isEqualTo(10_000);
    assertThat(second.commanded()).isEqualTo(-10_000);
    says(0, setpoint(3_000));
    assertThat(first.commanded() + second.commanded()).isEqualTo(3_000);
  }

  /** Vehicles that the central system only charges are not discharged: they stop, and others do what they can. */
  @Test
  void setpointOfTheStation_discharging_isForVehiclesThatTheCentralSystemSteers() {
    says(0, setpoint(-4_000));
    assertTogether(0, 0);
    second.setpoint(700);
    assertTogether(0, -4_000);
  }

  /** The central system steers both, a little. */
  private void bothWays() {
    first.setpoint(700);
    second.setpoint(700);
  }

  private void assertTogether(int atFirst, int atSecond) {
    first.virtual.seconds(5);
    assertThat(List.of(first.commanded(), second.commanded())).containsExactly(atFirst, atSecond);
  }

  private void watch(int least, int most) {
    first.watch(Duration.ofSeconds(20), _ -> {
      int charge = Math.max(0, first.commanded()) + Math.max(0, second.commanded());
      int discharge = Math.min(0, first.commanded()) + Math.min(0, second.commanded());
      assertThat(charge).isLessThanOrEqualTo(most);
      assertThat(discharge).isGreaterThanOrEqualTo(least);
    });
  }

  private void says(int evseId, Step step) {
    first.virtual.hardware().externalLimit(external(evseId, step));
    first.virtual.seconds(3);
  }

  private void generated(int watts) {
    first.virtual.hardware().externalLimit(external(0, limit(watts)).generated());
    first.virtual.seconds(3);
  }

  private ExternalLimit external(int evseId, Step step) {
    return ExternalLimit.constant(evseId, LimitSource.EMS, first.virtual.loop.now(), step);
  }

  private static Step limit(int watts) {
    return new Step(Duration.ZERO, Optional.of(new Watts(watts)), Optional.empty(), Optional.empty());
  }

  private static Step setpoint(int watts) {
    return new Step(Duration.ZERO, Optional.empty(), Optional.empty(), Optional.of(new Watts(watts)));
  }
}
