package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.StationLoop;

/** What waits for the meter of one EVSE to be read. Station loop only. */
@OnStationLoop
final class FreshReading {
  /** A meter on a slow bus answers within a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  /** Signing takes a metering chip some seconds. */
  private static final Duration PATIENCE_FOR_SIGNATURE = Duration.ofSeconds(10);

  private final EvseState evse;
  private final List<Waiting> waiting = new ArrayList<>();

  FreshReading(EvseState evse) {
    this.evse = evse;
  }

  private static final class Waiting {
    private final Instant notBefore;
    private final boolean signed;
    private final Consumer<Optional<MeterReading>> task;
    private StationLoop.@Nullable Timer timer;

    Waiting(Instant notBefore, boolean signed, Consumer<Optional<MeterReading>> task) {
      this.notBefore = notBefore;
      this.signed = signed;
      this.task = task;
    }

    boolean suits(MeterReading reading) {
      return !reading.at().isBefore(notBefore) && (!signed || reading.signed().isPresent());
    }

    void end(Optional<MeterReading> reading) {
      if (timer != null) {
        timer.cancel();
      }
      task.accept(reading);
    }
  }

  /**
   * Asks the meter and runs the task with its answer, as part of a decision; without one when the meter stays silent.
   */
  void take(Instant notBefore, boolean signed, Consumer<Optional<MeterReading>> task) {
    var entry = new Waiting(notBefore, signed, task);
    waiting.add(entry);
    entry.timer = evse.core.after(signed ? PATIENCE_FOR_SIGNATURE : PATIENCE, () -> {
      if (waiting.remove(entry)) {
        entry.end(Optional.empty());
      }
    });
    ask(signed);
  }

  /** The meter was read; an answer to an earlier question does not count, and the later one is asked again. */
  void measured(MeterReading reading) {
    var served = waiting.stream().filter(entry -> entry.suits(reading)).toList();
    waiting.removeAll(served);
    served.forEach(entry -> entry.end(Optional.of(reading)));
    waiting.stream().filter(entry -> reading.at().isBefore(entry.notBefore)).findFirst()
        .ifPresent(entry -> ask(entry.signed));
  }

  private void ask(boolean signed) {
    if (signed) {
      evse.requestSignedReading();
    } else {
      evse.requestReading();
    }
  }
}
