package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.SecurityVariables;
import org.tidegate.domain.devicemodel.SetResult;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.Keyring.Holdings;
import org.tidegate.domain.port.Keyring.KeyKind;
import org.tidegate.domain.security.RootUse;
import org.tidegate.domain.security.SecurityEventType;
import org.tidegate.domain.security.SecurityLogLine;

import static org.assertj.core.api.Assertions.assertThat;

class StationSecurityTest {
  private static final String PASSWORD = "0123456789abcdef";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  @Covers({"A04.FR.01", "A04.FR.04"})
  void event_critical_isToldAndWrittenDown() {
    var bench = StationBench.online();
    raise(bench, SecurityEventType.InvalidTLSVersion, "old");
    assertThat(told(bench)).containsExactly("StartupOfTheDevice", "InvalidTLSVersion");
    assertThat(written(bench)).containsExactly(SecurityEventType.StartupOfTheDevice,
        SecurityEventType.InvalidTLSVersion);
  }

  @Test
  @Covers("A04.FR.04")
  void event_notCritical_isWrittenDownOnly() {
    var bench = StationBench.online();
    raise(bench, SecurityEventType.InvalidMessages, "rubbish");
    assertThat(told(bench)).containsExactly("StartupOfTheDevice");
    assertThat(written(bench)).endsWith(SecurityEventType.InvalidMessages);
  }

  @Test
  @Covers("A04.FR.02")
  void event_offline_isToldAfterARestartToo() {
    var bench = StationBench.online();
    bench.linkDown();
    raise(bench, SecurityEventType.InvalidCsmsCertificate, "expired");
    var at = bench.loop.now();
    bench.restart(Duration.ofHours(1));
    bench.linkUp();
    var sent = bench.centralSystem.sent(Outgoing.SecurityEvent.class);
    assertThat(sent.getFirst())
        .isEqualTo(new Outgoing.SecurityEvent("InvalidCsmsCertificate", at, Optional.of("expired")));
    assertThat(written(bench)).containsSubsequence(SecurityEventType.StartupOfTheDevice,
        SecurityEventType.InvalidCsmsCertificate, SecurityEventType.StartupOfTheDevice);
  }

  @Test
  void event_bootPending_waitsUntilItIsAccepted() {
    var bench = new StationBench();
    bench.centralSystem.answer(Outgoing.Boot.class,
        new Outgoing.BootAnswer(Outgoing.BootAnswer.Status.Pending, StationBench.START, 60));
    bench.start();
    bench.linkUp();
    bench.seconds(59);
    assertThat(told(bench)).isEmpty();
    bench.centralSystem.take(Outgoing.Boot.class);
    bench.seconds(2);
    assertThat(told(bench)).containsExactly("StartupOfTheDevice");
  }

  @Test
  @Covers("A04.FR.02")
  void event_notAnswered_isToldUntilItIs() {
    var bench = StationBench.online();
    bench.centralSystem.answer(Outgoing.SecurityEvent.class, FakeCentralSystem.SILENCE);
    raise(bench, SecurityEventType.InvalidCsmsCertificate, "");
    bench.advance(Duration.ofHours(2));
    assertThat(told(bench).size()).isGreaterThan(5);
    bench.centralSystem.take(Outgoing.SecurityEvent.class);
    bench.advance(Duration.ofHours(1));
    int size = told(bench).size();
    bench.advance(Duration.ofHours(1));
    assertThat(told(bench)).hasSize(size);
  }

  @Test
  void event_refusedForGood_makesWayForTheNext() {
    var bench = StationBench.online();
    bench.centralSystem.answer(Outgoing.SecurityEvent.class,
        new DeliveryFailed(DeliveryFailed.Kind.NOT_SUPPORTED, "unknown"));
    raise(bench, SecurityEventType.InvalidCsmsCertificate, "");
    bench.advance(Duration.ofHours(1));
    bench.centralSystem.take(Outgoing.SecurityEvent.class);
    raise(bench, SecurityEventType.InvalidTLSVersion, "");
    bench.seconds(1);
    assertThat(told(bench)).endsWith("InvalidTLSVersion");
  }

