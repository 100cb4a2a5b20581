package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.devicemodel.AuthorizationVariables;
import org.tidegate.domain.devicemodel.MeteringVariables;
import org.tidegate.domain.devicemodel.TransactionVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.metering.Measurand;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.metering.MeterValue.Context;
import org.tidegate.domain.metering.SampledValue;
import org.tidegate.domain.station.StationSettings.Fittings;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TransactionEvent.Type;

import static org.assertj.core.api.Assertions.assertThat;

/** The last event of a transaction tells the values that were collected, however it ends: E08, E09, E10, E12, E15. */
class LastValuesTest {
  private static final IdToken CARD = new IdToken("04AABB", IdTokenType.ISO14443);

  private final StationBench bench = new StationBench();

  /** How a transaction goes and ends. */
  private enum Course {
    /** E08. */
    STOPPED_OFFLINE(StoppedReason.Local),
    /** E09. */
    UNPLUGGED(StoppedReason.EVDisconnected),
    /** E10. */
    SUSPENDED_TOO_LONG(StoppedReason.Timeout),
    /** E12. */
    WHOLLY_OFFLINE(StoppedReason.Local),
    /** E15. */
    ENDED_BY_THE_VEHICLE(StoppedReason.StoppedByEV);

    private final StoppedReason reason;

    Course(StoppedReason reason) {
      this.reason = reason;
    }
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"E08.FR.09", "E09.FR.05", "E10.FR.04", "E12.FR.07", "E15.FR.01"})
  void end_valuesAreConfigured_areToldWithTheirMeasurands(Course course) {
    bench.preset(MeteringVariables.TX_ENDED_MEASURANDS, "Energy.Active.Import.Register,Power.Active.Import");
    bench.preset(MeteringVariables.TX_ENDED_INTERVAL, "30");

    var values = lastAfter(course, Duration.ofSeconds(95)).meterValues();

    assertThat(values).hasSizeGreaterThanOrEqualTo(5).allSatisfy(value -> assertThat(value.values())
        .extracting(SampledValue::measurand).containsExactly(Measurand.ENERGY_IMPORT_REGISTER, Measurand.POWER_IMPORT));
    assertThat(values).extracting(MeterValue::context).endsWith(Context.SAMPLE_PERIODIC, Context.TRANSACTION_END);
    assertThat(values.getLast().values().getFirst().value()).as("energy has flowed")
        .isGreaterThan(values.getFirst().values().getFirst().value());
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"E08.FR.10", "E08.FR.11", "E09.FR.06", "E09.FR.07", "E10.FR.05", "E10.FR.06", "E12.FR.08", "E12.FR.09",
      "E15.FR.02", "E15.FR.03"})
  void end_moreValuesThanFit_everySecondInBetweenIsDropped(Course course) {
    bench.preset(MeteringVariables.TX_ENDED_INTERVAL, "1");

    var ended = lastAfter(course, Duration.ofSeconds(120));

    var times = ended.meterValues().stream().map(MeterValue::at).toList();
    assertThat(times).hasSizeBetween(TransactionSamples.MOST_KEPT / 2, TransactionSamples.MOST_KEPT).isSorted();
    assertThat(times.getFirst()).as("the first stays").isEqualTo(began());
    assertThat(times.getLast()).as("the last stays").isBetween(ended.at().minusSeconds(1), ended.at());
    assertThat(longestGap(times)).as("no two in a row are lost").isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"E08.FR.12", "E09.FR.08", "E10.FR.07", "E12.FR.10"})
  void end_readingsAreToBeSigned_everyRegisterIs(Course course) {
    bench.fittings = new Fittings(false, true);
    bench.hardware.evse(1).signReadings();
    bench.preset(MeteringVariables.SAMPLED_SIGN_READINGS, "true").preset(MeteringVariables.TX_ENDED_INTERVAL, "30");

    var registers = lastAfter(course, Duration.ofSeconds(95)).meterValues().stream()
        .flatMap(value -> value.values().stream()).toList();

    assertThat(registers).hasSizeGreaterThanOrEqualTo(10).allMatch(value -> value.measurand().isRegister())
        .allMatch(value -> value.signed().isPresent());
  }

  /** The last event of a transaction that charged for so long. */
  private TransactionEvent lastAfter(Course course, Duration charging) {
    prepare(course);
    bench.start();
    bench.linkUp();
    if (course == Course.WHOLLY_OFFLINE) {
      bench.linkDown();
    }
    bench.plugIn(60);
    present();
    bench.advance(charging);
    assertThat(bench.commanded()).isEqualTo(11_000);
    end(course);
    var last = bench.centralSystem.events().getLast();
    assertThat(last.type()).isEqualTo(Type.Ended);
    assertThat(last.stoppedReason()).contains(course.reason);
    return last;
  }

  private void prepare(Course course) {
    bench.preset(AuthorizationVariables.OFFLINE_TX_FOR_UNKNOWN_ID_ENABLED, "true");
    if (course != Course.UNPLUGGED) {
      bench.preset(TransactionVariables.TX_STOP_POINT, "Authorized");
    }
    if (course == Course.SUSPENDED_TOO_LONG) {
      bench.preset(TransactionVariables.STOP_TX_ON_EV_SIDE_DISCONNECT, "false");
      bench.preset(TransactionVariables.EV_CONNECTION_TIME_OUT, "10");
    }
  }

  private void end(Course course) {
    switch (course) {
      case STOPPED_OFFLINE -> {
        bench.linkDown();
        present();
      }
      case WHOLLY_OFFLINE -> present();
      case UNPLUGGED, SUSPENDED_TOO_LONG -> bench.unplug();
      case ENDED_BY_THE_VEHICLE -> bench.hardware.events().vehicleEndedSession(1);
    }
    bench.seconds(15);
    bench.linkUp();
    bench.seconds(1);
  }

  private void present() {
    bench.hardware.events().cardPresented(CARD, Set.of(1));
    bench.settle();
  }

  private Instant began() {
    return bench.centralSystem.events().getFirst().at();
  }

  private static Duration longestGap(List<Instant> times) {
    var longest = Duration.ZERO;
    for (int index = 1; index < times.size(); index++) {
      var gap = Duration.between(times.get(index - 1), times.get(index));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }
}
