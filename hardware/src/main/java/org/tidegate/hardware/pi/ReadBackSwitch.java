package org.tidegate.hardware.pi;

import com.pi4j.io.gpio.digital.DigitalInput;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.hardware.device.Worker;

/**
 * A device that is switched by one pin and read back by another. Station loop only, but {@link #sample}. One that does not
 * follow in time is reported as failed until it does.
 *
 * <p>The contact is read again and again: a change that is told once is lost with its event, and a kernel keeps a few only
 * of a contact that bounces.
 */
@OnStationLoop
final class ReadBackSwitch {
  static final Duration STANDS_FOR = Duration.ofMillis(20);

  private final StationLoop loop;
  private final Worker pins;
  private final Consumer<Boolean> output;
  private final DigitalInput readBack;
  private final Duration followsWithin;
  private final Listener listener;
  private boolean wanted;
  private boolean allowed = true;
  private boolean is;
  /** What it was told to be and is not, since it was reported. */
  private Optional<Boolean> failed = Optional.empty();
  private long order;
  /** On the pins' worker, as the next two. */
  private @Nullable Boolean seen;
  private @Nullable Boolean counted;
  private long since;

  ReadBackSwitch(StationLoop loop, Worker pins, Consumer<Boolean> output, DigitalInput readBack, Duration followsWithin,
      Listener listener) {
    this.loop = loop;
    this.pins = pins;
    this.output = output;
    this.readBack = readBack;
    this.followsWithin = followsWithin;
    this.listener = listener;
  }

  /** Tells where it is, if it is on. May be tried again when a pin failed. */
  void start() {
    moved(readBack.isHigh());
    switchTo(wanted);
  }

  /** Reads where it is, on the pins' worker; a contact that bounces is where it was. */
  void sample(long now) {
    boolean on = readBack.isHigh();
    if (seen == null || seen != on) {
      seen = on;
      since = now;
    }
    if ((counted == null || counted != on) && now - since >= STANDS_FOR.toNanos()) {
      counted = on;
      loop.execute(() -> moved(on));
    }
  }

  void switchTo(boolean on) {
    order += wanted == on ? 0 : 1;
    wanted = on;
    pins.execute(() -> output.accept(on));
    watch();
  }

  /** It need not be on any more: one that never came on is where it is to be. */
  void letGo() {
    switchTo(false);
    settled();
  }

  /** Something else keeps it off, or does not any more. */
  void allow(boolean on) {
    order += allowed == on ? 0 : 1;
    allowed = on;
    watch();
    settled();
  }

  private boolean expected() {
    return wanted && allowed;
  }

  private void watch() {
    if (is != expected()) {
      long asked = order;
      loop.after(followsWithin, () -> check(asked));
    }
  }

  private void moved(boolean on) {
    if (is != on) {
      is = on;
      listener.moved(on);
    }
    settled();
    watch();
  }

  private void settled() {
    if (failed.isPresent() && is == expected()) {
      followed();
    }
  }

  private void check(long asked) {
    boolean expected = expected();
    if (asked == order && is != expected && !failed.equals(Optional.of(expected))) {
      // One that did not close may be welded now.
      followed();
      failed = Optional.of(expected);
      listener.doesNotFollow(expected);
    }
  }

  private void followed() {
    if (failed.isPresent()) {
      failed = Optional.empty();
      listener.follows();
    }
  }

  /** Hears of the device, on the station loop. */
  interface Listener {
    /** It is on or off now. */
    void moved(boolean on);

    /** It was told to be this and is not. */
    void doesNotFollow(boolean wanted);

    /** It is where it was told to be, after it was not. */
    void follows();
  }
}
