package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.Boot;
import org.tidegate.domain.message.Outgoing.BootAnswer;
import org.tidegate.domain.message.Outgoing.BootAnswer.Status;
import org.tidegate.domain.message.Outgoing.ConnectorStatus;
import org.tidegate.domain.message.Outgoing.CustomerInformation;
import org.tidegate.domain.message.Outgoing.DisplayMessages;
import org.tidegate.domain.message.Outgoing.Heartbeat;
import org.tidegate.domain.message.Outgoing.Profiles;
import org.tidegate.domain.message.Outgoing.SecurityEvent;
import org.tidegate.domain.port.CentralSystem.Stage;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.domain.port.CentralSystemRequests.TriggerAnswer;
import org.tidegate.domain.port.CustomerRequests.Wanted;
import org.tidegate.domain.port.DisplayRequests.Criteria;
import org.tidegate.domain.port.DisplayRequests.SetAnswer;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.ReportCriteria;
import org.tidegate.domain.smartcharging.SchedulePeriod;

import static org.assertj.core.api.Assertions.assertThat;

class StationBootTest {
  private final StationBench bench = new StationBench().start();

  @Test
  void boot_accepted_tellsStatusAndBeatsInTheGivenInterval() {
    answer(Status.Accepted, 40);
    bench.linkUp();
    assertThat(bench.centralSystem.sent().getFirst()).isEqualTo(new Boot("PowerUp"));
    assertThat(bench.centralSystem.stages()).containsExactly(Stage.ACCEPTED);
    assertThat(bench.centralSystem.sent(ConnectorStatus.class)).hasSize(2);
    assertThat(bench.centralSystem.sent(SecurityEvent.class)).hasSize(1);
    bench.seconds(39);
    assertThat(bench.centralSystem.sent(Heartbeat.class)).isEmpty();
    bench.seconds(82);
    assertThat(bench.centralSystem.sent(Heartbeat.class)).hasSize(3);
  }

  @Test
  void boot_pending_nothingElseIsSentUntilAccepted() {
    answer(Status.Pending, 20);
    bench.linkUp();
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(19);
    assertThat(bench.centralSystem.sent()).hasSize(1).allMatch(Boot.class::isInstance);
    assertThat(bench.centralSystem.stages()).containsExactly(Stage.PENDING);
    bench.seconds(1);
    assertThat(bench.centralSystem.sent()).hasSize(2).allMatch(Boot.class::isInstance);
    bench.centralSystem.take(Boot.class);
    bench.seconds(20);
    assertThat(bench.centralSystem.events()).isNotEmpty().allMatch(event -> event.offline());
    assertThat(bench.station().views().newest().online()).isTrue();
  }

