package org.tidegate.hardware.modbus.sunspec;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.Bus;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.BusFailure.Kind;

/**
 * A bidirectional converter by SunSpec's models. {@link #command} is safe from any thread; all else is on the bus's
 * worker.
 *
 * <p>The lease of a command is the converter's reversion timer: whole seconds, what is left of the lease when the command
 * reaches the bus, rounded down. A command with less than a second left is dropped. The timer is started by a command and
 * by nothing else. What was written is read back; what is measured is watched, faster while power is commanded or flows.
 *
 * <p>Tried against a simulated converter only. Whether a real one restarts its timer when the registers are written
 * again, and ends the power when it runs out, must be seen on that device: some count down and go on. Both are watched at
 * run time, and are faults.
 */
public final class SunSpecPowerStage implements PowerStage {
  /** Sees what is wrong with a converter. */
  public static final FaultSource SOURCE = new FaultSource("converter");

  private static final Logger LOG = LoggerFactory.getLogger(SunSpecPowerStage.class);
  private static final Duration TRIES_AGAIN_AFTER = Duration.ofMillis(300);
  private static final Duration LOOKS_WHILE_BUSY = Duration.ofMillis(500);
  /** How often one that moves nothing is read. */
  public static final Duration LOOKS_WHILE_IDLE = Duration.ofSeconds(5);
  private static final int IDLE_WATTS = 200;
  private static final int MOST_WARNINGS = 20;

  private final int evseId;
  private final Bus bus;
  private final int unit;
  private final Duration looksWhileIdle;
  private final boolean setsLimit;
  private final Clock clock;
  private final Told told;
  private final AtomicReference<Command> newest = new AtomicReference<>(Command.FIRST);
  private final AtomicReference<Watts> mostDischarge = new AtomicReference<>(Watts.ZERO);
  private final AtomicBoolean queued = new AtomicBoolean();
  private final Following following = new Following();
  private final FoundFaults faults;
  private final Refusals refusals = new Refusals();
  private @Nullable Converter converter;
  private @Nullable Can can;
  private long refreshedAt;
  private long done;
  private Watts clamped = Watts.ZERO;
  private boolean flows;
  private boolean failing;
  private boolean silent;
  private final Set<String> warned = new HashSet<>();
  private long failingSince;
  private Runnable retry = () -> {};
  private Runnable nextLook = () -> {};

  /**
   * A converter; nothing is sent before {@link #start}.
   *
   * @param unit its address on the bus
   * @param clock monotonic nanoseconds
   * @param told is told on the worker
   */
  public SunSpecPowerStage(int evseId, Bus bus, int unit, Clock clock, Told told) {
    this(evseId, bus, unit, LOOKS_WHILE_IDLE, true, clock, told);
  }

  /**
   * A converter that is read another time while it moves nothing.
   *
   * @param looksWhileIdle so often
   * @param setsLimit whether its own limit of what it gives is set, where it has one
   */
  public SunSpecPowerStage(int evseId, Bus bus, int unit, Duration looksWhileIdle, boolean setsLimit, Clock clock,
      Told told) {
    this.setsLimit = setsLimit;
    this.looksWhileIdle = looksWhileIdle;
    this.evseId = evseId;
    this.bus = bus;
    this.unit = unit;
    this.clock = clock;
    this.told = told;
    this.faults = new FoundFaults(told);
  }

  /** Looks for the device, sets it to 0 W and watches it from now on. */
  public void start() {
    bus.worker().execute(() -> {
      carryOut();
      look();
    });
  }

  @Override
  public void command(Watts target, Duration lease) {
    Duration most = lease.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : lease;
    long ends = clock.nanoTime() + most.toNanos();
    newest.updateAndGet(before -> new Command(target, ends, before.order() + 1));
    carryOutSoon();
  }

  /** A converter without such a limit of its own is told none: no command goes beyond it all the same. */
  @Override
  public void dischargeAtMost(Watts most) {
    mostDischarge.set(most);
    carryOutSoon();
  }

  private void carryOutSoon() {
    if (!queued.getAndSet(true)) {
      bus.worker().execute(() -> {
        queued.set(false);
        carryOut();
      });
    }
  }

  /** A converter that does not let itself be sent to sleep stays ready, and is asked again with the next rest. */
  @Override
  public void rest() {
    bus.worker().execute(() -> {
      try {
        if (newest.get().target().isZero()) {
          device().permit(false);
        }
      } catch (BusFailure failure) {
        LOG.warn("evse {}: the converter does not sleep: {}", evseId, failure.getMessage());
      }
    });
  }

