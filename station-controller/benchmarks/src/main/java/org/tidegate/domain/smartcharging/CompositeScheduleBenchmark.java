package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.CompositeSchedule.Span;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;

/** What a composite schedule of 24 hours costs, and what holds at one moment: stacked profiles of 24 periods each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CompositeScheduleBenchmark {
  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
  private static final int HOURS = 24;
  private static final Duration DAY = Duration.ofHours(HOURS);
  private static final Circumstances CIRCUMSTANCES = Circumstances.online(ZoneId.of("Europe/Berlin"));

  /** How many profiles are stacked. */
  @Param({"1", "10", "100"})
  public int profiles;

  /** Whether each of them covers the whole day, or a part of it that moves with its level. */
  @Param({"true", "false"})
  public boolean whole;

  private List<InstalledProfile> installed = List.of();
  private EvseFacts evse = new EvseFacts(1, true, 230, 3, new Watts(22_000), new Watts(-11_000),
      Optional.of(new TransactionFacts("tx", MIDNIGHT)));
  private ProfileStack stack = new ProfileStack(installed, evse, CIRCUMSTANCES, MIDNIGHT);

  @Setup
  public void install() {
    installed = IntStream.range(0, profiles).mapToObj(this::profile).toList();
    stack = new ProfileStack(installed, evse, CIRCUMSTANCES, MIDNIGHT);
  }

  /** From the profiles as they are stored. */
  @Benchmark
  public List<CompositePeriod> over() {
    return CompositeSchedule.over(installed, evse, new Span(MIDNIGHT, DAY), RateUnit.W, CIRCUMSTANCES);
  }

  /** With the stack laid out. */
  @Benchmark
  public List<CompositePeriod> sweep() {
    return new Sweep(MIDNIGHT.toEpochMilli(), DAY.toSeconds())
        .over(moment -> Expectation.of(stack.at(moment), evse, RateUnit.W), stack::changeAfter);
  }

  /** As each tick asks. */
  @Benchmark
  public ScheduleNow at() {
    return CompositeSchedule.at(installed, evse, MIDNIGHT.plusSeconds(40_000), CIRCUMSTANCES);
  }

  private InstalledProfile profile(int level) {
    var part = whole ? DAY : DAY.dividedBy(profiles);
    var start = whole ? MIDNIGHT : MIDNIGHT.plus(part.multipliedBy(level));
    var periods = IntStream.range(0, HOURS)
        .mapToObj(hour -> period(part.dividedBy(HOURS).multipliedBy(hour), level + hour))
        .toList();
    var schedule = new ChargingSchedule(1, Optional.of(start), Optional.of(part), RateUnit.W, Optional.empty(),
        periods);
    return new InstalledProfile(1, new ChargingProfile(level, level, ProfilePurpose.TxDefaultProfile,
        ProfileKind.Absolute, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        List.of(schedule)),
        MIDNIGHT);
  }

  private static SchedulePeriod period(Duration start, int number) {
    return new SchedulePeriod(start, Optional.of(BigDecimal.valueOf(4000L + 100 * (number % 37))), Optional.empty(),
        Optional.empty(), OperationMode.ChargingOnly, Optional.empty(), Optional.empty(), Spelling.PLAIN);
  }
}