  @Test
  void boot_rejected_isTriedAgainAfterTheIntervalOnly() {
    answer(Status.Rejected, 100);
    bench.linkUp();
    bench.seconds(99);
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(1);
    bench.seconds(1);
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(2);
    assertThat(bench.centralSystem.stages()).containsOnly(Stage.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(value = Status.class, names = {"Pending", "Rejected"})
  @Covers({"B02.FR.07", "B03.FR.05"})
  void boot_intervalOfZero_stationChooses(Status status) {
    answer(status, 0);
    bench.linkUp();
    bench.seconds(29);
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(1);
    bench.seconds(1);
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(2);
  }

  @Test
  void boot_notAnswered_isTriedAgain() {
    bench.centralSystem.answer(Boot.class, FakeCentralSystem.SILENCE);
    bench.linkUp();
    bench.seconds(59);
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(1);
    bench.seconds(1);
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(2);
  }

  @Test
  void boot_linkBreaksBeforeTheAnswer_isSentOverTheNextLinkOnce() {
    bench.centralSystem.answer(Boot.class, FakeCentralSystem.SILENCE);
    bench.linkUp();
    bench.linkDown();
    bench.seconds(300);
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(1);
    bench.centralSystem.take(Boot.class);
    bench.linkUp();
    bench.seconds(300);
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(2);
  }

  @Test
  void link_backAfterAcceptance_needsNoBootAndTellsStatusAgain() {
    bench.linkUp();
    bench.linkDown();
    bench.seconds(600);
    assertThat(bench.centralSystem.sent(Heartbeat.class)).isEmpty();
    bench.linkUp();
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(1);
    assertThat(bench.centralSystem.sent(ConnectorStatus.class)).hasSize(4);
  }

  @Test
  void bootTrigger_afterAcceptance_isRejected() {
    answer(Status.Pending, 3_600);
    bench.linkUp();
    assertThat(trigger()).isEqualTo(TriggerAnswer.Accepted);
    bench.centralSystem.take(Boot.class);
    bench.settle();
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(2);
    assertThat(trigger()).isEqualTo(TriggerAnswer.Rejected);
  }

  @Test
  @Covers({"B02.FR.04", "B02.FR.08"})
  void boot_pendingAndTheLinkBreaks_isSentAgainOnlyWhenDue() {
    answer(Status.Pending, 600);
    bench.linkUp();
    bench.seconds(100);
    bench.linkDown();
    bench.seconds(100);
    bench.linkUp();
    bench.seconds(399);
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(1);
    bench.seconds(1);
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(2);
    bench.linkDown();
    bench.seconds(700);
    bench.linkUp();
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(value = Status.class, names = {"Pending", "Rejected"})
  @Covers({"B01.FR.08", "B02.FR.02", "B03.FR.02", "B03.FR.06"})
  void boot_notAccepted_evenSecurityEventsWaitAndTheStartIsToldFirst(Status status) {
    answer(status, 60);
    bench.linkUp();
    bench.loop.shiftWallClock(Duration.ofHours(1));
    bench.seconds(60);
    assertThat(bench.centralSystem.sent()).hasSize(2).allMatch(Boot.class::isInstance);
    bench.centralSystem.take(Boot.class);
    bench.seconds(60);
    assertThat(bench.centralSystem.sent(SecurityEvent.class)).extracting(SecurityEvent::type)
        .containsExactly("StartupOfTheDevice", "SettingSystemTime");
  }

  /** They are no reports that B02.FR.02 lets out, but were promised. */
  @Test
  @Covers({"B02.FR.01", "B02.FR.02"})
  void boot_pending_otherReportsThatWereAskedForAreSentOnceAccepted() {
    answer(Status.Pending, 60);
    bench.linkUp();
    askForReports();
    bench.linkDown();
    bench.linkUp();
    bench.seconds(59);
    assertThat(bench.centralSystem.sent()).allMatch(Boot.class::isInstance);

    bench.centralSystem.take(Boot.class);
    bench.seconds(2);
    assertThat(bench.centralSystem.sent(CustomerInformation.class)).extracting(CustomerInformation::requestId)
        .containsExactly(1);
    assertThat(bench.centralSystem.sent(Profiles.class)).extracting(Profiles::requestId).containsExactly(2);
    assertThat(bench.centralSystem.sent(DisplayMessages.class)).extracting(DisplayMessages::toBeContinued)
        .containsExactly(true, false);
    var order = bench.centralSystem.sent().stream().map(Object::getClass).toList();
    assertThat(order.indexOf(ConnectorStatus.class)).isLessThan(order.indexOf(CustomerInformation.class));
  }

  @Test
  @Covers("B02.FR.02")
  void boot_pendingThenRejected_noReportIsKept() {
    answer(Status.Pending, 60);
    bench.linkUp();
    askForReports();
    answer(Status.Rejected, 60);
    bench.seconds(60);
    bench.centralSystem.take(Boot.class);
    bench.seconds(60);
    assertThat(bench.station().views().newest().online()).isTrue();
    assertThat(bench.centralSystem.sent()).noneMatch(message -> message instanceof CustomerInformation
        || message instanceof Profiles || message instanceof DisplayMessages);
  }

  @Test
  void boot_pendingAndMoreReportsAskedForThanCanWait_theOldestAreKept() {
    answer(Status.Pending, 60);
    bench.linkUp();
    IntStream.rangeClosed(1, Line.MOST_WAITING + 1).forEach(this::askForCustomer);
    bench.centralSystem.take(Boot.class);
    bench.seconds(61);
    assertThat(bench.centralSystem.sent(CustomerInformation.class)).extracting(CustomerInformation::requestId)
        .hasSize(Line.MOST_WAITING).doesNotContain(Line.MOST_WAITING + 1);
  }

  /** The last one in two parts. */
  private void askForReports() {
    var requests = bench.station().requests();
    askForCustomer(1);
    var schedule = new ChargingSchedule(1, Optional.of(bench.loop.now()), Optional.empty(), RateUnit.W,
        Optional.empty(),
        List.of(new SchedulePeriod(Duration.ZERO, Optional.of(BigDecimal.valueOf(5_000)), Optional.empty(),
            Optional.empty(), OperationMode.ChargingOnly, Optional.empty(), Optional.empty(),
            SchedulePeriod.Spelling.PLAIN)));
    var profile = new ChargingProfile(7, 0, ProfilePurpose.TxDefaultProfile, ProfileKind.Absolute, Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(schedule));
    assertThat(bench.now(requests.setChargingProfile(1, profile))).isEmpty();
    assertThat(requests.reportChargingProfiles(2,
        new ReportCriteria(Optional.empty(), Set.of(), Set.of(), Optional.empty(), Set.of()))).isTrue();
    IntStream.range(0, 9).mapToObj(StationBootTest::message).forEach(message -> assertThat(
        bench.now(requests.display().set(message)).status()).isEqualTo(SetAnswer.Status.Accepted));
    assertThat(requests.display().report(3, new Criteria(Set.of(), Optional.empty(), Optional.empty()))).isTrue();
    bench.settle();
  }

  private static DisplayMessage message(int id) {
    return new DisplayMessage(id, DisplayMessage.Priority.NormalCycle, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), List.of(DisplayText.of("one of several")));
  }

  private void askForCustomer(int requestId) {
    var wanted = new Wanted(requestId, true, false, Optional.of(new IdToken("04AABB", IdTokenType.ISO14443)));
    assertThat(bench.now(bench.station().requests().customers().customerInformation(wanted))).isTrue();
  }

  @Test
  @Covers("B01.FR.09")
  void boot_triggered_saysSo() {
    answer(Status.Pending, 600);
    bench.linkUp();
    trigger();
    bench.settle();
    assertThat(bench.centralSystem.sent(Boot.class)).containsExactly(new Boot("PowerUp"), new Boot("Triggered"));
  }

  @Test
  @Covers({"B01.FR.04", "G02.FR.01", "G02.FR.02"})
  void heartbeatInterval_changed_isKeptFromThenOn() {
    answer(Status.Accepted, 1_000);
    bench.linkUp();
    bench.seconds(100);
    set(OcppCommVariables.HEARTBEAT_INTERVAL, "200");
    bench.seconds(99);
    assertThat(bench.centralSystem.sent(Heartbeat.class)).isEmpty();
    bench.seconds(1);
    assertThat(bench.centralSystem.sent(Heartbeat.class)).hasSize(1);
  }

  @Test
  @Covers({"G02.FR.05", "G02.FR.07"})
  void heartbeat_otherMessagesFlow_isSentOnceADayForTheTime() {
    set(VariableAddress.of("AlignedDataCtrlr", "Interval"), "60");
    answer(Status.Accepted, 100);
    bench.linkUp();
    bench.plugIn(60);
    bench.advance(Duration.ofHours(23));
    assertThat(bench.centralSystem.sent(Heartbeat.class)).isEmpty();
    bench.advance(Duration.ofHours(2));
    assertThat(bench.centralSystem.sent(Heartbeat.class)).hasSize(1);
  }

  private void set(VariableAddress variable, String value) {
    var result = bench.now(bench.station().requests()
        .setVariables(List.of(new Setting(variable, AttributeType.Actual, value)))).getFirst();
    assertThat(result.isAccepted()).isTrue();
  }

  private TriggerAnswer trigger() {
    return bench.station().requests().trigger(Trigger.BOOT_NOTIFICATION, Optional.empty(),
        Optional.empty());
  }

  private void answer(Status status, int interval) {
    bench.centralSystem.answer(Boot.class, new BootAnswer(status, StationBench.START, interval));
  }

  /** A link that breaks now and then tells no time either. */
  @Test
  @Covers("G02.FR.07")
  void heartbeat_linkBreaksTwiceADay_isStillSentForTheTime() {
    set(VariableAddress.of("AlignedDataCtrlr", "Interval"), "60");
    answer(Status.Accepted, 100);
    bench.linkUp();
    bench.plugIn(60);
    for (int halfDay = 0; halfDay < 4; halfDay++) {
      bench.advance(Duration.ofHours(13));
      bench.linkDown();
      bench.seconds(5);
      bench.linkUp();
    }
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(1);
    assertThat(bench.centralSystem.sent(Heartbeat.class)).hasSize(2);
  }

  /** It asks twice before it accepts: the second boot would come after the first was accepted. */
  @Test
  void bootTrigger_twiceAtOnce_isOneBootOnceItIsAccepted() {
    answer(Status.Pending, 3_600);
    bench.linkUp();
    assertThat(trigger()).isEqualTo(TriggerAnswer.Accepted);
    assertThat(trigger()).isEqualTo(TriggerAnswer.Accepted);
    bench.centralSystem.answerEach(Boot.class, _ -> new BootAnswer(bench.centralSystem.sent(Boot.class).size() == 2
        ? Status.Accepted
        : Status.Rejected, StationBench.START, 300));
    bench.settle();
    bench.seconds(60);
    assertThat(bench.centralSystem.stages()).endsWith(Stage.ACCEPTED);
  }
}
