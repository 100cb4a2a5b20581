package org.tidegate.hardware.simulator;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.station.OnStationLoop;

/**
 * Tells the station what was seen, after it has been saved and in the order seen, so that a killed and restarted
 * simulator never takes back what it told. Station loop only, but {@link #silence}
 * and {@link #isSilent}.
 */
@OnStationLoop
final class SavedFirst {
  private static final Logger LOG = LoggerFactory.getLogger(SavedFirst.class);

  private final StationLoop loop;
  private final SimulatedMemory memory;
  private final Supplier<RememberedStation> station;
  private @Nullable HardwareEvents events;
  private volatile boolean silent;
  private boolean failing;

  SavedFirst(StationLoop loop, SimulatedMemory memory, Supplier<RememberedStation> station) {
    this.loop = loop;
    this.memory = memory;
    this.station = station;
  }

  void listener(HardwareEvents listener) {
    events = listener;
  }

  /** Nothing is told from now on. Safe from any thread. */
  void silence() {
    silent = true;
  }

  /** Whether nothing is told any more. */
  boolean isSilent() {
    return silent;
  }

  /** Tells something that does not depend on the memory. */
  void now(Consumer<HardwareEvents> telling) {
    loop.execute(() -> deliver(telling));
  }

  /** Saves, then tells, also when saving failed: a vehicle that left must be known. */
  void afterSaving(Consumer<HardwareEvents> telling) {
    save(saved -> deliver(telling));
  }

  /** Saves, then tells; tells nothing when saving failed. */
  void onlyWhenSaved(Runnable done, Consumer<HardwareEvents> telling) {
    save(saved -> {
      done.run();
      if (saved) {
        deliver(telling);
      }
    });
  }

  /** Saves, then runs this; not when saving failed. */
  void whenSaved(Runnable then) {
    save(saved -> {
      if (saved) {
        then.run();
      }
    });
  }

  private void save(Consumer<Boolean> then) {
    if (silent) {
      return;
    }
    memory.save(station.get()).whenComplete((saved, failure) -> loop.execute(() -> {
      logChange(failure);
      then.accept(failure == null);
    }));
  }

  private void deliver(Consumer<HardwareEvents> telling) {
    if (!silent && events != null) {
      telling.accept(events);
    }
  }

  private void logChange(@Nullable Throwable failure) {
    if (failure != null && !failing) {
      LOG.error("simulated devices can't be saved: no meter readings until they can", failure);
    } else if (failure == null && failing) {
      LOG.info("simulated devices can be saved again");
    }
    failing = failure != null;
  }
}
