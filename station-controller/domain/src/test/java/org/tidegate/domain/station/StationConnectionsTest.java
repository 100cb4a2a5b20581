package org.tidegate.domain.station;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.NetworkConfigurationVariables;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.devicemodel.Reason;
import org.tidegate.domain.devicemodel.SetResult;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.Boot;
import org.tidegate.domain.message.Outgoing.BootAnswer;
import org.tidegate.domain.message.Outgoing.Heartbeat;
import org.tidegate.domain.message.Outgoing.SecurityEvent;
import org.tidegate.domain.port.CentralSystem.Stage;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.port.ConnectionPlan.Attempt;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.NetworkRequests.Answer;
import org.tidegate.domain.port.NetworkRequests.Status;
import org.tidegate.domain.smartcharging.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

class StationConnectionsTest {
  private static final NetworkProfile ONE = StationBench.CONNECTION;
  private static final NetworkProfile TWO = profile(2, 2);
  private static final NetworkProfile THREE = profile(3, 3);

  private final StationBench bench = new StationBench().start();

  @Test
  @Covers({"B09.FR.01", "B09.FR.06"})
  void set_freeSlot_isKeptAndReadableAtOnce() {
    bench.linkUp();
    assertThat(set(TWO)).isEqualTo(Answer.ACCEPTED);
    assertThat(read(2, "OcppCsmsUrl")).isEqualTo("wss://server-2.example/ocpp");
    assertThat(read(2, "SecurityProfile")).isEqualTo("2");
    assertThat(read(2, "MessageTimeout")).isEqualTo("20");
    assertThat(read(2, "OcppInterface")).isEqualTo("Wired0");
    assertThat(read(1, "OcppCsmsUrl")).isEqualTo(ONE.url().toString());
    assertThat(read(3, "OcppCsmsUrl")).isEmpty();
    bench.restart(Duration.ofSeconds(5));
    assertThat(read(2, "OcppCsmsUrl")).isEqualTo("wss://server-2.example/ocpp");
  }

  @ParameterizedTest
  @CsvSource({"4,2,InvalidConfSlot", "0,2,InvalidConfSlot", "999,2,InvalidConfSlot", "2,1,NoSecurityDowngrade",
      "1,1,NoSecurityDowngrade"})
  @Covers({"B09.FR.04", "B09.FR.05"})
  void set_slotThatIsNotThereOrLessSecurity_isRejected(int slot, int security, String reason) {
    bench.linkUp();
    var answer = set(profile(slot, security));
    assertThat(answer.status()).isEqualTo(Status.Rejected);
    assertThat(answer.refusal()).map(Refusal::reasonCode).contains(reason);
    assertThat(read(2, "OcppCsmsUrl")).isEmpty();
    assertThat(read(1, "OcppCsmsUrl")).isEqualTo(ONE.url().toString());
  }

  @Test
  @Covers("B09.FR.03")
  void set_storageBroken_fails() {
    bench.linkUp();
    bench.store.failNext("disk full");
    bench.plugIn(60);
    bench.settle();
    assertThat(set(TWO).status()).isEqualTo(Status.Failed);
  }

  @Test
  void set_slotInUse_isUsedFromTheNextStartOn() {
    bench.linkUp();
    var moved = profile(1, 2);
    assertThat(set(moved)).isEqualTo(Answer.ACCEPTED);
    bench.linkDown();
    assertThat(last().profile()).isEqualTo(ONE);
    bench.restart(Duration.ofSeconds(5));
    assertThat(last().profile()).isEqualTo(moved);
  }

  @Test
  @Covers({"B10.FR.01", "B10.FR.02"})
  void priority_onlySlotsThatAreSet_areTaken() {
    bench.linkUp();
    set(TWO);
    assertThat(prioritize("2,1")).isEqualTo(SetResult.Status.RebootRequired);
    assertThat(prioritize("2,3")).isEqualTo(SetResult.Status.Rejected);
    assertThat(result(OcppCommVariables.NETWORK_CONFIGURATION_PRIORITY, "2,3").reason().orElseThrow().code())
        .isEqualTo(Reason.Code.InvalidNetworkConf); // 2.1 B09.FR.34
    assertThat(prioritize("7")).isEqualTo(SetResult.Status.Rejected);
    assertThat(prioritize("")).isEqualTo(SetResult.Status.Rejected);
    assertThat(priority()).isEqualTo("2,1");
  }