  @Test
  void log_full_losesTheOldest() {
    var bench = StationBench.online();
    for (int number = 0; number <= SecurityEvents.MOST_LINES; number++) {
      raise(bench, SecurityEventType.InvalidMessages, "number " + number);
    }
    var lines = bench.station().securityLog().lines(Optional.empty(), Optional.empty());
    assertThat(lines).hasSize(SecurityEvents.MOST_LINES);
    assertThat(lines.getFirst().detail()).contains("number 1");
    assertThat(bench.store.load().facts(SecurityLogLine.class)).hasSize(SecurityEvents.MOST_LINES);
  }

  @Test
  void log_ofATime_hasItsLinesOnly() {
    var bench = StationBench.online();
    bench.advance(MINUTE);
    raise(bench, SecurityEventType.InvalidMessages, "one");
    bench.advance(MINUTE);
    raise(bench, SecurityEventType.InvalidMessages, "two");
    var log = bench.station().securityLog();
    var first = StationBench.START.plus(MINUTE);
    assertThat(log.lines(Optional.of(first), Optional.of(first))).extracting(line -> line.detail().orElseThrow())
        .containsExactly("one");
    assertThat(log.lines(Optional.of(first.plusSeconds(1)), Optional.empty())).hasSize(1);
    assertThat(log.lines(Optional.empty(), Optional.of(first.minusSeconds(1)))).hasSize(1);
  }

  @Test
  @Covers({"A01.FR.01", "A01.FR.11", "A01.FR.12"})
  void password_set_isKeptElsewhereThanOtherValues() {
    var bench = StationBench.online();
    assertThat(set(bench, SecurityVariables.BASIC_AUTH_PASSWORD, PASSWORD)).isEqualTo(SetResult.Status.Accepted);
    assertThat(bench.keyring.passwords).containsExactly(PASSWORD);
    assertThat(bench.store.load().variables()).extracting(Change.VariableSet::value).doesNotContain(PASSWORD);
    assertThat(bench.station().securityLog().lines(Optional.empty(), Optional.empty()).getLast())
        .matches(line -> line.type() == SecurityEventType.ReconfigurationOfSecurityParameters)
        .matches(line -> !line.toString().contains(PASSWORD));
    bench.seconds(2);
    assertThat(bench.centralSystem.reconnects()).isOne();
  }

  @Test
  void password_cantBeKept_isNotAnswered() {
    var bench = StationBench.online();
    bench.keyring.broken = true;
    var answer = bench.station().requests().setVariables(List.of(
        new Setting(SecurityVariables.BASIC_AUTH_PASSWORD, AttributeType.Actual, PASSWORD))).toCompletableFuture();
    bench.seconds(1);
    assertThat(answer).isCompletedExceptionally();
    bench.seconds(2);
    assertThat(bench.centralSystem.reconnects()).isZero();
  }

  /** Or it would be Accepted, and the station would go on with the old one. */
  @Test
  @Covers("A01.FR.01")
  void password_couldNotBeKept_isKeptWhenItIsSetAgain() {
    var bench = StationBench.online();
    bench.keyring.broken = true;
    bench.station().requests().setVariables(List.of(
        new Setting(SecurityVariables.BASIC_AUTH_PASSWORD, AttributeType.Actual, PASSWORD)));
    bench.seconds(1);
    assertThat(bench.keyring.passwords).isEmpty();
    bench.keyring.broken = false;

    assertThat(set(bench, SecurityVariables.BASIC_AUTH_PASSWORD, PASSWORD)).isEqualTo(SetResult.Status.Accepted);
    assertThat(bench.keyring.passwords).containsExactly(PASSWORD);
  }

  @Test
  void password_couldNotBeKept_otherVariablesAreSetAllTheSame() {
    var bench = StationBench.online();
    bench.keyring.broken = true;
    bench.station().requests().setVariables(List.of(
        new Setting(SecurityVariables.BASIC_AUTH_PASSWORD, AttributeType.Actual, PASSWORD)));
    bench.seconds(1);

    assertThat(set(bench, SecurityVariables.ORGANIZATION_NAME, "Operator")).isEqualTo(SetResult.Status.Accepted);
  }

