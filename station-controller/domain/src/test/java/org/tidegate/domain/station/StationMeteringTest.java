package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.MeteringVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.metering.Measurand;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.metering.MeterValue.Context;
import org.tidegate.domain.metering.SampledValue;
import org.tidegate.domain.metering.SignedReading;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.station.StationSettings.Fittings;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;

import static org.assertj.core.api.Assertions.assertThat;

/** What is metered when: block J. */
class StationMeteringTest {
  private final StationBench bench = new StationBench();

  @Test
  @Covers({"E06.FR.11", "J02.FR.17"})
  void end_valuesCollected_surviveARestart() {
    bench.preset(MeteringVariables.TX_ENDED_INTERVAL, "60");
    charging();
    bench.seconds(130);
    bench.restart(Duration.ofSeconds(20)).linkUp();
    bench.seconds(130);
    bench.unplug();
    bench.seconds(5);

    var values = last().meterValues();
    assertThat(values).extracting(MeterValue::context).containsExactly(Context.SAMPLE_PERIODIC,
        Context.SAMPLE_PERIODIC, Context.SAMPLE_PERIODIC, Context.SAMPLE_PERIODIC, Context.SAMPLE_PERIODIC,
        Context.TRANSACTION_END);
    assertThat(values.getFirst().at()).isEqualTo(StationBench.START);
    assertThat(bench.store.load().facts(CollectedSample.class)).as("told, and forgotten").isEmpty();
  }

  @Test
  @Covers({"E06.FR.12", "E06.FR.13", "E07.FR.09", "E07.FR.10", "F03.FR.05", "F03.FR.06", "F04.FR.05", "F04.FR.06",
      "J02.FR.20"})
  void end_moreValuesThanFitInAMessage_loseEverySecondInBetween() {
    bench.preset(MeteringVariables.TX_ENDED_INTERVAL, "1");
    charging();
    bench.advance(Duration.ofMillis(250_500));
    bench.unplug();
    bench.seconds(5);

    var times = last().meterValues().stream().map(MeterValue::at).toList();
    assertThat(times).hasSizeLessThanOrEqualTo(TransactionSamples.MOST_KEPT).isSorted().doesNotHaveDuplicates();
    assertThat(times.getFirst()).isEqualTo(StationBench.START);
    assertThat(times.getLast()).isEqualTo(StationBench.START.plusMillis(250_500));
    assertThat(longestGap(times)).isLessThanOrEqualTo(Duration.ofSeconds(16));
    assertThat(bench.store.load().facts(CollectedSample.class)).isEmpty();
  }

  @Test
  @Covers("J02.FR.10")
  void start_lastReadingIsOld_waitsForANewOne() {
    bench.start().linkUp();
    bench.seconds(600);
    bench.plugIn(60);

    var started = bench.centralSystem.events().getFirst();
    assertThat(started.meterValues()).hasSize(1);
    assertThat(started.meterValues().getFirst().at()).isEqualTo(started.at());
  }

  @Test
  void start_meterSilent_isToldAllTheSame() {
    bench.start().linkUp();
    bench.hardware.evse(1).silenceMeter(true);
    bench.plugIn(60);
    assertThat(bench.centralSystem.events()).isEmpty();
    bench.seconds(2);
    assertThat(bench.centralSystem.events()).hasSize(1);
  }

  @ParameterizedTest
  @Covers("J02.FR.21")
  @CsvSource({"Never,0", "OncePerTransaction,1", "EveryMeterValue,6"})
  void publicKey_goesWithSignedValues_asOftenAsWanted(String use, int keys) {
    bench.fittings = new Fittings(false, true);
    bench.hardware.evse(1).signReadings();
    bench.preset(MeteringVariables.SAMPLED_SIGN_READINGS, "true");
    bench.preset(MeteringVariables.PUBLIC_KEY_WITH_SIGNED_METER_VALUE, use);
    bench.preset(MeteringVariables.TX_UPDATED_INTERVAL, "0");
    charging();
    bench.seconds(30);
    bench.unplug();
    bench.seconds(5);

    var signed = bench.centralSystem.events().stream().flatMap(event -> event.meterValues().stream())
        .flatMap(value -> value.values().stream()).map(SampledValue::signed).toList();
    assertThat(signed).as("two registers at the start, twice for the end, and at the end").hasSize(6)
        .allMatch(value -> value.isPresent());
    assertThat(signed.stream().flatMap(value -> value.stream()).map(SignedReading::publicKey)
        .filter(key -> !key.isEmpty())).hasSize(keys);
  }

  @Test
  void updatedInterval_setWhileCharging_countsAtOnce() {
    charging();
    var address = MeteringVariables.TX_UPDATED_INTERVAL;
    bench.now(bench.station().requests().setVariables(List.of(
        new Setting(address,
            AttributeType.Actual, "5"))));
    bench.seconds(20);
    assertThat(count(TriggerReason.MeterValuePeriodic)).isEqualTo(4);
  }

  @ParameterizedTest
  @Covers({"J01.FR.20", "J01.FR.22"})
  @CsvSource({"false,2", "true,0"})
  void clockMarks_duringATransaction_areToldUnlessOnlyIdleIsWanted(boolean idleOnly, int told) {
    bench.preset(MeteringVariables.ALIGNED_INTERVAL, "60");
    bench.preset(MeteringVariables.ALIGNED_SEND_DURING_IDLE, String.valueOf(idleOnly));
    charging();
    bench.seconds(120);
    assertThat(count(TriggerReason.MeterValueClock)).isEqualTo(told);
    assertThat(bench.centralSystem.sent(Outgoing.MeterValues.class)).hasSize(told)
        .allMatch(values -> values.evseId() == 2);
  }