  @Test
  @Covers({"B10.FR.03", "B10.FR.04", "B10.FR.07", "B10.FR.08", "B10.FR.09"})
  void start_nothingAnswers_eachEntryHasItsAttemptsThenTheLastWorkingOneThenAllAgain() {
    bench.linkUp();
    set(TWO);
    set(THREE);
    prioritize("2,3");
    assertThat(last().profile()).isEqualTo(ONE);
    set(OcppCommVariables.NETWORK_PROFILE_CONNECTION_ATTEMPTS, "2");
    set(OcppCommVariables.RETRY_BACK_OFF_REPEAT_TIMES, "1");
    bench.restart(Duration.ofSeconds(5));
    failing(7);
    assertThat(slots()).containsExactly(2, 2, 3, 3, 1, 1, 2, 2);
    assertThat(bench.centralSystem.attempts()).extracting(Attempt::startsOver)
        .containsExactly(false, false, true, false, true, false, true, false);
  }

  @Test
  @Covers("B10.FR.09")
  void start_neverConnectedBefore_goesOnForEver() {
    failing(40);
    assertThat(slots()).containsOnly(1).hasSize(41);
    assertThat(bench.centralSystem.attempts()).extracting(Attempt::startsOver).containsOnly(false);
  }

  @Test
  @Covers({"B10.FR.03", "B10.FR.10"})
  void link_lost_theOneInUseIsTriedFirstAndAnotherOneGetsABoot() {
    twoServers("2,1");
    bench.linkUp();
    assertThat(active()).isEqualTo("2");
    bench.linkDown();
    assertThat(active()).isEmpty();
    failing(2);
    assertThat(slots()).containsExactly(2, 2, 2, 2);
    failing(1);
    assertThat(last().profile()).isEqualTo(ONE);
    bench.linkUp();
    assertThat(active()).isEqualTo("1");
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(2);
    assertThat(bench.centralSystem.stages()).containsExactly(Stage.ACCEPTED, Stage.UNKNOWN, Stage.ACCEPTED);
    assertThat(bench.centralSystem.sent(SecurityEvent.class)).hasSize(1);
  }

  @Test
  void link_backOverTheSameConnection_needsNoBoot() {
    twoServers("2,1");
    bench.linkUp();
    bench.linkDown();
    bench.linkUp();
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(1);
  }

  @Test
  @Covers({"B01.FR.08", "B02.FR.02"})
  void otherConnection_untilItsBootIsAccepted_getsNothingElse() {
    twoServers("2,1");
    bench.linkUp();
    bench.linkDown();
    failing(3);
    bench.centralSystem.answer(Boot.class, new BootAnswer(BootAnswer.Status.Pending, bench.loop.now(), 600));
    int before = bench.centralSystem.sent().size();
    bench.linkUp();
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(599);
    var sent = bench.centralSystem.sent();
    assertThat(sent.subList(before, sent.size())).hasSize(1).allMatch(Boot.class::isInstance);
    assertThat(bench.centralSystem.sent(Heartbeat.class)).isEmpty();
  }

  @Test
  @Covers({"A05.FR.05", "A05.FR.06", "A00.FR.005"})
  void connection_withAHigherSecurityProfile_weakerOnesAreForgotten() {
    twoServers("3,2,1");
    assertThat(read(1, "SecurityProfile")).isEqualTo("2");
    bench.linkUp();
    assertThat(value(VariableAddress.of("SecurityCtrlr", "SecurityProfile"))).isEqualTo("3");
    assertThat(priority()).isEqualTo("3");
    assertThat(read(1, "OcppCsmsUrl")).isEmpty();
    assertThat(read(2, "OcppCsmsUrl")).isEmpty();
    bench.linkDown();
    failing(20);
    assertThat(slots()).containsOnly(3);
    assertThat(set(TWO).status()).isEqualTo(Status.Rejected);
    bench.restart(Duration.ofSeconds(5));
    failing(20);
    assertThat(slots()).containsOnly(3);
    assertThat(read(1, "OcppCsmsUrl")).isEmpty();
  }