  @Test
  @Covers({"A02.FR.03", "A00.FR.509", "A00.FR.511"})
  void certificate_asked_requestNamesSerialNumberAndOrganization() {
    var bench = StationBench.online();
    set(bench, SecurityVariables.ORGANIZATION_NAME, "Operator");
    trigger(bench);
    assertThat(bench.keyring.requests.getLast().commonName()).isEqualTo("0001");
    assertThat(bench.keyring.requests.getLast().organization()).contains("Operator");
    assertThat(bench.keyring.kinds).containsExactly(KeyKind.EC);
    assertThat(requests(bench)).containsExactly("request 1");
  }

  @Test
  void certificate_keyKindPreset_isUsed() {
    var bench = new StationBench().preset(SecurityVariables.CERTIFICATE_KEY, "RSA").start();
    bench.linkUp();
    trigger(bench);
    assertThat(bench.keyring.kinds).containsExactly(KeyKind.RSA);
  }

  @Test
  @Covers({"A02.FR.17", "A02.FR.18", "A02.FR.19"})
  void certificate_doesNotCome_isAskedForAgainAfterDoubledWaits() {
    var bench = StationBench.online();
    set(bench, SecurityVariables.CERT_SIGNING_WAIT_MINIMUM, "60");
    set(bench, SecurityVariables.CERT_SIGNING_REPEAT_TIMES, "2");
    trigger(bench);
    for (int expected : new int[]{1, 2, 3, 4}) {
      assertThat(requests(bench)).hasSize(expected);
      bench.advance(MINUTE.multipliedBy(1L << expected - 1).minusSeconds(1));
      assertThat(requests(bench)).hasSize(expected);
      bench.seconds(1);
    }
    bench.advance(Duration.ofDays(1));
    assertThat(requests(bench)).hasSize(4).containsOnly("request 1");
  }

  @Test
  @Covers("A02.FR.17")
  void certificate_requestGetsLost_isAskedForAgain() {
    var bench = StationBench.online();
    bench.centralSystem.answer(Outgoing.SignCertificate.class, FakeCentralSystem.SILENCE);
    trigger(bench);
    bench.centralSystem.take(Outgoing.SignCertificate.class);
    bench.advance(Duration.ofMinutes(2));
    assertThat(requests(bench)).hasSize(2);
  }

  @Test
  @Covers({"A02.FR.07", "A02.FR.20"})
  void certificate_invalid_isToldAndNotAskedForAgain() {
    var bench = StationBench.online();
    trigger(bench);
    bench.keyring.refusal = Optional.of("expired");
    assertThat(now(bench, bench.station().requests().certificates().certificateSigned("chain", Optional.empty())))
        .contains("expired");
    bench.advance(Duration.ofDays(1));
    assertThat(requests(bench)).hasSize(1);
    assertThat(told(bench)).endsWith("InvalidChargingStationCertificate");
    assertThat(bench.centralSystem.reconnects()).isZero();
  }

  /** 2.1 A02.FR.24, 2.1 A02.FR.26; the right one may come later, also after a restart. */
  @Test
  void certificate_withTheNumberOfAnotherRequest_isRefusedAndStillAwaited() {
    var bench = StationBench.online();
    trigger(bench);
    trigger(bench);
    var numbers = bench.centralSystem.sent(Outgoing.SignCertificate.class).stream()
        .map(Outgoing.SignCertificate::number).toList();
    assertThat(numbers).containsExactly(1, 2);
    assertThat(now(bench, signed(bench, 1))).isPresent();
    assertThat(now(bench, signed(bench, 3))).isPresent();
    assertThat(told(bench)).doesNotContain("InvalidChargingStationCertificate");
    bench.advance(Duration.ofMinutes(2));
    assertThat(requests(bench)).endsWith("request 2", "request 2");

    var again = bench.restart(MINUTE);
    again.linkUp();
    assertThat(now(again, signed(again, 1))).isPresent();
    assertThat(now(again, signed(again, 2))).isEmpty();
  }

  private static CompletionStage<Optional<String>> signed(StationBench bench, int requestNumber) {
    return bench.station().requests().certificates().certificateSigned("chain", Optional.of(requestNumber));
  }

