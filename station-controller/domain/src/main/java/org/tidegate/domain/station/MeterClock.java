package org.tidegate.domain.station;

import java.util.List;
import org.tidegate.domain.devicemodel.MeteringVariables;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.metering.MeterValue.Context;

/** Meter values at the clock's marks, J01. Station loop only. */
@OnStationLoop
final class MeterClock {
  private final StationCore core;
  private final List<Evse> evses;
  private final MeteringKnobs knobs;
  private final ClockMarks toTell;
  private final ClockMarks toKeep;

  MeterClock(StationCore core, List<Evse> evses) {
    this.core = core;
    this.evses = evses;
    this.knobs = new MeteringKnobs(core.deviceModel());
    this.toTell = new ClockMarks(core, knobs::alignedInterval, this::tell);
    this.toKeep = new ClockMarks(core, knobs::alignedEndedInterval, this::keep);
  }

  void start() {
    toTell.start(MeteringVariables.ALIGNED_INTERVAL);
    toKeep.start(MeteringVariables.ALIGNED_TX_ENDED_INTERVAL);
  }

  /** Begins anew, since the wall clock was set. */
  void schedule() {
    toTell.schedule();
    toKeep.schedule();
  }

  /** J01.FR.14; J01.FR.20: nothing while a transaction runs anywhere, where that is wanted. */
  private void tell() {
    boolean busy = evses.stream().anyMatch(evse -> Station.transactionOf(evse).isPresent());
    if (!knobs.aligned().isEmpty() && !(busy && knobs.alignedWhenIdleOnly())) {
      evses.forEach(this::tell);
    }
  }

  private void keep() {
    evses.forEach(evse -> evse.transactions.samples.keepAligned());
  }

  private void tell(Evse evse) {
    boolean signed = evse.state.settings.fittings().signingMeter() && knobs.signsAligned();
    evse.state.fresh.take(core.now(), signed, taken -> taken.ifPresent(reading -> tell(evse, reading, signed)));
  }

  private void tell(Evse evse, MeterReading reading, boolean signed) {
    evse.state.sample().map(now -> now.at(reading))
        .flatMap(sample -> signed
            ? sample.signed(Context.SAMPLE_CLOCK, knobs.aligned())
            : sample.as(Context.SAMPLE_CLOCK, knobs.aligned()))
        .ifPresent(value -> {
          if (!evse.transactions.updates.tellAligned(value)) {
            core.tell(new Outgoing.MeterValues(evse.id(), List.of(evse.transactions.samples.keyed(value))));
          }
        });
  }
}
