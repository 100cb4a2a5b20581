package org.tidegate.app.conformance;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.ocpp.v201.ChargingLimitSourceEnum;
import org.tidegate.ocpp.v201.ChargingProfile;
import org.tidegate.ocpp.v201.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v201.ClearChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.GetChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.ReportChargingProfilesRequest;

import static java.util.Optional.empty;
import static java.util.Optional.of;
import static org.assertj.core.api.Assertions.assertThat;

/** Block K, profiles are reported and cleared: K09, K10. */
class BlockKGetTest {
  private static final int FIRST = 51;
  private static final int SECOND = 52;
  private static final ChargingProfilePurposeEnum TX_DEFAULT = ChargingProfilePurposeEnum.TxDefaultProfile;

  @RegisterExtension
  private final Bench bench = new Bench();

  // Get

  @Test
  @Covers("K09.FR.05")
  void TC_K_29_CS() {
    var ofStation = stationMax(0);
    txDefault(0);

    profiles().gets(0, Profiles.any(), 0, ofStation);
  }

  @Test
  @OverSocket
  @Covers("K09.FR.04")
  void TC_K_30_CS() {
    stationMax(0);
    var ofEvse = txDefault(0);

    profiles().gets(Configured.EVSE, Profiles.any(), Configured.EVSE, ofEvse);
  }

  @Test
  @OverSocket
  @Covers({"K09.FR.01", "K09.FR.02", "K09.FR.06"})
  void TC_K_31_CS() {
    var ofStation = stationMax(0);
    var ofEvse = txDefault(0);

    var reports = profiles().get(null, Profiles.any());

    assertThat(reports).flatExtracting(ReportChargingProfilesRequest::chargingProfile)
        .containsExactlyInAnyOrder(ofStation, ofEvse);
    assertThat(reports).extracting(ReportChargingProfilesRequest::tbc).containsExactly(true, false);
  }

  @Test
  @Covers("K09.FR.01")
  void TC_K_32_CS() {
    var ofStation = stationMax(0);
    txDefault(0);

    profiles().gets(null, Profiles.byId(FIRST), 0, ofStation);
  }

  @Test
  @Covers("K09.FR.04")
  void TC_K_33_CS() {
    stationMax(1);
    var ofEvse = txDefault(2);

    profiles().gets(Configured.EVSE, Profiles.byLevel(2), Configured.EVSE, ofEvse);
    assertThat(profiles().tryGet(Configured.EVSE, Profiles.byLevel(1)))
        .isEqualTo(GetChargingProfileStatusEnum.NoProfiles);
  }

  @Test
  @OverSocket
  @Covers("K09.FR.04")
  void TC_K_34_CS() {
    var ofEvse = txDefault(1);

    profiles().gets(Configured.EVSE, Profiles.bySource(ChargingLimitSourceEnum.CSO), Configured.EVSE, ofEvse);

    assertThat(profiles().tryGet(Configured.EVSE, Profiles.bySource(ChargingLimitSourceEnum.SO)))
        .isEqualTo(GetChargingProfileStatusEnum.NoProfiles);
  }

  @Test
  @Covers("K09.FR.04")
  void TC_K_35_CS() {
    stationMax(0);
    var ofEvse = txDefault(0);

    profiles().gets(Configured.EVSE, Profiles.byPurpose(TX_DEFAULT), Configured.EVSE, ofEvse);
  }

  @Test
  @Covers("K09.FR.04")
  void TC_K_36_CS() {
    stationMax(1);
    var ofEvse = txDefault(1);

    profiles().gets(Configured.EVSE, Profiles.byPurpose(TX_DEFAULT, 1), Configured.EVSE, ofEvse);
  }

