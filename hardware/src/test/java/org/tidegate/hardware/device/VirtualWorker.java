package org.tidegate.hardware.device;

import java.time.Duration;
import org.tidegate.domain.fixture.VirtualStationLoop;

/** A worker in virtual time, on the same loop as everything else; a slow device makes the next task wait. */
public final class VirtualWorker implements Worker {
  private final VirtualStationLoop loop;
  private long busyUntil;

  public VirtualWorker(VirtualStationLoop loop) {
    this.loop = loop;
  }

  /** The thread is held by a device for this long from now. */
  public void isBusyFor(Duration time) {
    busyUntil = loop.nanoTime() + time.toNanos();
  }

  @Override
  public void execute(Runnable task) {
    after(Duration.ZERO, task);
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    var timer = loop.after(delay, () -> run(task));
    return timer::cancel;
  }

  private void run(Runnable task) {
    long wait = busyUntil - loop.nanoTime();
    if (wait > 0) {
      loop.after(Duration.ofNanos(wait), () -> run(task));
    } else {
      task.run();
    }
  }

  @Override
  public void close() {}
}
