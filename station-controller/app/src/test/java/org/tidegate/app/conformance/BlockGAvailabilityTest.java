package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.ChangeAvailabilityRequest;
import org.tidegate.ocpp.v201.ChangeAvailabilityStatusEnum;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.EVSE;
import org.tidegate.ocpp.v201.EventTriggerEnum;
import org.tidegate.ocpp.v201.NotifyEventRequest;
import org.tidegate.ocpp.v201.OperationalStatusEnum;
import org.tidegate.ocpp.v201.ResetEnum;
import org.tidegate.ocpp.v201.ResetRequest;
import org.tidegate.ocpp.v201.ResetStatusEnum;
import org.tidegate.ocpp.v201.SecurityEventNotificationRequest;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block G, what is in service, and locks that fail: G03 to G05. */
class BlockGAvailabilityTest {
  private static final @Nullable EVSE STATION = null;
  private static final EVSE ONE_EVSE = EVSE.of(Configured.EVSE);
  private static final EVSE ONE_CONNECTOR = new EVSE(Configured.EVSE, Configured.CONNECTOR, null);

  @RegisterExtension
  private final Bench bench = new Bench();

  // EVSE

  @Test
  @Covers({"G03.FR.01", "G03.FR.02", "G03.FR.04", "G03.FR.06"})
  void TC_G_03_CS() {
    becomes(ONE_EVSE, OperationalStatusEnum.Inoperative);

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
  }