  /** Sets 0 W, and waits for it until the end of this time; then nothing more is sent. */
  public void stop(Duration longest) {
    mostDischarge.set(Watts.ZERO);
    command(Watts.ZERO, Duration.ZERO);
    var stopped = new CountDownLatch(1);
    bus.worker().execute(() -> {
      nextLook.run();
      retry.run();
      stopped.countDown();
    });
    try {
      if (!stopped.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("evse {}: the converter could not be set to 0 W, its reversion timer ends the power", evseId);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The newest command and limit, unless they were carried out; tried again until they are, or the command is too old. */
  private void carryOut() {
    Command command = newest.get();
    long seconds = command.target().isZero() ? LONGEST_LEASE.toSeconds() : command.secondsLeft(clock.nanoTime());
    if (command.order() != done && seconds < 1) {
      done = command.order();
      LOG.warn("evse {}: {} came too late to the converter, dropped", evseId, command.target());
    }
    try {
      boolean isTold = command.order() != done;
      if (isTold) {
        set(device(), command.target(), (int) seconds);
        done = command.order();
      }
      if (keepLimit(device()) || isTold) {
        refusals.taken();
        worked();
      }
    } catch (BusFailure failure) {
      refused(failure);
      triesAgain();
    } catch (RuntimeException unexpected) {
      refused(notUnderstood(unexpected));
      triesAgain();
    }
  }

  private void triesAgain() {
    retry.run();
    retry = bus.worker().after(TRIES_AGAIN_AFTER, this::carryOut);
  }

  /** What nobody thought of is a fault, and must not end that the converter is watched. */
  private BusFailure notUnderstood(RuntimeException unexpected) {
    if (isNews(unexpected.toString())) {
      LOG.error("evse {}: the converter's answer was not understood", evseId, unexpected);
    }
    return new BusFailure(Kind.WRONG, "its answer was not understood: " + unexpected, unexpected);
  }

  private void refused(BusFailure failure) {
    if (!refusals.refused(failure, clock.nanoTime())) {
      failed(failure);
    }
  }

  private void set(Converter device, Watts wanted, int seconds) throws BusFailure {
    if (!wanted.isZero() && following.target(clock.nanoTime()).isZero()) {
      refresh(device);
    }
    Watts target = device.within(wanted).max(mostDischarge.get().negated());
    if (!target.equals(wanted) && !target.equals(clamped)) {
      LOG.warn("evse {}: the converter can do {} of {}", evseId, target, wanted);
    }
    clamped = target;
    if (!target.isZero() && device.permit(true)) {
      LOG.info("evse {}: the converter was out of service, it is let in", evseId);
    }
    if (target.isDischarge()) {
      keepLimit(device);
    }
    device.set(target, seconds);
    long now = clock.nanoTime();
    boolean starts = !target.isZero() && following.target(now).isZero();
    following.told(target, now, now + Duration.ofSeconds(seconds).toNanos());
    if (starts) {
      lookAfter(LOOKS_WHILE_BUSY);
    }
  }

  /** Whether it had to be told. */
  private boolean keepLimit(Converter device) throws BusFailure {
    if (!setsLimit) {
      return false;
    }
    if (device.isLimitTakenBack()) {
      warnOnce("it has another limit than it was told, it is set anew");
    }
    return device.limit(mostDischarge.get());
  }

  private void look() {
    try {
      ConverterReading reading = device().read();
      worked();
      refusals.answered();
      judge(reading);
    } catch (BusFailure failure) {
      failed(failure);
    } catch (RuntimeException unexpected) {
      failed(notUnderstood(unexpected));
    }
    boolean idle = following.target(clock.nanoTime()).isZero() && !flows && !failing;
    lookAfter(idle ? looksWhileIdle : LOOKS_WHILE_BUSY);
  }

  private void lookAfter(Duration delay) {
    nextLook.run();
    nextLook = bus.worker().after(delay, this::look);
  }

  private void judge(ConverterReading reading) throws BusFailure {
    flows = reading.power().map(power -> power.magnitude().value() > IDLE_WATTS).orElse(true);
    long now = clock.nanoTime();
    Optional<Following.Deviation> deviation = following.measured(reading, now);
    Map<FaultKind, String> found = new EnumMap<>(FaultKind.class);
    deviation.ifPresent(how -> found.put(FaultKind.PowerStageFailure, "the converter " + how.text() + ": "
        + reading.power().map(Watts::toString).orElse("unknown") + " measured, " + following.target(now)
        + " commanded, " + reading.state()));
    alarms(reading.alarms(), found);
    if (reading.state() == InverterState.FAULT) {
      found.putIfAbsent(FaultKind.PowerStageFailure, "the converter says that it is broken");
    }
    refusals.remembered(now).ifPresent(text -> found.putIfAbsent(FaultKind.PowerStageFailure, text));
    faults.areExactly(found);
    if (found.isEmpty() && !failing) {
      warned.clear();
    }
    told.read(reading);
    if (reading.power().isEmpty() || isUnableForLong(now)) {
      refresh(device());
    }
    if (following.target(now).isZero()) {
      try {
        keepAtZero(reading, deviation.isPresent() && flows);
      } catch (BusFailure failure) {
        refused(failure);
      }
    }
  }

  /**
   * A direction in which it can nothing is never asked for, so that no start of power would find it out. All that is read
   * anew then takes a slow bus half a second: not while power flows.
   */
  private boolean isUnableForLong(long now) throws BusFailure {
    return (device().mostCharge().isZero() || device().mostDischarge().isZero()) && following.target(now).isZero()
        && now - refreshedAt >= LOOKS_WHILE_IDLE.toNanos();
  }

  private void refresh(Converter device) throws BusFailure {
    refreshedAt = clock.nanoTime();
    device.refresh();
    tellWhatItCan(device);
  }

  private void tellWhatItCan(Converter device) {
    var now = new Can(device.mostCharge(), device.mostDischarge());
    if (!now.equals(can)) {
      can = now;
      LOG.info("evse {}: the converter can do {} into and {} out of a vehicle", evseId, now.mostCharge(),
          now.mostDischarge());
      told.can(now.mostCharge(), now.mostDischarge());
    }
  }

  /** Another master, or a new start of the converter, may have taken back that nothing is to flow. */
  private void keepAtZero(ConverterReading reading, boolean flowsAllTheSame) throws BusFailure {
    boolean isLoose = !flowsAllTheSame && !reading.state().isDown() && !device().holdsZero();
    if (isLoose) {
      warnOnce("it is not set to 0 W any more, it is set anew");
    }
    if (isLoose || flowsAllTheSame) {
      device().set(Watts.ZERO, (int) LONGEST_LEASE.toSeconds());
    }
    if (!reading.state().isDown()) {
      keepLimit(device());
    }
  }

  /** Until a reading finds nothing wrong: what it refuses for good is tried twice a second. */
  private void warnOnce(String what) {
    if (isNews(what)) {
      LOG.warn("evse {}: converter at unit {} of bus {}: {}", evseId, unit, bus.name(), what);
    }
  }

  private boolean isNews(String what) {
    return warned.size() < MOST_WARNINGS && warned.add(what);
  }

  private static void alarms(Set<Alarm> alarms, Map<FaultKind, String> found) {
    alarms.forEach(alarm -> found.merge(alarm.fault(), "the converter's alarm " + alarm,
        (before, more) -> before + ", " + alarm));
  }

  private Converter device() throws BusFailure {
    Converter known = converter;
    if (known != null) {
      return known;
    }
    Converter found = Converter.discover(bus.registers(), unit);
    LOG.info("evse {}: converter {}, {}", evseId, found.name(),
        found.hasLimit() && setsLimit ? "its own limit is set too" : "no limit of its own is set");
    converter = found;
    tellWhatItCan(found);
    return found;
  }

  private void worked() {
    if (silent) {
      LOG.info("evse {}: the converter answers again", evseId);
    }
    failing = false;
    silent = false;
  }

  /** A device that was away for long may be another one: it is discovered anew. */
  private void failed(BusFailure failure) {
    long now = clock.nanoTime();
    if (!failing) {
      lookAfter(LOOKS_WHILE_BUSY);
      warnOnce(String.valueOf(failure.getMessage()));
      failing = true;
      failingSince = now;
    }
    silent = failure.kind() == Kind.SILENT || failure.kind() == Kind.UNREACHABLE;
    switch (failure.kind()) {
      case WRONG, REFUSED ->
        faults.raise(FaultKind.PowerStageFailure, "the converter can't be used: " + failure.getMessage());
      case UNREACHABLE, SILENT -> {
        if (now - failingSince >= Refusals.SILENT_AFTER.toNanos()) {
          converter = null;
          faults.raise(FaultKind.PowerStageSilent, "the converter does not answer: " + failure.getMessage());
        }
      }
    }
  }

  /** Monotonic time, safe from any thread. */
  @FunctionalInterface
  public interface Clock {
    /** Nanoseconds from an arbitrary start. */
    long nanoTime();
  }

  /** Hears of a converter, on the bus's worker. */
  public interface Told {
    /** Something is wrong from now on. */
    void raised(Fault fault);

    /** What was wrong is over. */
    void cleared(FaultKind kind);

    /** What it can do at most, both ≥ 0: when it was discovered, and when it changed. */
    void can(Watts mostCharge, Watts mostDischarge);

    /** It was read. */
    void read(ConverterReading reading);
  }

  /**
   * A command.
   *
   * @param ends when its lease does, monotonic nanoseconds
   * @param order counts the commands
   */
  private record Command(Watts target, long ends, long order) {
    static final Command FIRST = new Command(Watts.ZERO, 0, 1);

    long secondsLeft(long now) {
      return Duration.ofNanos(ends - now).toSeconds();
    }
  }

  /** Both ≥ 0. */
  private record Can(Watts mostCharge, Watts mostDischarge) {}
}