  /** A clock that is disciplined by time servers runs a little slower or faster than the timers. */
  @ParameterizedTest
  @CsvSource({"-100", "-1", "0", "1", "100"})
  void clockMark_timersRunAheadOfTheClock_isMetOnce(int millis) {
    bench.preset(MeteringVariables.ALIGNED_INTERVAL, "60");
    charging();
    bench.loop.shiftWallClock(Duration.ofMillis(millis));
    bench.seconds(90);

    assertThat(count(TriggerReason.MeterValueClock)).isEqualTo(1);
    assertThat(bench.centralSystem.sent(Outgoing.MeterValues.class)).hasSize(1);
  }

  @Test
  void enabled_false_metersNothing() {
    bench.preset(MeteringVariables.SAMPLED_ENABLED, "false").preset(MeteringVariables.ALIGNED_ENABLED, "false");
    charging();
    bench.seconds(1_000);
    bench.unplug();
    bench.seconds(5);
    assertThat(last().type()).isEqualTo(Type.Ended);
    assertThat(bench.centralSystem.events()).allMatch(event -> event.meterValues().isEmpty());
    assertThat(bench.centralSystem.sent(Outgoing.MeterValues.class)).isEmpty();
  }

  @Test
  @Covers({"J01.FR.01", "J01.FR.05", "J01.FR.17", "J02.FR.01", "J02.FR.18"})
  void value_anyTold_isWhatTheMeterShowedAtItsTime() {
    var measurands = "Energy.Active.Import.Register,Power.Active.Import";
    bench.preset(MeteringVariables.TX_UPDATED_INTERVAL, "7");
    bench.preset(MeteringVariables.TX_UPDATED_MEASURANDS, measurands);
    bench.preset(MeteringVariables.ALIGNED_INTERVAL, "60");
    bench.preset(MeteringVariables.ALIGNED_MEASURANDS, measurands);
    charging();
    var shown = new HashMap<Instant, List<Long>>();
    for (int second = 0; second < 130; second++) {
      bench.seconds(1);
      var reading = bench.hardware.evse(1).reading();
      shown.put(reading.at(), List.of(reading.imported().value(), (long) reading.power().value()));
    }

    var told = bench.centralSystem.events().stream().filter(event -> event.type() == Type.Updated)
        .flatMap(event -> event.meterValues().stream()).toList();
    assertThat(told).extracting(MeterValue::context).contains(Context.SAMPLE_CLOCK, Context.SAMPLE_PERIODIC);
    assertThat(told).hasSizeGreaterThan(15).allSatisfy(value -> assertThat(value.values())
        .extracting(sample -> sample.value().longValue()).isEqualTo(shown.get(value.at())));
    assertThat(bench.centralSystem.sent(Outgoing.MeterValues.class)).hasSize(2).flatExtracting(
        Outgoing.MeterValues::values).extracting(MeterValue::at)
        .containsExactly(StationBench.START.plusSeconds(60), StationBench.START.plusSeconds(120));
  }

  @Test
  @Covers("J02.FR.16")
  void registers_throughTransactionsAndARestart_neverRunBackwards() {
    bench.preset(MeteringVariables.TX_UPDATED_INTERVAL, "10").preset(MeteringVariables.ALIGNED_INTERVAL, "30");
    bench.start().linkUp();
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.seconds(300);
    var told = new ArrayList<>(bench.centralSystem.sent());
    bench.restart(Duration.ofSeconds(20)).linkUp();
    bench.seconds(100);
    bench.unplug();
    bench.seconds(60);
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(300);
    told.addAll(bench.centralSystem.sent());

    for (var register : List.of(Measurand.ENERGY_IMPORT_REGISTER, Measurand.ENERGY_EXPORT_REGISTER)) {
      var values = told.stream().flatMap(StationMeteringTest::valuesOfEvse1)
          .sorted(Comparator.comparing(MeterValue::at))
          .flatMap(value -> value.values().stream()).filter(value -> value.measurand() == register)
          .map(SampledValue::value).toList();
      assertThat(values).isSorted().hasSizeGreaterThan(50);
      assertThat(values.getLast()).as("energy flowed").isGreaterThan(values.getFirst());
    }
  }

  private static Stream<MeterValue> valuesOfEvse1(Outgoing<?> message) {
    return switch (message) {
      case Outgoing.Transaction sent -> sent.event().meterValues().stream();
      case Outgoing.MeterValues sent when sent.evseId() == 1 -> sent.values().stream();
      default -> Stream.empty();
    };
  }

  private void charging() {
    bench.start().linkUp();
    bench.plugIn(60);
    bench.pressStart();
  }

  private static Duration longestGap(List<Instant> times) {
    var longest = Duration.ZERO;
    for (int index = 1; index < times.size(); index++) {
      var gap = Duration.between(times.get(index - 1), times.get(index));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }

  private long count(TriggerReason trigger) {
    return bench.centralSystem.events().stream().filter(event -> event.trigger() == trigger).count();
  }

  private TransactionEvent last() {
    return bench.centralSystem.events().getLast();
  }
}