  @Test
  @Covers({"G03.FR.01", "G03.FR.02", "G03.FR.04", "G03.FR.07"})
  void TC_G_04_CS() {
    becomesUnavailable(ONE_EVSE);

    becomes(ONE_EVSE, OperationalStatusEnum.Operative);

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"G03.FR.01", "G03.FR.02", "G03.FR.03"})
  void TC_G_09_CS() {
    becomes(ONE_EVSE, OperationalStatusEnum.Operative);
  }

  @Test
  @Covers({"G03.FR.01", "G03.FR.02", "G03.FR.03"})
  void TC_G_10_CS() {
    becomesUnavailable(ONE_EVSE);

    becomes(ONE_EVSE, OperationalStatusEnum.Inoperative);

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"G03.FR.01", "G03.FR.02", "G03.FR.04", "G03.FR.05", "G01.FR.05"})
  void TC_G_11_CS() {
    bench.states().energyTransferStarted();

    assertThat(change(ONE_EVSE, OperationalStatusEnum.Inoperative)).isEqualTo(ChangeAvailabilityStatusEnum.Scheduled);

    endsWithItsTransaction();
  }

  @Test
  @Covers({"G03.FR.08", "G01.FR.01", "G01.FR.02"})
  void TC_G_18_CS() {
    becomesUnavailable(ONE_EVSE);

    becomes(ONE_EVSE, OperationalStatusEnum.Inoperative);
    oneIsUnavailable();
    bootsAfterReset();
    oneIsUnavailable();
    expectStartup();
  }

  // Station

  @Test
  @Covers({"G04.FR.01", "G04.FR.02", "G04.FR.03", "G04.FR.05", "G04.FR.07"})
  void TC_G_05_CS() {
    becomes(STATION, OperationalStatusEnum.Inoperative);

    bench.connectors().allReport(ConnectorStatusEnum.Unavailable);
  }

  @Test
  @Covers({"G04.FR.01", "G04.FR.02", "G04.FR.03", "G04.FR.05", "G04.FR.08"})
  void TC_G_06_CS() {
    stationBecomesUnavailable();

    becomes(STATION, OperationalStatusEnum.Operative);

    bench.connectors().allReport(ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"G04.FR.01", "G04.FR.02", "G04.FR.03", "G04.FR.04"})
  void TC_G_12_CS() {
    bench.lookAway();

    becomes(STATION, OperationalStatusEnum.Operative);

    bench.connectors().allReport(ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"G04.FR.01", "G04.FR.02", "G04.FR.03", "G04.FR.04"})
  void TC_G_13_CS() {
    stationBecomesUnavailable();

    becomes(STATION, OperationalStatusEnum.Inoperative);

    bench.connectors().allReport(ConnectorStatusEnum.Unavailable);
  }

  @Test
  @Covers({"G04.FR.01", "G04.FR.02", "G04.FR.03", "G04.FR.05", "G04.FR.06"})
  void TC_G_14_CS() {
    bench.states().energyTransferStarted();

    assertThat(change(STATION, OperationalStatusEnum.Inoperative)).isEqualTo(ChangeAvailabilityStatusEnum.Scheduled);

    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Unavailable);
    endsWithItsTransaction();
  }

  @Test
  @Covers("G04.FR.09")
  void TC_G_21_CS() {
    stationBecomesUnavailable();

    bootsAfterReset();

    bench.connectors().allReport(ConnectorStatusEnum.Unavailable);
    expectStartup();
  }

  // Connector

  @Test
  @Covers({"G03.FR.01", "G03.FR.02", "G03.FR.04"})
  void TC_G_07_CS() {
    becomes(ONE_CONNECTOR, OperationalStatusEnum.Inoperative);

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
  }

  @Test
  @Covers({"G03.FR.01", "G03.FR.02", "G03.FR.04"})
  void TC_G_08_CS() {
    becomesUnavailable(ONE_CONNECTOR);

    becomes(ONE_CONNECTOR, OperationalStatusEnum.Operative);

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"G03.FR.01", "G03.FR.02", "G03.FR.03"})
  void TC_G_15_CS() {
    bench.lookAway();

    becomes(ONE_CONNECTOR, OperationalStatusEnum.Operative);

    bench.connectors().allReport(ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"G03.FR.01", "G03.FR.02", "G03.FR.03"})
  void TC_G_16_CS() {
    becomesUnavailable(ONE_CONNECTOR);

    becomes(ONE_CONNECTOR, OperationalStatusEnum.Inoperative);

    oneIsUnavailable();
  }

  @Test
  @Covers({"G03.FR.01", "G03.FR.02", "G03.FR.04", "G03.FR.05"})
  void TC_G_17_CS() {
    bench.states().energyTransferStarted();

    assertThat(change(ONE_CONNECTOR, OperationalStatusEnum.Inoperative))
        .isEqualTo(ChangeAvailabilityStatusEnum.Scheduled);

    endsWithItsTransaction();
  }

  @Test
  @Covers("G03.FR.08")
  void TC_G_19_CS() {
    becomesUnavailable(ONE_CONNECTOR);

    bootsAfterReset();

    oneIsUnavailable();
    expectStartup();
  }

  // Lock, as TC_G_20_CS, which is not of the three profiles

  @Test
  @Covers({"G05.FR.01", "G05.FR.02"})
  void lock_doesNotHold_isToldAndNothingFlows() {
    var states = bench.states(Configured.OTHER_EVSE);
    states.evConnectedPreSession();

    states.authorizedLocally();
    bench.station().hardware().raiseFault(Configured.OTHER_EVSE, FaultKind.LockFailure.name());

    var event = bench.expect(NotifyEventRequest.class,
        events -> events.eventData().getFirst().component().name().equals("ConnectorPlugRetentionLock"));
    assertThat(event.eventData().getFirst().trigger()).isEqualTo(EventTriggerEnum.Delta);
    assertThat(event.eventData().getFirst().variable().name()).isEqualTo("Problem");
    assertThat(event.eventData().getFirst().actualValue()).isEqualTo("true");
    bench.expectNothing(TransactionEventRequest.class,
        told -> told.transactionInfo().chargingState() == ChargingStateEnum.Charging, Duration.ofSeconds(30));
    assertThat(bench.station().hardware().state(Configured.OTHER_EVSE).actual().isZero()).isTrue();
  }

  private ChangeAvailabilityStatusEnum change(@Nullable EVSE what, OperationalStatusEnum status) {
    return bench.ask(V201.CHANGE_AVAILABILITY, new ChangeAvailabilityRequest(status, what, null)).status();
  }

  private void becomes(@Nullable EVSE what, OperationalStatusEnum status) {
    assertThat(change(what, status)).isEqualTo(ChangeAvailabilityStatusEnum.Accepted);
  }

  /** The reusable state Unavailable, for an EVSE or a connector. */
  private void becomesUnavailable(EVSE what) {
    becomes(what, OperationalStatusEnum.Inoperative);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
    bench.lookAway();
  }

  /** The same for the station. */
  private void stationBecomesUnavailable() {
    becomes(STATION, OperationalStatusEnum.Inoperative);
    bench.connectors().allReport(ConnectorStatusEnum.Unavailable);
    bench.lookAway();
  }

  private void oneIsUnavailable() {
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Available);
  }

  /** The connector becomes Unavailable with the end of the transaction, and stays so when the EV leaves (G01.FR.05). */
  private void endsWithItsTransaction() {
    bench.expectNothing(OcppRequest.class,
        message -> Connectors.tells(message, Configured.EVSE, ConnectorStatusEnum.Unavailable),
        Configured.TRANSACTION_DURATION);
    bench.states().stopAuthorizedLocally();
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
    bench.states().evConnectedPostSession();
    bench.driver().plugsOut();
    bench.expectNothing(OcppRequest.class,
        message -> Connectors.tells(message, Configured.EVSE, ConnectorStatusEnum.Available), Duration.ofSeconds(30));
  }

  /** The reusable state Booting, and the boot that follows. */
  private void bootsAfterReset() {
    bench.lookAway();
    assertThat(bench.ask(V201.RESET, ResetRequest.of(ResetEnum.Immediate)).status())
        .isEqualTo(ResetStatusEnum.Accepted);
    bench.expect(BootNotificationRequest.class);
  }

  private void expectStartup() {
    bench.expect(SecurityEventNotificationRequest.class,
        event -> Set.of("StartupOfTheDevice", "ResetOrReboot").contains(event.type()));
  }
}
