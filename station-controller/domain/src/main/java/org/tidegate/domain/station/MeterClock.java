package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.port.StationLoop;

/** Meter values at the clock's marks, J01: every interval counted from midnight UTC. Station loop only. */
@OnStationLoop
final class MeterClock {
  private final StationCore core;
  private final List<Evse> evses;
  private final Knobs knobs;
  private StationLoop.@Nullable Timer next;

  MeterClock(StationCore core, List<Evse> evses) {
    this.core = core;
    this.evses = evses;
    this.knobs = new Knobs(core.deviceModel());
  }

  void start() {
    core.deviceModel().onChange(Component.of("AlignedDataCtrlr"), Variable.of("Interval"), _ -> schedule());
    schedule();
  }

  /** Begins anew, since the interval or the wall clock was set. */
  void schedule() {
    if (next != null) {
      next.cancel();
      next = null;
    }
    long interval = knobs.alignedInterval().toMillis();
    if (interval > 0) {
      long sinceMidnight = core.now().toEpochMilli() % Duration.ofDays(1).toMillis();
      next = core.after(Duration.ofMillis(interval - sinceMidnight % interval), this::tell);
    }
  }

  private void tell() {
    schedule();
    evses.forEach(evse -> tell(evse, MeterValue.Context.SAMPLE_CLOCK));
  }

  /** Tells the newest values of an EVSE, within its transaction where there is one. */
  void tell(Evse evse, MeterValue.Context context) {
    evse.state.sample().flatMap(sample -> sample.as(context, knobs.alignedMeasurands())).ifPresent(value -> {
      if (!evse.transactions.tellAligned(value)) {
        core.tell(new Outgoing.MeterValues(evse.id(), List.of(value)));
      }
    });
  }
}
