package org.tidegate.ocpp.transport;

import eu.chargetime.ocpp.ClientEvents;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;

/**
 * Keeps a station connected: one attempt or one timer at a time, with growing waits (OCPP 2.0.1 Part 4, 5.3). Station
 * loop only.
 */
public final class Reconnector {
  private static final Logger log = LoggerFactory.getLogger(Reconnector.class);

  private enum State {
    /** Not wanted. */
    STOPPED,
    /** An attempt is under way, or the connection stands: its end will be told. */
    TRYING,
    /** The one timer runs. */
    WAITING
  }

  private final StationLoop loop;
  private final Supplier<BackOff> backOff;
  private final RandomGenerator random;
  private final Attempts attempts;
  private ClientEvents listener = new NobodyListens();
  private State state = State.STOPPED;
  private StationLoop.@Nullable Timer timer;
  private @Nullable Duration lastWait;
  private int doublings;
  private boolean prepared;
  private boolean busy;
  private boolean hurries;

  /** The back-off is asked for at each failure, since it can be changed meanwhile. */
  public Reconnector(StationLoop loop, Supplier<BackOff> backOff, RandomGenerator random, Attempts attempts) {
    this.loop = loop;
    this.backOff = backOff;
    this.random = random;
    this.attempts = attempts;
  }

  /** Who chooses and makes the attempts. Called on the station loop. */
  public interface Attempts {
    /** Chooses the next attempt, before the wait for it; whether the waits start over, since it goes elsewhere. */
    default boolean prepare() {
      return false;
    }

    /** Begins the attempt chosen, and reports its end to the events exactly once, never from inside. */
    void begin(ClientEvents events);
  }

  /**
   * Connects at once (or, stopped and started while a connection stands, once that is gone) and stays at it; the
   * listener hears of every opening and closing.
   */
  public void start(ClientEvents events) {
    loop.assertCurrent();
    listener = events;
    if (state == State.STOPPED) {
      forgetWaits();
      attempt();
    }
  }

  /** No attempt begins any more; a connection that stands is for the caller to close. */
  public void stop() {
    loop.assertCurrent();
    state = State.STOPPED;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /** The end of the connection, about to be closed here, is followed by the next attempt without a wait. */
  public void hurry() {
    loop.assertCurrent();
    if (busy) {
      hurries = true;
    } else if (state == State.WAITING) {
      stop();
      attempt();
    }
  }

  private void attempt() {
    state = State.TRYING;
    if (!busy) {
      prepare();
      busy = true;
      prepared = false;
      attempts.begin(new Watch());
    }
  }

  private void prepare() {
    if (!prepared) {
      prepared = true;
      if (attempts.prepare()) {
        forgetWaits();
      }
    }
  }

  private void waitAndTry() {
    prepare();
    BackOff policy = backOff.get();
    Duration wait = lastWait == null ? policy.first(random) : policy.next(lastWait, doublings++, random);
    lastWait = wait;
    state = State.WAITING;
    log.info("connecting again in {} s", wait.toSeconds());
    timer = loop.after(wait, () -> {
      timer = null;
      attempt();
    });
  }

  private void forgetWaits() {
    lastWait = null;
    doublings = 0;
  }

  private final class Watch implements ClientEvents {
    @Override
    public void connectionOpened() {
      forgetWaits();
      listener.connectionOpened();
    }

    @Override
    public void connectionClosed() {
      busy = false;
      boolean atOnce = hurries;
      hurries = false;
      if (state == State.TRYING && atOnce) {
        attempt();
      } else if (state == State.TRYING) {
        waitAndTry();
      }
      listener.connectionClosed();
    }
  }

  private static final class NobodyListens implements ClientEvents {
    @Override
    public void connectionOpened() {}

    @Override
    public void connectionClosed() {}
  }
}
