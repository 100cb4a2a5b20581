package org.tidegate.app.conformance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.app.virtual.Reply;
import org.tidegate.app.virtual.StationLink.Attempt;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.BootNotificationResponse;
import org.tidegate.ocpp.v201.Component;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.HeartbeatRequest;
import org.tidegate.ocpp.v201.NetworkConnectionProfile;
import org.tidegate.ocpp.v201.OCPPInterfaceEnum;
import org.tidegate.ocpp.v201.OCPPTransportEnum;
import org.tidegate.ocpp.v201.OCPPVersionEnum;
import org.tidegate.ocpp.v201.RegistrationStatusEnum;
import org.tidegate.ocpp.v201.SecurityEventNotificationRequest;
import org.tidegate.ocpp.v201.SetNetworkProfileRequest;
import org.tidegate.ocpp.v201.SetNetworkProfileStatusEnum;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** How the whole station connects, boots and stays in touch, beyond the cases of Part 6. */
class ConnectingTest {
  private static final String COMM = "OCPPCommCtrlr";

  @RegisterExtension
  private final Bench bench = new Bench();

  @ParameterizedTest
  @EnumSource(value = RegistrationStatusEnum.class, names = {"Pending", "Rejected"})
  @Covers({"B01.FR.08", "B02.FR.02", "B02.FR.03", "B03.FR.02"})
  void boot_notAccepted_nothingElseIsSentThenAllThatWaited(RegistrationStatusEnum status) {
    bench.station();
    bench.centralSystem().always(V201.BOOT_NOTIFICATION,
        Reply.by(_ -> BootNotificationResponse.of(bench.centralSystem().now(), 60, status)));
    bench.lookAway();
    bench.powerCycle();
    bench.driver().plugsIn();
    bench.seconds(3_000);
    assertThat(bench.unseen()).hasSizeBetween(50, 52).allMatch(BootNotificationRequest.class::isInstance);

    bench.centralSystem().usually(V201.BOOT_NOTIFICATION);
    bench.lookAway();
    bench.expect(BootNotificationRequest.class, _ -> true, Duration.ofSeconds(61));
    var event = bench.expect(SecurityEventNotificationRequest.class);
    assertThat(event.type()).isEqualTo("StartupOfTheDevice");
    bench.expectNothing(SecurityEventNotificationRequest.class, Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 60, 600, 7_200})
  @Covers("E04.FR.01")
  void link_backAfterSoLong_theConnectionReturnsWithinThirtySeconds(int seconds) {
    bench.variables().set(COMM, "RetryBackOffWaitMinimum", "1");
    bench.variables().set(COMM, "RetryBackOffRandomRange", "2");
    bench.variables().set(COMM, "RetryBackOffRepeatTimes", "2");
    bench.states().authorizedLocally();
    bench.goOffline();
    bench.driver().plugsIn();
    bench.seconds(seconds);
    bench.lookAway();
    bench.station().link.admit();
    var back = bench.station().loop.now();
    assertThat(bench.advanceUntil(bench.centralSystem()::isConnected, Duration.ofSeconds(30))).isTrue();
    assertThat(back).isBeforeOrEqualTo(bench.station().loop.now());
    var started = bench.expect(TransactionEventRequest.class);
    assertThat(started.offline()).isTrue();
    assertThat(started.eventType()).isIn(TransactionEventEnum.Started, TransactionEventEnum.Updated);
    assertThat(bench.seen(BootNotificationRequest.class)).hasSize(1);
  }

  @Test
  void link_goneForADay_meetsNoStorm() {
    bench.station();
    int before = bench.station().link.attempts().size();
    bench.goOffline();
    bench.advance(Duration.ofDays(1));
    // The longest wait is at least 2^4 times 10 s.
    assertThat(bench.station().link.attempts().size() - before).isBetween(200, 86_400 / 160 + 6);
  }

  @Test
  @Covers({"B09.FR.01", "B09.FR.06", "B10.FR.01"})
  void networkProfile_set_isReadableAtOnceAndInTheReport() {
    var slots = bench.variables().get(COMM, "NetworkConfigurationPriority");
    assertThat(slots).isEqualTo("1");
    var other = bench.station().link.otherAddress();
    assertThat(set(2, other)).isEqualTo(SetNetworkProfileStatusEnum.Accepted);
    assertThat(read("OcppCsmsUrl")).isEqualTo(other.toString());
    assertThat(read("MessageTimeout")).isEqualTo("17");
    assertThat(read("OcppTransport")).isEqualTo("JSON");
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);
    assertThat(read("OcppCsmsUrl")).isEqualTo(other.toString());
  }

  @Test
  @Covers({"B10.FR.03", "B10.FR.10", "B01.FR.05"})
  void firstConnection_lostForGood_theSecondOneIsTakenAndGetsABootAndAllStatuses() {
    set(2, bench.station().link.otherAddress());
    bench.variables().trySet(COMM, "NetworkConfigurationPriority", "1,2", null);
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);
    bench.lookAway();
    bench.station().link.refuse(bench.station().link.address(), Disconnection.of(Reason.UNREACHABLE));
    bench.station().link.cut();
    assertThat(bench.advanceUntil(bench.centralSystem()::isConnected, Duration.ofMinutes(5))).isTrue();
    bench.expect(BootNotificationRequest.class);
    bench.connectors().allReport(ConnectorStatusEnum.Available);
    assertThat(bench.station().link.attempts()).extracting(Attempt::address)
        .endsWith(bench.station().link.address(), bench.station().link.otherAddress());
    assertThat(bench.variables().get(COMM, "MessageTimeout[Default]")).isEqualTo("17");
  }

  @Test
  @Covers({"B01.FR.06", "G02.FR.06"})
  void clock_ofTheCentralSystem_isTakenOver() {
    Instant theirs = Instant.parse("2026-07-01T12:00:00Z");
    bench.station();
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, Reply
        .by(_ -> BootNotificationResponse.of(theirs, 300, RegistrationStatusEnum.Accepted)));
    bench.lookAway();
    bench.powerCycle();
    var event = bench.expect(SecurityEventNotificationRequest.class, told -> told.type().equals("SettingSystemTime"));
    assertThat(event.timestamp()).isEqualTo(theirs);
    assertThat(Instant.parse(bench.variables().get("ClockCtrlr", "DateTime")))
        .isBetween(theirs, theirs.plusSeconds(20));
  }

  @Test
  @Covers("G02.FR.05")
  void heartbeat_comesInSilenceOnly() {
    bench.states().authorizedLocally();
    bench.states().evConnectedPreSession();
    bench.expectNothing(HeartbeatRequest.class, Duration.ofSeconds(900));
    assertThat(bench.centralSystem().received(TransactionEventRequest.class)).hasSizeGreaterThan(10);
  }

  private SetNetworkProfileStatusEnum set(int slot, URI address) {
    var profile = NetworkConnectionProfile.of(OCPPVersionEnum.OCPP20, OCPPTransportEnum.JSON, address.toString(), 17, 0,
        OCPPInterfaceEnum.Wired0);
    return bench.ask(V201.SET_NETWORK_PROFILE, SetNetworkProfileRequest.of(slot, profile)).status();
  }

  private String read(String variable) {
    return bench.variables().get(new Component("NetworkConfiguration", null, "2", null),
        variable);
  }
}
