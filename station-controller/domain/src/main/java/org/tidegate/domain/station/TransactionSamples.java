package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.devicemodel.MeteringVariables;
import org.tidegate.domain.devicemodel.OperationModeVariables.Sampling;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.metering.MeterValue.Context;
import org.tidegate.domain.metering.Sample;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.station.MeteringKnobs.KeyUse;
import org.tidegate.domain.transaction.Transaction;

/**
 * What is metered for the transactions of one EVSE, J02: at the start, now and then, and for the last event, for which it
 * is kept durably. Station loop only.
 */
@OnStationLoop
final class TransactionSamples {
  /** About 150 kB with two signed registers each: what a central system still takes in one message. */
  static final int MOST_KEPT = 100;

  private final EvseState evse;
  private final MeteringKnobs knobs;
  private final ModeSampling modes;
  private final Consumer<MeterValue> telling;
  private final List<CollectedSample> kept = new ArrayList<>();
  private @Nullable Transaction running;
  private StationLoop.@Nullable Timer updates;
  private StationLoop.@Nullable Timer keeping;
  private StationLoop.@Nullable Timer modeUpdates;
  private StationLoop.@Nullable Timer modeKeeping;
  private OperationMode mode = OperationMode.ChargingOnly;
  private double askedAtUpdate;
  private double askedAtKeeping;
  private boolean keyTold;
  private boolean listens;
  private int numbered;

  /**
   * Nothing is metered yet.
   *
   * @param telling tells a value that was due, if it still can be told
   */
  TransactionSamples(EvseState evse, Consumer<MeterValue> telling) {
    this.evse = evse;
    this.knobs = new MeteringKnobs(evse.core.deviceModel());
    this.modes = new ModeSampling(evse.core.deviceModel(), evse.id());
    this.telling = telling;
  }

  /** What was kept before a restart. */
  void restore(List<CollectedSample> samples) {
    kept.addAll(samples);
  }

  /** Reads the meter for the values of a transaction's start; runs the task then, or when it stays silent. */
  void prepareStart(Runnable then) {
    evse.fresh.take(evse.core.now(), signs(), _ -> then.run());
  }

  /** Whether the meter is to sign what a transaction tells (E08.FR.12, E09.FR.08, E10.FR.07, E11.FR.08, E12.FR.10). */
  boolean signs() {
    return evse.settings.fittings().signingMeter() && knobs.signsSampled();
  }

  /** A transaction runs from now on, or goes on after a restart. */
  void begin(Transaction transaction) {
    running = transaction;
    keyTold = false;
    kept.removeIf(sample -> !sample.transactionId().equals(transaction.id()));
    numbered = kept.isEmpty() ? 0 : kept.getLast().number() + 1;
    askedAtUpdate = evse.steered.askedWattHours();
    askedAtKeeping = askedAtUpdate;
    listen();
    scheduleUpdates();
    scheduleKeeping();
    scheduleOfMode();
  }

  /** Who decides about the power: what is sampled beside the usual depends on it. */
  void modeIs(OperationMode now) {
    if (now != mode) {
      mode = now;
      scheduleOfMode();
    }
  }

  /** The values of the start (E01.FR.09, E01.FR.17); the first of those for the end are taken too. */
  List<MeterValue> ofStart() {
    var first = knobs.endedInterval().isZero() ? Context.TRANSACTION_BEGIN : Context.SAMPLE_PERIODIC;
    scheduleKeeping();
    sampled(evse.sample(), first, ended()).ifPresent(this::keep);
    var started = modes.with(knobs.started(), Sampling.TxStarted, evse.steered.mode());
    return sampled(evse.sample(), Context.TRANSACTION_BEGIN, started).map(this::keyed).stream().toList();
  }

  /** All values of the last event (E06.FR.11, E08.FR.09, E09.FR.05, E10.FR.04, E12.FR.07, E15.FR.01), then forgotten. */
  List<MeterValue> ofEnd() {
    if (running != null && running.isEvseTold()) {
      sampled(evse.sample().map(this::sinceKeeping), Context.TRANSACTION_END, ended()).ifPresent(this::keep);
    }
    var all = kept.stream().map(CollectedSample::value).map(this::keyed).toList();
    kept.forEach(sample -> evse.core.journal().note(new Change.FactForgotten(CollectedSample.class, sample.key())));
    kept.clear();
    cancel();
    running = null;
    return all;
  }

  /** The values of now, because the central system asked. */
  List<MeterValue> triggered() {
    return sampled(evse.sample(), Context.TRIGGER, updated()).map(this::keyed).stream().toList();
  }

  /** A mark of the clock for what the last event tells. */
  void keepAligned() {
    boolean metered = running != null && running.isEvseTold() && !knobs.alignedEnded().isEmpty();
    if (metered && !knobs.alignedWhenIdleOnly()) {
      boolean signed = evse.settings.fittings().signingMeter() && knobs.signsAligned();
      ifStillRunning(signed, sample -> as(sample, signed, Context.SAMPLE_CLOCK, knobs.alignedEnded()), this::keep);
    }
  }

