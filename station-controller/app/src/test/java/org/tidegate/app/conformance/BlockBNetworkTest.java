package org.tidegate.app.conformance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.app.virtual.StationLink;
import org.tidegate.app.virtual.StationLink.Attempt;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;
import org.tidegate.ocpp.v201.NetworkConnectionProfile;
import org.tidegate.ocpp.v201.OCPPInterfaceEnum;
import org.tidegate.ocpp.v201.OCPPTransportEnum;
import org.tidegate.ocpp.v201.OCPPVersionEnum;
import org.tidegate.ocpp.v201.ResetEnum;
import org.tidegate.ocpp.v201.ResetRequest;
import org.tidegate.ocpp.v201.ResetStatusEnum;
import org.tidegate.ocpp.v201.SetNetworkProfileRequest;
import org.tidegate.ocpp.v201.SetNetworkProfileStatusEnum;
import org.tidegate.ocpp.v201.SetVariableStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block B: network connection profiles, and connecting again. */
class BlockBNetworkTest {
  private static final String COMM = "OCPPCommCtrlr";
  private static final int WAIT_MINIMUM = 3;
  private static final Duration LONG_OPERATION = Duration.ofMinutes(3);

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"B09.FR.02", "B09.FR.05"})
  void TC_B_43_CS() {
    assertThat(setProfile(999, link().otherAddress())).isEqualTo(SetNetworkProfileStatusEnum.Rejected);
  }

  @Test
  @Covers({"B09.FR.01", "B10.FR.01", "B10.FR.04", "B10.FR.06"})
  void TC_B_45_CS() {
    migrateToOther();
    bench.states().booted();
    assertThat(last()).isEqualTo(link().otherAddress());
    assertThat(active()).isEqualTo("2");
  }

  @Test
  @Covers({"B10.FR.03", "B10.FR.04"})
  void TC_B_46_CS() {
    bench.variables().set(COMM, "NetworkProfileConnectionAttempts", "2");
    link().refuse(link().otherAddress(), Disconnection.of(Reason.UNREACHABLE));
    int before = link().attempts().size();
    migrateToOther();
    attempted(before + 3);
    bench.states().booted();
    assertThat(since(before)).containsExactly(link().otherAddress(), link().otherAddress(), link().address());
    assertThat(active()).isEqualTo("1");
  }

  @Test
  @Covers("B10.FR.07")
  void TC_B_49_CS() {
    bench.variables().set(COMM, "NetworkProfileConnectionAttempts", "1");
    waits(0);
    link().refuse(Disconnection.of(Reason.UNREACHABLE));
    int before = link().attempts().size();
    migrateToOther();
    attempted(before + 2);
    link().admit(link().address());
    attempted(before + 3);
    bench.states().booted();
    assertThat(since(before)).containsExactly(link().otherAddress(), link().address(), link().address());
    assertThat(wait(before + 2)).isGreaterThanOrEqualTo(Duration.ofSeconds(WAIT_MINIMUM));
    assertThat(active()).isEqualTo("1");
  }

  @Test
  @Covers({"B10.FR.03"})
  void TC_B_57_CS() {
    bench.variables().set(COMM, "NetworkProfileConnectionAttempts", "3");
    waits(2);
    int before = link().attempts().size();
    var lost = lose();
    connected();
    assertThat(Duration.between(lost, link().attempts().get(before).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(WAIT_MINIMUM));

    link().refuse(Disconnection.of(Reason.UNREACHABLE));
    lost = lose();
    attempted(before + 2);
    var first = Duration.between(lost, link().attempts().get(before + 1).at());
    assertThat(first).isGreaterThanOrEqualTo(Duration.ofSeconds(WAIT_MINIMUM));
    link().admit();
    connected();
    assertThat(wait(before + 2)).isGreaterThanOrEqualTo(first.multipliedBy(2));
    assertThat(link().attempts()).hasSize(before + 3);
  }

  /** Steps 1 to 6 of the cases that migrate: the other address is in the slot not in use, which comes first then. */
  private void migrateToOther() {
    assertThat(active()).isEqualTo("1");
    assertThat(setProfile(2, link().otherAddress())).isEqualTo(SetNetworkProfileStatusEnum.Accepted);
    assertThat(bench.variables().trySet(COMM, "NetworkConfigurationPriority", "2,1", null).attributeStatus())
        .isIn(SetVariableStatusEnum.Accepted, SetVariableStatusEnum.RebootRequired);
    bench.lookAway();
    assertThat(bench.ask(V201.RESET, ResetRequest.of(ResetEnum.OnIdle)).status()).isEqualTo(ResetStatusEnum.Accepted);
    attempted(link().attempts().size() + 1);
  }

  private SetNetworkProfileStatusEnum setProfile(int slot, URI address) {
    var profile = NetworkConnectionProfile.of(OCPPVersionEnum.OCPP20, OCPPTransportEnum.JSON, address.toString(), 30,
        Integer.valueOf(bench.variables().get("SecurityCtrlr", "SecurityProfile")), OCPPInterfaceEnum.Wired0);
    return bench.ask(V201.SET_NETWORK_PROFILE, SetNetworkProfileRequest.of(slot, profile)).status();
  }

  private void waits(int repeatTimes) {
    bench.variables().set(COMM, "RetryBackOffRepeatTimes", Integer.toString(repeatTimes));
    bench.variables().set(COMM, "RetryBackOffRandomRange", "0");
    bench.variables().set(COMM, "RetryBackOffWaitMinimum", Integer.toString(WAIT_MINIMUM));
  }

  /** The central system closes the connection; when it did. */
  private Instant lose() {
    link().cut();
    assertThat(bench.advanceUntil(() -> !bench.centralSystem().isConnected(), LONG_OPERATION)).isTrue();
    return bench.station().loop.now();
  }

  /** The station has tried to connect so often, from the start of the case on. */
  private void attempted(int times) {
    assertThat(bench.advanceUntil(() -> link().attempts().size() == times, LONG_OPERATION)).isTrue();
  }

  private void connected() {
    assertThat(bench.advanceUntil(bench.centralSystem()::isConnected, LONG_OPERATION)).isTrue();
  }

  private String active() {
    return bench.variables().get(COMM, "ActiveNetworkProfile");
  }

  private StationLink link() {
    return bench.station().link;
  }

  private URI last() {
    return link().attempts().getLast().address();
  }

  private List<URI> since(int attempts) {
    return link().attempts().stream().skip(attempts).map(Attempt::address).toList();
  }

  /** From the attempt before this one to this one. */
  private Duration wait(int attempt) {
    return Duration.between(link().attempts().get(attempt - 1).at(), link().attempts().get(attempt).at());
  }
}
