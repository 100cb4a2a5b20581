package org.tidegate.app.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.GenericStatusEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** Block K, what is to be expected: K08. */
class BlockKCompositeTest {
  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"K08.FR.02", "K08.FR.03", "K08.FR.06"})
  void TC_K_39_CS() {
    profiles().composite(0, 300);
    profiles().composite(0, 300, ChargingRateUnitEnum.A);
  }

  @Test
  @OverSocket
  @Covers({"K08.FR.02", "K08.FR.06"})
  void TC_K_40_CS() {
    var start = bench.station().loop.now();
    var end = start.plusSeconds(401);
    profiles().set(Configured.EVSE, profiles().txDefault(61).seconds(400).validFrom(start).validTo(end)
        .limit(0, 6_000).limit(100, 8_000).limit(200, 10_000));
    profiles().set(Configured.EVSE, profiles().txDefault(62).level(1).seconds(150).validFrom(start).validTo(end)
        .limit(0, 7_000).limit(100, 9_000));
    bench.seconds(10);

    Profiles.periods(profiles().composite(Configured.EVSE, 350), 0, 7_000, 100 - 10, 9_000, 150 - 10, 8_000, 200 - 10,
        10_000);
  }

  /** The first four periods are those of the case; what follows is what K02.FR.08 makes of the end of the TxProfile. */
  @Test
  @Covers({"K08.FR.02", "K08.FR.04", "K02.FR.08"})
  void TC_K_41_CS() {
    bench.states().energyTransferStarted();
    var start = bench.station().loop.now();
    var end = start.plusSeconds(401);
    profiles().set(0, profiles().stationMax(61).seconds(86_400).limit(0, 10_000));
    profiles().set(Configured.EVSE, profiles().txDefault(62).seconds(300).validFrom(start).validTo(end)
        .limit(0, 6_000).limit(60, 10_000).limit(120, 8_000).limit(180, 15_000).limit(260, 8_000));
    profiles().set(Configured.EVSE, profiles().tx(63, bench.states().transactionId()).seconds(260).validFrom(start)
        .validTo(end).limit(0, 8_000).limit(50, 11_000).limit(140, 16_000).limit(200, 6_000).limit(240, 12_000));
    bench.seconds(10);

    Profiles.periods(profiles().composite(Configured.EVSE, 400), 0, 8_000, 50 - 10, 10_000, 200 - 10, 6_000, 240 - 10,
        10_000, 260 - 10, 8_000, 300 - 10, 10_000);
  }

  @Test
  @Covers("K08.FR.07")
  void TC_K_42_CS() {
    BlockKSetTest.knowsWattsOnly(bench);

    var answer = profiles().tryComposite(0, 300, ChargingRateUnitEnum.A);

    assertThat(answer.status()).isEqualTo(GenericStatusEnum.Rejected);
    assertThat(answer.schedule()).isNull();
  }

  @Test
  @Covers("K08.FR.05")
  void TC_K_47_CS() {
    var answer = profiles().tryComposite(Configured.EVSES + 1, 300, ChargingRateUnitEnum.W);

    assertThat(answer.status()).isEqualTo(GenericStatusEnum.Rejected);
    assertThat(answer.schedule()).isNull();
  }

  private Profiles profiles() {
    return bench.profiles();
  }
}
