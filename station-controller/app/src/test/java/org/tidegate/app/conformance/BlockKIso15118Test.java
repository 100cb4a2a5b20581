package org.tidegate.app.conformance;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.app.virtual.Reply;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.simulator.Manners;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsRequest;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsResponse;
import org.tidegate.ocpp.v201.NotifyEVChargingNeedsStatusEnum;
import org.tidegate.ocpp.v201.NotifyEVChargingScheduleRequest;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block K, load leveling with vehicles that speak ISO 15118: K15, K16, K17. */
class BlockKIso15118Test {
  private static final int PROFILE = 15;
  /** The power that stands for 1 in the limits of the cases. */
  private static final int MULTIPLIER = 1_000;

  @RegisterExtension
  private final Bench bench = new Bench();
  private final Profiles profiles = new Profiles(bench);

  @Test
  @Covers({"K15.FR.01", "K15.FR.06", "K15.FR.09", "K15.FR.10", "K15.FR.16"})
  void TC_K_53_CS() {
    authorized(Manners.first());

    var needs = needsTold();
    assertThat(needs.chargingNeeds().acChargingParameters() == null)
        .isNotEqualTo(needs.chargingNeeds().dcChargingParameters() == null);
    profiles.set(Configured.EVSE, tx().seconds(300).limit(0, 6 * MULTIPLIER));

    assertWithin(scheduleTold(), 6 * MULTIPLIER);
    charging();
  }

  @Test
  @Covers({"K15.FR.01", "K15.FR.15"})
  void TC_K_54_CS() {
    bench.centralSystem().always(V201.NOTIFY_EV_CHARGING_NEEDS,
        Reply.with(NotifyEVChargingNeedsResponse.of(NotifyEVChargingNeedsStatusEnum.Rejected)));
    authorized(Manners.first());

    needsTold();
    assertThat(scheduleTold().evseId()).isEqualTo(Configured.EVSE);
    charging();
  }

  @Test
  @Covers({"K15.FR.15", "K17.FR.15"})
  void TC_K_56_CS() {
    var now = bench.station().loop.now();
    profiles.set(Configured.EVSE, profiles.txDefault(PROFILE).validFrom(now.minusSeconds(5))
        .validTo(now.plusSeconds(406)).startsAt(now.minusSeconds(5)).seconds(400).limit(0, 6 * MULTIPLIER));
    authorized(Manners.first().withAnswersAfter(Duration.ofSeconds(5)));

    bench.goOffline();
    bench.seconds(90);
    bench.goOnline();

    assertWithin(scheduleTold(), 6 * MULTIPLIER);
    var event = charging();
    assertThat(event.offline()).isTrue();
    assertThat(bench.station().commanded()).isLessThanOrEqualTo(6 * MULTIPLIER);
  }

  @Test
  @Covers({"K17.FR.01", "K17.FR.06", "K17.FR.09", "K17.FR.10"})
  void TC_K_57_CS() {
    renegotiated();

    bench.station().hardware().change(Configured.EVSE, car -> car.departure(
        bench.station().loop.now().plus(Duration.ofHours(2))));
    var needs = needsTold();
    assertThat(needs.chargingNeeds().departureTime()).isNotNull();
    profiles.set(Configured.EVSE, tx().limit(0, 15 * MULTIPLIER));

    assertWithin(scheduleTold(), 15 * MULTIPLIER);
  }

  @Test
  @Covers({"K16.FR.01", "K16.FR.02", "K16.FR.03", "K16.FR.04", "K16.FR.05", "K16.FR.09"})
  void TC_K_58_CS() {
    renegotiated();
    charging();

    profiles.set(Configured.EVSE, tx().limit(0, 8 * MULTIPLIER));

    assertWithin(scheduleTold(), 8 * MULTIPLIER);
    bench.seconds(2);
    assertThat(bench.station().commanded()).isEqualTo(8 * MULTIPLIER);
    bench.expectNothing(NotifyEVChargingNeedsRequest.class, Duration.ofSeconds(5));
  }

  /** A car with these manners is plugged in, then its driver is authorized; it takes what it is offered, up to 11 kW. */
  private void authorized(Manners manners) {
    bench.driver().comesWith(Configured.EVSE, SimulatedCar
        .iso15118(CurrentKind.DC, new Watts(11_000), new Watts(11_000)).soc(50).manners(manners).build());
    bench.states().evConnectedPreSession();
    bench.states().authorizedLocally();
  }

  /** RenegotiateChargingLimits. */
  private void renegotiated() {
    authorized(Manners.first());
    needsTold();
    profiles.set(Configured.EVSE, tx().seconds(300).limit(0, 10 * MULTIPLIER));
    assertWithin(scheduleTold(), 10 * MULTIPLIER);
  }

  private WireProfile tx() {
    return profiles.tx(PROFILE, bench.states().transactionId());
  }

  private NotifyEVChargingNeedsRequest needsTold() {
    var needs = bench.expect(NotifyEVChargingNeedsRequest.class);
    assertThat(needs.evseId()).isEqualTo(Configured.EVSE);
    return needs;
  }

  private NotifyEVChargingScheduleRequest scheduleTold() {
    var told = bench.expect(NotifyEVChargingScheduleRequest.class);
    assertThat(told.evseId()).isEqualTo(Configured.EVSE);
    return told;
  }

  private static void assertWithin(NotifyEVChargingScheduleRequest told, int limit) {
    var periods = told.chargingSchedule().chargingSchedulePeriod();
    assertThat(periods.getFirst().startPeriod()).isZero();
    // The schedules of the cases end after minutes; from then on the vehicle may take what the EVSE can give.
    assertThat(periods.stream().filter(period -> period.startPeriod() < 290).map(ChargingSchedulePeriod::limit))
        .isNotEmpty().allMatch(planned -> planned.compareTo(BigDecimal.valueOf(limit)) <= 0);
  }

  private TransactionEventRequest charging() {
    var event = bench.expect("an event that it charges", TransactionEventRequest.class,
        told -> told.transactionInfo().chargingState() == ChargingStateEnum.Charging, Bench.SOON);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.ChargingStateChanged);
    return event;
  }
}
