package org.tidegate.app.conformance;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.devicemodel.SmartChargingVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.RecurrencyKindEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** Block K, profiles are set: K01, K02, K05. */
class BlockKSetTest {
  private static final int PROFILE = 41;
  private static final int DURATION = 300;
  private static final int LIMIT = 6_000;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @OverSocket
  @Covers({"K01.FR.07", "K01.FR.15"})
  void TC_K_01_CS() {
    var set = profiles().set(Configured.EVSE, profiles().txDefault(PROFILE).seconds(DURATION).limit(0, LIMIT));

    profiles().gets(null, Profiles.byId(PROFILE), Configured.EVSE, set);
  }

  @Test
  @Covers({"K01.FR.07", "K01.FR.14"})
  void TC_K_10_CS() {
    var set = profiles().set(0, profiles().txDefault(PROFILE).seconds(DURATION).limit(0, LIMIT));

    profiles().gets(null, Profiles.byId(PROFILE), 0, set);
  }

  @Test
  @OverSocket
  @Covers({"K01.FR.04", "K01.FR.07"})
  void TC_K_60_CS() {
    bench.states().energyTransferStarted();

    var set = profiles().set(Configured.EVSE,
        profiles().tx(PROFILE, bench.states().transactionId()).relative().limit(0, LIMIT));

    profiles().gets(null, Profiles.byId(PROFILE), Configured.EVSE, set);
  }

  @Test
  @OverSocket
  @Covers("K01.FR.09")
  void TC_K_02_CS() {
    assertThat(profiles().refused(Configured.EVSE, profiles().tx(PROFILE, "UNKNOWN-TRANSACTION-ID").limit(0, LIMIT)))
        .isEqualTo("TxNotFound");
  }

  @Test
  @Covers("K01.FR.16")
  void TC_K_11_CS() {
    assertThat(profiles().refused(0, profiles().tx(PROFILE, null).limit(0, LIMIT))).isEqualTo("InvalidProfile");
  }

  @Test
  @OverSocket
  void TC_K_03_CS() {
    var set = profiles().set(0, profiles().stationMax(PROFILE).seconds(DURATION).limit(0, LIMIT));

    profiles().gets(null, Profiles.byId(PROFILE), 0, set);
  }

  @Test
  @OverSocket
  @Covers("K01.FR.40")
  void TC_K_19_CS() {
    profiles().set(Configured.EVSE,
        profiles().txDefault(PROFILE).recurring(RecurrencyKindEnum.Daily).seconds(DURATION).limit(0, LIMIT));
    profiles().set(0,
        profiles().stationMax(PROFILE + 1).recurring(RecurrencyKindEnum.Weekly).seconds(DURATION).limit(0, LIMIT));
  }

  @Test
  @Covers("K01.FR.26")
  void TC_K_12_CS() {
    knowsWattsOnly(bench);

    assertThat(
        profiles().refused(Configured.OTHER_EVSE, profiles().txDefault(PROFILE).inAmperes().limit(0, 6)))
        .isEqualTo("UnsupportedRateUnit");
  }

  @Test
  @OverSocket
  @Covers("K01.FR.27")
  void TC_K_13_CS() {
    var set = profiles().set(Configured.EVSE, profiles().txDefault(PROFILE).seconds(DURATION).limit(0, LIMIT));

    bench.states().bootedByReset();

    profiles().gets(null, Profiles.byId(PROFILE), Configured.EVSE, set);
  }

  @Test
  @Covers("K01.FR.28")
  void TC_K_14_CS() {
    assertThat(profiles().refused(Configured.EVSES + 1, profiles().txDefault(PROFILE).limit(0, LIMIT)))
        .isEqualTo("UnknownEvse");
  }