  @Test
  @Covers("A02.FR.08")
  void certificate_takenWhileAPasswordIsUsed_needsNoNewConnection() {
    var bench = StationBench.online();
    trigger(bench);
    assertThat(now(bench, bench.station().requests().certificates().certificateSigned("chain", Optional.empty())))
        .isEmpty();
    bench.advance(Duration.ofDays(1));
    assertThat(requests(bench)).hasSize(1);
    assertThat(bench.centralSystem.reconnects()).isZero();
  }

  @Test
  @Covers("A03.FR.02")
  void certificate_expiresSoon_isAskedForOnceADay() {
    var bench = new StationBench();
    bench.keyring.holdings = expiring(StationBench.START.plus(Duration.ofDays(31)));
    bench.start();
    bench.linkUp();
    set(bench, SecurityVariables.CERT_SIGNING_REPEAT_TIMES, "0");
    bench.advance(Duration.ofHours(12));
    assertThat(bench.keyring.requests).isEmpty();
    bench.linkDown();
    bench.advance(Duration.ofHours(13));
    bench.linkUp();
    assertThat(bench.keyring.requests).hasSize(1);
    bench.advance(Duration.ofHours(23));
    assertThat(bench.keyring.requests).hasSize(1);
    bench.advance(Duration.ofHours(2));
    assertThat(bench.keyring.requests).hasSize(2);
  }

  @Test
  @Covers("A03.FR.02")
  void certificate_comesToExpireWhileOnline_isAskedFor() {
    var bench = new StationBench();
    bench.keyring.holdings = expiring(StationBench.START.plus(Duration.ofDays(40)));
    bench.start();
    bench.linkUp();
    bench.advance(Duration.ofDays(9).plusHours(23));
    assertThat(bench.keyring.requests).isEmpty();
    bench.advance(Duration.ofHours(2));
    assertThat(bench.keyring.requests).hasSize(1);
  }

  @Test
  @Covers("M05.FR.06")
  void root_installed_isWrittenDownAndCounted() {
    var bench = StationBench.online();
    now(bench, bench.station().requests().certificates().install(RootUse.ManufacturerRootCertificate, "pem"));
    assertThat(bench.keyring.rules.getLast().mostCertificates()).isEqualTo(SecurityVariables.MOST_CERTIFICATES);
    assertThat(bench.keyring.rules.getLast().now()).isEqualTo(bench.loop.now());
    assertThat(written(bench)).endsWith(SecurityEventType.ReconfigurationOfSecurityParameters);
  }

  private static Holdings expiring(Instant until) {
    return new Holdings(List.of(), 1, Optional.of(until));
  }

  private static void raise(StationBench bench, SecurityEventType type, String detail) {
    bench.centralSystem.sees(type, detail);
    bench.seconds(0);
  }

  private static void trigger(StationBench bench) {
    bench.station().requests().trigger(Trigger.SIGN_CHARGING_STATION_CERTIFICATE, Optional.empty(), Optional.empty());
    bench.seconds(0);
  }

  private static SetResult.Status set(StationBench bench, VariableAddress variable, String value) {
    return now(bench, bench.station().requests()
        .setVariables(List.of(new Setting(variable, AttributeType.Actual, value)))).getFirst().status();
  }

  private static List<String> requests(StationBench bench) {
    return bench.centralSystem.sent(Outgoing.SignCertificate.class).stream().map(Outgoing.SignCertificate::request)
        .toList();
  }

  private static List<String> told(StationBench bench) {
    return bench.centralSystem.sent(Outgoing.SecurityEvent.class).stream().map(Outgoing.SecurityEvent::type).toList();
  }

  private static List<SecurityEventType> written(StationBench bench) {
    return bench.station().securityLog().lines(Optional.empty(), Optional.empty()).stream().map(SecurityLogLine::type)
        .toList();
  }

  private static <T> T now(StationBench bench, CompletionStage<T> stage) {
    var result = new AtomicReference<T>();
    stage.thenAccept(result::set);
    bench.seconds(0);
    return Optional.ofNullable(result.get()).orElseThrow(() -> new AssertionError("not done"));
  }
}