  /** As TC_K_52_CS, which is of none of the profiles. */
  @Test
  @Covers({"K12.FR.05", "K11.FR.06"})
  void externalLimit_isReportedAsExternalConstraint() {
    bench.station().hardware().externalLimit(ExternalLimit.constant(0, LimitSource.EMS, bench.station().loop.now(),
        new ExternalLimit.Step(Duration.ZERO, of(new Watts(9_000)), empty(), empty())));
    stationMax(0);

    var reports = profiles()
        .get(null, Profiles.byPurpose(ChargingProfilePurposeEnum.ChargingStationExternalConstraints));

    assertThat(reports).hasSize(1);
    assertThat(reports.getFirst().chargingLimitSource()).isEqualTo(ChargingLimitSourceEnum.EMS);
    var profile = reports.getFirst().chargingProfile().getFirst();
    assertThat(profile.chargingProfilePurpose())
        .isEqualTo(ChargingProfilePurposeEnum.ChargingStationExternalConstraints);
    assertThat(profile.id()).isNegative();
    assertThat(profile.chargingSchedule().getFirst().chargingSchedulePeriod().getFirst().limit())
        .isEqualByComparingTo("9000");
    var all = profiles().get(0, Profiles.any());
    assertThat(all).extracting(ReportChargingProfilesRequest::chargingLimitSource)
        .containsExactlyInAnyOrder(ChargingLimitSourceEnum.CSO, ChargingLimitSourceEnum.EMS);
  }

  // Clear

  @Test
  @OverSocket
  @Covers("K10.FR.03")
  void TC_K_05_CS() {
    txDefault(0);

    assertThat(profiles().clear(SECOND)).isEqualTo(ClearChargingProfileStatusEnum.Accepted);

    assertThat(profiles().tryGet(null, Profiles.byId(SECOND))).isEqualTo(GetChargingProfileStatusEnum.NoProfiles);
  }

  @Test
  @OverSocket
  @Covers("K10.FR.04")
  void TC_K_06_CS() {
    txDefault(1);
    bench.states().energyTransferStarted();

    assertThat(profiles().clear(null, TX_DEFAULT, 1)).isEqualTo(ClearChargingProfileStatusEnum.Accepted);

    assertThat(profiles().tryGet(null, Profiles.byPurpose(TX_DEFAULT, 1)))
        .isEqualTo(GetChargingProfileStatusEnum.NoProfiles);
  }

  @Test
  @Covers("K10.FR.01")
  void TC_K_07_CS() {
    txDefault(1);

    assertThat(profiles().clear(null, ChargingProfilePurposeEnum.ChargingStationMaxProfile, 0))
        .isEqualTo(ClearChargingProfileStatusEnum.Unknown);
  }

  @Test
  @Covers("K10.FR.01")
  void TC_K_08_CS() {
    assertThat(profiles().clear(FIRST)).isEqualTo(ClearChargingProfileStatusEnum.Unknown);
  }

  @Test
  @OverSocket
  @Covers({"K10.FR.05", "K10.FR.07"})
  void TC_K_09_CS() {
    bench.variables().set("SmartChargingCtrlr", "LimitChangeSignificance", "1.0");
    var now = bench.station().loop.now();
    profiles().set(Configured.EVSE,
        profiles().txDefault(SECOND).seconds(400).validFrom(now).validTo(now.plusSeconds(401)).limit(0, 6_000));
    bench.states().energyTransferStarted();
    assertThat(Profiles.firstLimit(profiles().composite(Configured.EVSE, 300))).isEqualByComparingTo("6000");

    assertThat(profiles().clear(null, TX_DEFAULT, null)).isEqualTo(ClearChargingProfileStatusEnum.Accepted);

    assertThat(Profiles.firstLimit(profiles().composite(Configured.EVSE, 300))).isNotEqualByComparingTo("6000");
    bench.seconds(1);
    assertThat(bench.station().commanded()).isGreaterThan(6_000);
  }

  @Test
  @Covers("K10.FR.04")
  void TC_K_24_CS() {
    txDefault(1);
    profiles().set(Configured.OTHER_EVSE, profiles().txDefault(FIRST).level(1).limit(0, 6_000));

    assertThat(profiles().clear(null, TX_DEFAULT, 1)).isEqualTo(ClearChargingProfileStatusEnum.Accepted);

    assertThat(profiles().tryGet(null, Profiles.byPurpose(TX_DEFAULT, 1)))
        .isEqualTo(GetChargingProfileStatusEnum.NoProfiles);
  }

  private ChargingProfile stationMax(int level) {
    return profiles().set(0, profiles().stationMax(FIRST).level(level).limit(0, 10_000));
  }

  private ChargingProfile txDefault(int level) {
    return profiles().set(Configured.EVSE, profiles().txDefault(SECOND).level(level).limit(0, 6_000));
  }

  private Profiles profiles() {
    return bench.profiles();
  }
}