  @Test
  void configuration_changedByTheInstaller_winsOverWhatWasBefore() {
    twoServers("3,1");
    bench.linkUp();
    bench.connection = NetworkProfile.of(1, URI.create("ws://new.example/"), 1, Duration.ofSeconds(9));
    bench.restart(Duration.ofSeconds(5));
    assertThat(read(1, "OcppCsmsUrl")).isEqualTo("ws://new.example/");
    assertThat(value(VariableAddress.of("SecurityCtrlr", "SecurityProfile"))).isEqualTo("1");
    failing(3);
    assertThat(slots()).containsExactly(3, 3, 3, 3);
  }

  @Test
  void times_ofTheConnectionInUse_areTheOnesOfItsSlot() {
    twoServers("2,1");
    assertThat(value(OcppCommVariables.MESSAGE_TIMEOUT)).isEqualTo("20");
    bench.linkUp();
    set(OcppCommVariables.WEB_SOCKET_PING_INTERVAL, "0");
    assertThat(bench.centralSystem.pingIntervalChanges()).isEqualTo(1);
  }

  @Test
  @Covers({"A05.FR.02", "A05.FR.03"})
  void profile_whosePrerequisiteIsMissing_isNotPutIntoThePriority() {
    bench.linkUp();
    set(THREE);
    bench.station().networkProfiles().require(
        profile -> profile.securityProfile() == 3 ? Optional.of("no certificate") : Optional.empty());
    assertThat(prioritize("3,1")).isEqualTo(SetResult.Status.Rejected);
    assertThat(priority()).isEqualTo("1");
    assertThat(set(profile(1, 3)).status()).isEqualTo(Status.Rejected);
  }

  @Test
  @Covers("A05.FR.06")
  void connection_withAHigherSecurityProfile_keepsTheOrderThatIsWantedForTheNextStart() {
    twoServers("3,2,1");
    assertThat(prioritize("1,3")).isEqualTo(SetResult.Status.RebootRequired);
    bench.linkUp();
    assertThat(priority()).isEqualTo("3");
  }

  /** Slots 2 and 3 are set, this is their order, and the station starts anew. */
  private void twoServers(String order) {
    bench.linkUp();
    set(TWO);
    set(THREE);
    assertThat(prioritize(order)).isEqualTo(SetResult.Status.RebootRequired);
    bench.restart(Duration.ofSeconds(5));
  }

  private void failing(int times) {
    IntStream.range(0, times).forEach(_ -> bench.centralSystem.attemptFails());
  }

  private List<Integer> slots() {
    return bench.centralSystem.attempts().stream().map(attempt -> attempt.profile().slot()).toList();
  }

  private Attempt last() {
    return bench.centralSystem.attempts().getLast();
  }

  private Answer set(NetworkProfile profile) {
    return bench.now(bench.station().requests().network().set(profile, Optional.empty()));
  }

  private SetResult.Status prioritize(String order) {
    return set(OcppCommVariables.NETWORK_CONFIGURATION_PRIORITY, order);
  }

  private SetResult.Status set(VariableAddress variable, String value) {
    return result(variable, value).status();
  }

  private SetResult result(VariableAddress variable, String value) {
    return bench.now(bench.station().requests()
        .setVariables(List.of(new Setting(variable, AttributeType.Actual, value)))).getFirst();
  }

  private String active() {
    return value(OcppCommVariables.ACTIVE_NETWORK_PROFILE);
  }

  private String priority() {
    return value(OcppCommVariables.NETWORK_CONFIGURATION_PRIORITY);
  }

  private String read(int slot, String variable) {
    Component component = NetworkConfigurationVariables.component(slot);
    return value(new VariableAddress(component, Variable.of(variable)));
  }

  private String value(VariableAddress variable) {
    return bench.station().requests().getVariable(variable, AttributeType.Actual).value().orElseThrow();
  }

  private static NetworkProfile profile(int slot, int security) {
    return NetworkProfile.of(slot, URI.create((security > 1 ? "wss" : "ws") + "://server-" + slot + ".example/ocpp"),
        security, Duration.ofSeconds(20));
  }
}