  @Test
  @Covers("K01.FR.32")
  void TC_K_28_CS() {
    bench.variables().set("SmartChargingCtrlr", "LimitChangeSignificance", "1.0");
    bench.states().energyTransferStarted();

    profiles().set(Configured.EVSE, profiles().txDefault(PROFILE).seconds(DURATION).validFrom(now())
        .validTo(now().plusSeconds(DURATION)).limit(0, LIMIT));

    assertThat(Profiles.firstLimit(profiles().composite(Configured.EVSE, DURATION))).isEqualByComparingTo("6000");
    assertThat(bench.station().commanded()).isEqualTo(LIMIT);
  }

  @Test
  @OverSocket
  @Covers("K01.FR.33")
  void TC_K_16_CS() {
    bench.states().energyTransferStarted();

    assertThat(profiles().refused(Configured.EVSE, profiles().tx(PROFILE, "UNKNOWN-TRANSACTION-ID").limit(0, LIMIT)))
        .isEqualTo("TxNotFound");
  }

  @Test
  @Covers("K01.FR.36")
  void TC_K_21_CS() {
    profiles().set(Configured.EVSE,
        profiles().txDefault(PROFILE).relative().validFrom(now().plusSeconds(300)).limit(0, LIMIT));
    bench.seconds(10);

    var schedule = profiles().composite(Configured.EVSE, 400);

    var second = schedule.chargingSchedulePeriod().get(1);
    assertThat(second.startPeriod()).isEqualTo(300 - 10);
    assertThat(second.limit()).isEqualByComparingTo("6000");
  }

  @Test
  @Covers("K01.FR.37")
  void TC_K_22_CS() {
    profiles().set(0,
        profiles().txDefault(PROFILE).validFrom(now()).validTo(now().plusSeconds(300)).limit(0, LIMIT));
    bench.seconds(10);

    for (int evseId = 0; evseId <= Configured.EVSES; evseId++) {
      var schedule = profiles().composite(evseId, 400);
      assertThat(Profiles.firstLimit(schedule))
          .isEqualByComparingTo(evseId == 0 ? "12000" : "6000"); // Times the number of EVSEs.
      assertThat(schedule.chargingSchedulePeriod().get(1).startPeriod()).isEqualTo(300 - 10);
    }
  }

  @Test
  @Covers("K01.FR.30")
  void TC_K_23_CS() {
    profiles().set(Configured.EVSE, profiles().txDefault(PROFILE).validFrom(now().plusSeconds(50))
        .validTo(now().plusSeconds(400)).startsAt(now().plusSeconds(60)).limit(0, LIMIT));
    bench.seconds(10);

    var schedule = profiles().composite(Configured.EVSE, 300);

    var second = schedule.chargingSchedulePeriod().get(1);
    assertThat(second.startPeriod()).isEqualTo(60 - 10);
    assertThat(second.limit()).isEqualByComparingTo("6000");
  }

  @Test
  @OverSocket
  @Covers("K01.FR.05")
  void TC_K_04_CS() {
    profiles().set(Configured.EVSE, profiles().txDefault(PROFILE).limit(0, LIMIT));

    var replacing = profiles().set(Configured.EVSE, profiles().txDefault(PROFILE).limit(0, 10_000));

    profiles().gets(null, Profiles.byId(PROFILE), Configured.EVSE, replacing);
  }

  @Test
  @OverSocket
  @Covers({"K05.FR.03", "F01.FR.10", "F01.FR.13"})
  void TC_K_37_CS() {
    bench.states().evConnectedPreSession();
    var profile = profiles().tx(PROFILE, null).relative().limit(0, LIMIT);

    bench.states().authorizedRemotely(profile.wire());
    bench.states().energyTransferStarted();

    profiles().gets(null, Profiles.byId(PROFILE), Configured.EVSE,
        profile.ofTransaction(bench.states().transactionId()).wire());
    assertThat(bench.station().commanded()).isEqualTo(LIMIT);
  }

  /** The installer has switched amperes off. */
  static void knowsWattsOnly(Bench bench) {
    bench.with(setup -> setup.withPreset(SmartChargingVariables.RATE_UNIT, "W"));
  }

  private Instant now() {
    return bench.station().loop.now();
  }

  private Profiles profiles() {
    return bench.profiles();
  }
}
