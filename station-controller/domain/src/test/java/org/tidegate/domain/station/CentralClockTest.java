package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.DeviceDataVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.Boot;
import org.tidegate.domain.message.Outgoing.BootAnswer;
import org.tidegate.domain.message.Outgoing.Heartbeat;
import org.tidegate.domain.message.Outgoing.SecurityEvent;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;

import static org.assertj.core.api.Assertions.assertThat;

class CentralClockTest {
  private final StationBench bench = new StationBench();

  @Test
  @Covers("B01.FR.06")
  void boot_centralSystemIsFarAhead_clockIsSetAndToldAsASecurityEvent() {
    bootSays(StationBench.START.plusSeconds(3_600));
    assertThat(bench.loop.now()).isEqualTo(StationBench.START.plusSeconds(3_600));
    assertThat(bench.centralSystem.sent(SecurityEvent.class)).extracting(SecurityEvent::type)
        .containsExactly("StartupOfTheDevice", "SettingSystemTime");
    assertThat(bench.centralSystem.sent(SecurityEvent.class)).extracting(SecurityEvent::at)
        .containsExactly(StationBench.START, StationBench.START.plusSeconds(3_600));
  }

  @Test
  @Covers("B01.FR.06")
  void boot_pending_setsTheClockToo() {
    bench.centralSystem.answer(Boot.class,
        new BootAnswer(BootAnswer.Status.Pending, StationBench.START.minusSeconds(100), 600));
    bench.start().linkUp();
    assertThat(bench.loop.now()).isEqualTo(StationBench.START.minusSeconds(100));
    assertThat(bench.centralSystem.sent(SecurityEvent.class)).isEmpty();
  }

  @Test
  @Covers("G02.FR.06")
  void heartbeat_centralSystemIsALittleAhead_clockIsSetWithoutASecurityEvent() {
    bench.start().linkUp();
    bench.centralSystem.answerEach(Heartbeat.class, _ -> bench.loop.now().plusSeconds(19));
    bench.seconds(300);
    assertThat(bench.loop.now()).isEqualTo(StationBench.START.plusSeconds(319));
    assertThat(bench.centralSystem.sent(SecurityEvent.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-2, -1, 0, 1, 2})
  void answer_thatTravelledForAMoment_setsNothing(long seconds) {
    bootSays(StationBench.START.plusSeconds(seconds));
    assertThat(bench.loop.now()).isEqualTo(StationBench.START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2025-09-30T23:59:59Z", "2100-01-02T00:00:00Z",
      "9999-12-31T23:59:59Z"})
  void clock_thatIsImpossible_isIgnored(Instant theirs) {
    bootSays(theirs);
    assertThat(bench.loop.now()).isEqualTo(StationBench.START);
    assertThat(bench.station().views().newest().online()).isTrue();
  }

  @Test
  void timeSource_withTheMachinesOwnFirst_putsTheClockBackAndFollowsNoMore() {
    bootSays(StationBench.START.plusSeconds(3_600));
    set("RealTimeClock,Heartbeat");
    assertThat(bench.loop.now()).isEqualTo(StationBench.START);
    bench.centralSystem.answerEach(Heartbeat.class,
        _ -> StationBench.START.plusSeconds(500).plusNanos(bench.loop.nanoTime()));
    bench.seconds(700);
    assertThat(bench.loop.now()).isEqualTo(StationBench.START.plusSeconds(700));
    set("Heartbeat");
    bench.seconds(700);
    assertThat(bench.loop.now()).isEqualTo(StationBench.START.plusSeconds(1_900));
  }

  @Test
  void machineClock_stepsAfterTheClockWasSet_changesNothing() {
    bootSays(StationBench.START.plusSeconds(3_600));
    bench.loop.shiftWallClock(Duration.ofSeconds(3_600));
    bench.seconds(10);
    assertThat(bench.loop.now()).isEqualTo(StationBench.START.plusSeconds(3_610));
  }

  @Test
  void charging_whileTheClockIsSet_goesOnForTheSameTime() {
    bench.start().linkUp();
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.seconds(10);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    long before = bench.hardware.evse(1).reading().exported().value();
    bench.centralSystem.answerEach(Heartbeat.class, _ -> bench.loop.now().minusSeconds(7_200));
    bench.station().requests().trigger(Trigger.HEARTBEAT,
        Optional.empty(), Optional.empty());
    bench.seconds(60);
    assertThat(bench.station().views().newest().stationFault()).isEmpty();
    assertThat(bench.hardware.evse(1).reading().exported().value() - before).isBetween(0L, 84L);
    bench.unplug();
    bench.seconds(10);
    assertThat(bench.evse().summary().orElseThrow().recordsMatchMeter()).isTrue();
  }

  @ParameterizedTest
  @Covers("G02.FR.06")
  @ValueSource(longs = {-7_200, 7_200})
  void charging_whileTheClockIsSet_isNeitherLongerNorShorterForIt(long seconds) {
    bench.start().linkUp();
    bench.plugIn(60);
    bench.pressStart();
    bench.setpoint(5_000);
    bench.seconds(60);
    var setTo = bench.loop.now().plusSeconds(seconds);
    bench.centralSystem.answerEach(Heartbeat.class, _ -> setTo);
    bench.station().requests().trigger(Trigger.HEARTBEAT, Optional.empty(), Optional.empty());
    bench.seconds(60);
    bench.unplug();
    bench.seconds(5);

    assertThat(bench.centralSystem.events().getLast().timeSpentCharging().orElseThrow())
        .isBetween(Duration.ofSeconds(115), Duration.ofSeconds(121));
    assertThat(bench.evse().summary().orElseThrow().review().askedIn().value())
        .as("5 kW from the profile's start on").isBetween(seconds > 0 ? 160L : 80L, seconds > 0 ? 170L : 85L);
  }

  private void bootSays(Instant theirs) {
    bench.centralSystem.answer(Boot.class, new BootAnswer(BootAnswer.Status.Accepted, theirs, 300));
    bench.start().linkUp();
  }

  private void set(String sources) {
    var address = DeviceDataVariables.TIME_SOURCE;
    var results = bench.now(bench.station().requests()
        .setVariables(List.of(new Setting(address, AttributeType.Actual, sources))));
    assertThat(results.getFirst().isAccepted()).isTrue();
  }
}
