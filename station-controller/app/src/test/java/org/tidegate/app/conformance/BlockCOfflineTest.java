package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.AuthorizationData;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenInfo;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** Block C, cards while the central system can't be reached, and what it says of them afterwards: C12, C13, C15. */
class BlockCOfflineTest {
  private static final Duration WAIT = Duration.ofSeconds(30);

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"C15.FR.02", "C15.FR.06", "C15.FR.08", "C13.FR.04"})
  void TC_C_26_CS() {
    bench.variables().set("LocalAuthListCtrlr", "Enabled", "true");
    bench.variables().set("AuthCtrlr", "LocalPreAuthorize", "true");
    bench.variables().set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true");
    bench.variables().set("AuthCtrlr", "LocalAuthorizeOffline", "true");
    onInvalidId("false", 0);
    bench.memory().startOfflineTransaction();
    refusing();

    bench.goOnline();

    var events = eventsUntil(event -> event.transactionInfo().chargingState() == ChargingStateEnum.SuspendedEVSE);
    assertThat(events.subList(0, events.size() - 1)).allMatch(BlockCOfflineTest::isOffline);
    bench.states().presents(Configured.VALID);
    assertThat(next().triggerReason()).isEqualTo(TriggerReasonEnum.StopAuthorized);
    bench.driver().plugsOut();
  }

  @Test
  @Covers({"C15.FR.07", "E05.FR.03"})
  void TC_C_15_CS() {
    offlineWithKnownToken();
    onInvalidId("false", 10_000);
    startedOfflineAndRefused(Configured.TRANSACTION_DURATION);

    var events = bench.station().centralSystem.received(TransactionEventRequest.class);
    assertToldOffline(events);
    bench.seconds(20);
    assertThat(bench.station().centralSystem.received(TransactionEventRequest.class))
        .noneMatch(event -> event.triggerReason() == TriggerReasonEnum.Deauthorized)
        .noneMatch(event -> event.triggerReason() == TriggerReasonEnum.ChargingStateChanged
            && event.transactionInfo().chargingState() == ChargingStateEnum.SuspendedEVSE);
    assertThat(bench.station().commanded()).isPositive();
    bench.seconds(5_000);
    assertThat(bench.station().commanded()).isZero();
    assertThat(bench.station().session().imported().value()).isBetween(10_000L, 10_050L);
  }

  @Test
  @Covers({"C15.FR.02", "E05.FR.10"})
  void TC_C_16_CS() {
    offlineWithKnownToken();
    onInvalidId("true", 0);
    startedOfflineAndRefused(Duration.ofSeconds(5));

    var events = eventsUntil(event -> event.triggerReason() == TriggerReasonEnum.Deauthorized);

    assertToldOffline(events);
    assertThat(bench.station().commanded()).isZero();
  }

  @Test
  @Covers({"C15.FR.02", "C15.FR.06", "E05.FR.02"})
  void TC_C_17_CS() {
    offlineWithKnownToken();
    onInvalidId("false", 0);
    startedOfflineAndRefused(Duration.ofSeconds(5));

    var events = eventsUntil(event -> event.transactionInfo().chargingState() == ChargingStateEnum.SuspendedEVSE);

    assertToldOffline(events);
    assertThat(events.getLast().triggerReason()).isEqualTo(TriggerReasonEnum.ChargingStateChanged);
    assertThat(bench.station().commanded()).isZero();
  }

  @Test
  @Covers({"C15.FR.02", "E05.FR.10"})
  void TC_C_18_CS() {
    offlineWithKnownToken();
    onInvalidId("true", 500);
    startedOfflineAndRefused(Configured.TRANSACTION_DURATION);

    var events = eventsUntil(event -> event.triggerReason() == TriggerReasonEnum.Deauthorized);

    assertToldOffline(events);
    assertThat(isOffline(events.getLast())).isFalse();
    assertThat(bench.station().commanded()).isZero();
  }

  @Test
  @Covers({"C13.FR.02", "C13.FR.03", "C13.FR.05"})
  void TC_C_21_CS() {
    relyingOnTheListOnly();
    bench.memory().idTokenLocalAuthList(Configured.VALID);
    bench.memory().startOfflineTransaction();
    bench.states().presents(Configured.VALID);
    bench.seconds(1);
    bench.driver().plugsOut();

    bench.goOnline();

    var events = eventsUntil(event -> event.triggerReason() == TriggerReasonEnum.StopAuthorized);
    assertThat(events.subList(0, events.size() - 1)).isNotEmpty().allMatch(BlockCOfflineTest::isOffline);
  }

  @Test
  @Covers({"C13.FR.02", "C13.FR.05"})
  void TC_C_22_CS() {
    refusedOfflineByTheList(Configured.INVALID);
  }

  @Test
  @Covers({"C13.FR.02", "C13.FR.05"})
  void TC_C_23_CS() {
    refusedOfflineByTheList(Configured.BLOCKED);
  }

  @Test
  @Covers({"C13.FR.02", "C13.FR.05"})
  void TC_C_24_CS() {
    refusedOfflineByTheList(Configured.EXPIRED);
  }

  @Test
  @Covers({"C13.FR.01", "C13.FR.04", "C13.FR.06"})
  void TC_C_25_CS() {
    bench.variables().set("TxCtrlr", "TxStartPoint", "Authorized");
    relyingOnTheListOnly();
    bench.variables().set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true");
    bench.variables().set("TxCtrlr", "StopTxOnInvalidId", "false");
    bench.memory().idTokenCached(Configured.VALID);
    bench.memory().localAuthList(1, List.of(
        new AuthorizationData(Configured.VALID, IdTokenInfo.of(AuthorizationStatusEnum.Invalid), null)));
    bench.states().evConnectedPreSession();
    bench.goOffline();

    bench.states().presents(Configured.VALID);

    bench.advance(Configured.TRANSACTION_DURATION);
    bench.goOnline();
    bench.expectNothing(TransactionEventRequest.class, WAIT);
  }

  private void refusedOfflineByTheList(IdToken token) {
    relyingOnTheListOnly();
    bench.memory().idTokenLocalAuthList(token);
    bench.goOffline();

    bench.states().presents(token);

    bench.seconds(10);
    bench.goOnline();
    bench.expectNothing(TransactionEventRequest.class, WAIT);
  }

  private void relyingOnTheListOnly() {
    bench.variables().set("LocalAuthListCtrlr", "Enabled", "true");
    bench.variables().set("AuthCtrlr", "LocalPreAuthorize", "true");
    bench.variables().set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "false");
    bench.variables().set("AuthCtrlr", "LocalAuthorizeOffline", "true");
  }

  private void offlineWithKnownToken() {
    bench.variables().set("AuthCacheCtrlr", "Enabled", "true");
    relyingOnTheListOnly();
    bench.variables().set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true");
    bench.memory().idTokenCached(Configured.VALID);
    bench.memory().idTokenLocalAuthList(Configured.VALID);
    bench.states().evConnectedPreSession();
  }

  private void onInvalidId(String stops, int energy) {
    bench.variables().set("TxCtrlr", "StopTxOnInvalidId", stops);
    bench.variables().set("TxCtrlr", "MaxEnergyOnInvalidId", String.valueOf(energy));
  }

  private void startedOfflineAndRefused(Duration wait) {
    bench.lookAway();
    bench.goOffline();
    bench.states().presents(Configured.VALID);
    bench.advance(wait);
    refusing();
    bench.goOnline();
  }

  private void refusing() {
    bench.centralSystem().authorizes(_ -> IdTokenInfo.of(AuthorizationStatusEnum.Invalid));
  }

  private static void assertToldOffline(List<TransactionEventRequest> events) {
    assertThat(events).anyMatch(event -> event.triggerReason() == TriggerReasonEnum.Authorized && isOffline(event)
        && event.idToken() != null && Configured.isSame(event.idToken(), Configured.VALID));
    assertThat(events).anyMatch(
        event -> event.triggerReason() == TriggerReasonEnum.ChargingStateChanged && isOffline(event));
  }

  private List<TransactionEventRequest> eventsUntil(Predicate<TransactionEventRequest> last) {
    var events = new ArrayList<TransactionEventRequest>();
    do {
      events.add(next());
      if (events.size() > 1) {
        assertThat(events.get(events.size() - 2).eventType()).isNotEqualTo(TransactionEventEnum.Ended);
      }
    } while (!last.test(events.getLast()));
    return events;
  }

  private TransactionEventRequest next() {
    return bench.expect(TransactionEventRequest.class,
        event -> event.triggerReason() != TriggerReasonEnum.MeterValuePeriodic
            && event.triggerReason() != TriggerReasonEnum.MeterValueClock);
  }

  private static boolean isOffline(TransactionEventRequest event) {
    return Boolean.TRUE.equals(event.offline());
  }
}