  /** The same value with the meter's key as far as the central system wants it. */
  MeterValue keyed(MeterValue value) {
    if (!value.isSigned() || knobs.keyUse() == KeyUse.EveryMeterValue) {
      return value;
    }
    boolean withKey = knobs.keyUse() == KeyUse.OncePerTransaction && !keyTold;
    keyTold = true;
    return value.withoutKeys(withKey);
  }

  private void listen() {
    if (!listens) {
      listens = true;
      evse.core.deviceModel().onChange(MeteringVariables.TX_UPDATED_INTERVAL, _ -> scheduleUpdates());
      evse.core.deviceModel().onChange(MeteringVariables.TX_ENDED_INTERVAL, _ -> scheduleKeeping());
      modes.onIntervalChange(this::scheduleOfMode);
    }
  }

  /** J02.FR.11. */
  private void scheduleUpdates() {
    updates = rescheduled(updates, knobs.updatedInterval(), () -> {
      scheduleUpdates();
      var usual = modes.atUsualInterval(knobs.updated(), Sampling.TxUpdated, mode);
      due(this::sinceUpdate, usual, value -> telling.accept(keyed(value)));
    });
  }

  private void scheduleKeeping() {
    keeping = rescheduled(keeping, knobs.endedInterval(), () -> {
      scheduleKeeping();
      due(this::sinceKeeping, modes.atUsualInterval(knobs.ended(), Sampling.TxEnded, mode), this::keep);
    });
  }

  /** What the present operation mode samples at intervals of its own, OCPP 2.1 Part 2 sections 2.18.5.3 and 2.18.5.5. */
  private void scheduleOfMode() {
    modeUpdates = rescheduled(modeUpdates, modes.interval(Sampling.TxUpdated, mode).orElse(Duration.ZERO), () -> {
      scheduleOfMode();
      due(this::sinceUpdate, modes.of(Sampling.TxUpdated, mode), value -> telling.accept(keyed(value)));
    });
    modeKeeping = rescheduled(modeKeeping, modes.interval(Sampling.TxEnded, mode).orElse(Duration.ZERO), () -> {
      scheduleOfMode();
      due(this::sinceKeeping, modes.of(Sampling.TxEnded, mode), this::keep);
    });
  }

  private List<String> updated() {
    return modes.with(knobs.updated(), Sampling.TxUpdated, evse.steered.mode());
  }

  private List<String> ended() {
    return modes.with(knobs.ended(), Sampling.TxEnded, evse.steered.mode());
  }

  private Sample sinceUpdate(Sample sample) {
    double asked = evse.steered.askedWattHours();
    var since = sample.since(asked - askedAtUpdate);
    askedAtUpdate = asked;
    return since;
  }

  private Sample sinceKeeping(Sample sample) {
    double asked = evse.steered.askedWattHours();
    var since = sample.since(asked - askedAtKeeping);
    askedAtKeeping = asked;
    return since;
  }

  private StationLoop.@Nullable Timer rescheduled(StationLoop.@Nullable Timer before, Duration interval,
      Runnable task) {
    if (before != null) {
      before.cancel();
    }
    return running == null || interval.isZero() ? null : evse.core.after(interval, task);
  }

  private void due(UnaryOperator<Sample> since, List<String> measurands, Consumer<MeterValue> taken) {
    if (running != null && running.isEvseTold() && !measurands.isEmpty()) {
      ifStillRunning(signs(), sample -> as(since.apply(sample), signs(), Context.SAMPLE_PERIODIC, measurands), taken);
    }
  }

  private void ifStillRunning(boolean signed, Function<Sample, Optional<MeterValue>> value,
      Consumer<MeterValue> taken) {
    var transaction = running;
    evse.fresh.take(evse.core.now(), signed, reading -> {
      if (transaction == running && reading.isPresent()) {
        sample(reading.get()).flatMap(value).ifPresent(taken);
      }
    });
  }

  private Optional<Sample> sample(MeterReading reading) {
    return evse.sample().map(now -> now.at(reading));
  }

  private Optional<MeterValue> sampled(Optional<Sample> sample, Context context, List<String> measurands) {
    return sample.flatMap(taken -> as(taken, signs(), context, measurands));
  }

  private static Optional<MeterValue> as(Sample sample, boolean signed, Context context, List<String> measurands) {
    return signed ? sample.signed(context, measurands) : sample.as(context, measurands);
  }

  private void keep(MeterValue value) {
    if (running == null) {
      return;
    }
    var sample = new CollectedSample(running.id(), numbered++, value);
    kept.add(sample);
    evse.core.journal().note(new Change.FactSaved(sample));
    if (kept.size() > MOST_KEPT) {
      thinOut();
    }
  }

  /**
   * Every second one between the first and the newest goes (E06.FR.13, J02.FR.20, E08.FR.11, E09.FR.07, E10.FR.06,
   * E12.FR.09, E15.FR.03).
   */
  private void thinOut() {
    for (int index = kept.size() - 2; index > 0; index--) {
      if (index % 2 == 1) {
        var dropped = kept.remove(index);
        evse.core.journal().note(new Change.FactForgotten(CollectedSample.class, dropped.key()));
      }
    }
  }

  private void cancel() {
    Stream.of(updates, keeping, modeUpdates, modeKeeping).filter(Objects::nonNull).forEach(StationLoop.Timer::cancel);
    updates = null;
    keeping = null;
    modeUpdates = null;
    modeKeeping = null;
  }
}
