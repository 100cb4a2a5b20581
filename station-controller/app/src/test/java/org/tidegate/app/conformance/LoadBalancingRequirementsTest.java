package org.tidegate.app.conformance;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.app.virtual.Reply;
import org.tidegate.app.virtual.VirtualSetup;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.ChargingProfile;
import org.tidegate.ocpp.v201.ChargingSchedule;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenInfo;
import org.tidegate.ocpp.v201.TransactionEventResponse;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Two vehicles behind one limit, K03 and K04; one of them takes up to 10 kW, the other 7.4 kW. */
class LoadBalancingRequirementsTest {
  private static final int LIMIT = 8_000;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"K04.FR.02", "K04.FR.01"})
  void gridConnection_configured_isNeverExceeded() {
    bench.with(setup -> setup.withEvses(behind(VirtualSetup.dc(1)), behind(VirtualSetup.ac(2))));
    bothCharge();

    neverAbove(LIMIT, 60);
    assertThat(together()).isEqualTo(LIMIT);
  }

  @Test
  @Covers({"K04.FR.01", "K04.FR.05"})
  void stationMax_whileBothCharge_isDividedAndNeverExceeded() {
    bothCharge();

    bench.profiles().set(0, bench.profiles().stationMax(71).limit(0, LIMIT).limit(60, 5_000).limit(120, 0));

    neverAbove(LIMIT, 50);
    assertThat(commanded()).containsExactly(4_000, 4_000);
    bench.seconds(12);
    neverAbove(5_000, 40);
    assertThat(commanded()).containsExactly(2_500, 2_500);
    bench.seconds(60);
    assertThat(commanded()).containsExactly(0, 0);
  }

  @Test
  @Covers("K12.FR.01")
  void externalLimit_heardBeforeAnyTransaction_holdsForAllThatComeTogether() {
    bench.station().hardware().externalLimit(ExternalLimit.constant(0, LimitSource.SO, bench.station().loop.now(),
        new ExternalLimit.Step(Duration.ZERO, Optional.of(new Watts(5_000)), Optional.empty(), Optional.empty())));

    bothCharge();

    neverAbove(5_000, 60);
    assertThat(together()).isEqualTo(5_000);
  }

  /** Priorities of the tokens at EVSE 1 and 2, then what the answer to EVSE 1's transaction says, then the shares. */
  @ParameterizedTest
  @Covers({"K03.FR.04", "K03.FR.05", "K03.FR.06"})
  @CsvSource({"0,0,,4000,4000", ",,,4000,4000", "1,0,,8000,0", ",1,,600,7400", "-1,,,600,7400", "1,0,-1,600,7400",
      "0,1,2,8000,0", "0,0,0,4000,4000"})
  void priority_higher_isServedFirst(@Nullable Integer first, @Nullable Integer second,
      @Nullable Integer ofTransaction, int atFirst, int atSecond) {
    bench.station();
    bench.centralSystem().authorizes(
        token -> info(Configured.isSame(token, Configured.VALID) ? first : second));
    bench.centralSystem().always(V201.TRANSACTION_EVENT, Reply.by(event -> new TransactionEventResponse(null,
        isOf(event.idToken(), Configured.VALID) ? ofTransaction : null,
        event.idToken() == null ? null : info(isOf(event.idToken(), Configured.VALID) ? first : second), null, null)));
    bench.profiles().set(0, bench.profiles().stationMax(71).limit(0, LIMIT));

    bench.states().authorizedLocally(Configured.VALID);
    bench.states().evConnectedPreSession();
    bench.states(Configured.OTHER_EVSE).authorizedLocally(Configured.VALID_OF_NO_GROUP);
    bench.states(Configured.OTHER_EVSE).evConnectedPreSession();
    bench.seconds(20);

    assertThat(commanded()).containsExactly(atFirst, atSecond);
  }

  /** Below 4 kW charging is inefficient: of 6 kW one vehicle has all, and the other one waits for its turn. */
  @Test
  @Covers({"K01.FR.21", "K02.FR.06", "K03.FR.07", "K04.FR.04"})
  void minChargingRate_notEnoughForBoth_oneCharges() {
    bothCharge();
    bench.profiles().set(0, bench.profiles().stationMax(71).limit(0, 6_000));
    bench.seconds(5);
    assertThat(commanded()).containsExactly(3_000, 3_000);

    for (int evseId = 1; evseId <= Configured.EVSES; evseId++) {
      setWithLeast(evseId, bench.profiles().tx(80 + evseId, bench.states(evseId).transactionId()).limit(0, 7_000),
          4_000);
    }
    bench.seconds(5);

    assertThat(commanded()).containsExactlyInAnyOrder(0, 6_000);
  }

  private void setWithLeast(int evseId, WireProfile profile, int watts) {
    var plain = profile.wire();
    var schedule = plain.chargingSchedule().getFirst();
    var least = new ChargingSchedule(schedule.id(), schedule.chargingRateUnit(), schedule.chargingSchedulePeriod(),
        schedule.startSchedule(), null, BigDecimal.valueOf(watts), null, null);
    var answer = bench.profiles().trySet(evseId, new ChargingProfile(plain.id(), plain.stackLevel(),
        plain.chargingProfilePurpose(), plain.chargingProfileKind(), List.of(least), null, null, null,
        plain.transactionId(), null));
    assertThat(answer.statusInfo()).isNull();
  }

  private void bothCharge() {
    bench.states().energyTransferStarted();
    bench.states(Configured.OTHER_EVSE).energyTransferStarted();
    bench.seconds(5);
  }

  private void neverAbove(int watts, int seconds) {
    for (int second = 0; second < seconds; second++) {
      bench.seconds(1);
      assertThat(together()).as("%s", commanded()).isLessThanOrEqualTo(watts);
    }
  }

  private int together() {
    return commanded().stream().mapToInt(Integer::intValue).sum();
  }

  private List<Integer> commanded() {
    return List.of(bench.station().commanded(),
        bench.station().hardware().state(Configured.OTHER_EVSE).commanded().value());
  }

  private static boolean isOf(@Nullable IdToken token, IdToken other) {
    return token != null && Configured.isSame(token, other);
  }

  private static IdTokenInfo info(@Nullable Integer priority) {
    return new IdTokenInfo(AuthorizationStatusEnum.Accepted, null, priority, null, null, null, null, null, null);
  }

  private static EvseSettings behind(EvseSettings evse) {
    var rating = evse.rating();
    return new EvseSettings(evse.id(), evse.connectorType(), new Rating(rating.current(), rating.charge(),
        rating.discharge(), Optional.of(new Watts(LIMIT)), rating.siteFeedIn(), rating.exportApproval()), evse.phases(),
        evse.volts());
  }
}
