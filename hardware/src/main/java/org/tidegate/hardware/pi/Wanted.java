package org.tidegate.hardware.pi;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.hardware.device.Worker;

/**
 * What the station wants of one control pilot: a slot for the newest, and the lease of what is commanded, at whose end it
 * is taken back by itself. Safe from any thread; what follows is done on the pins' worker.
 */
final class Wanted {
  private static final Logger LOG = LoggerFactory.getLogger(Wanted.class);

  private final int evseId;
  private final Worker pins;
  private final LongSupplier clock;
  private final Consumer<Wish> follow;
  private final AtomicReference<Wish> newest = new AtomicReference<>(Wish.NOTHING);
  private final AtomicBoolean queued = new AtomicBoolean();
  /** On the worker, as the next: whose lease runs. */
  private long leased;
  private Runnable endLease = () -> {};

  /**
   * Nothing is wanted.
   *
   * @param clock monotonic nanoseconds
   * @param follow is told what is wanted now, on the worker
   */
  Wanted(int evseId, Worker pins, LongSupplier clock, Consumer<Wish> follow) {
    this.evseId = evseId;
    this.pins = pins;
    this.clock = clock;
    this.follow = follow;
  }

  /** Offers at most this; as an invitation at once, otherwise as far as commands go. */
  void offer(double amps, boolean inviting) {
    change(before -> new Wish(true, inviting, amps, before.commanded(), before.ends(), before.order()));
  }

  /** State F. */
  void unavailable() {
    change(before -> new Wish(false, before.inviting(), 0, before.commanded(), before.ends(), before.order()));
  }

  /** Lets the vehicle take this for the lease; below 6 A nothing. */
  void command(double amps, Duration lease) {
    long ends = clock.getAsLong() + lease.toNanos();
    change(before -> new Wish(before.available(), before.inviting(), before.offered(), amps, ends,
        before.order() + 1));
  }

  private void change(UnaryOperator<Wish> change) {
    newest.updateAndGet(change);
    if (!queued.getAndSet(true)) {
      pins.execute(this::apply);
    }
  }

  private void apply() {
    queued.set(false);
    Wish wish = newest.get();
    if (wish.order() != leased) {
      leased = wish.order();
      endLease.run();
      endLease = () -> {};
      if (wish.commanded() > 0) {
        lease(wish);
        return;
      }
    }
    follow.accept(wish);
  }

  /** It runs since the command, however long the worker was busy. */
  private void lease(Wish wish) {
    long left = wish.ends() - clock.getAsLong();
    if (left <= 0) {
      revert(wish.order());
      return;
    }
    endLease = pins.after(Duration.ofNanos(left), () -> revert(wish.order()));
    follow.accept(wish);
  }

  private void revert(long order) {
    Wish wish = newest.updateAndGet(now -> now.order() == order ? now.withoutCommand() : now);
    if (wish.order() == order) {
      LOG.warn("evse {}: no command within the lease, the pilot offers nothing", evseId);
      follow.accept(wish);
    }
  }

  /**
   * What is wanted. Immutable.
   *
   * @param ends when the lease of what is commanded does, monotonic nanoseconds
   * @param order counts the commands
   */
  record Wish(
      boolean available, boolean inviting, double offered, double commanded, long ends, long order) {
    static final Wish NOTHING = new Wish(true, true, 0, 0, 0, 0);

    Wish withoutCommand() {
      return new Wish(available, inviting, offered, 0, ends, order);
    }

    double amps() {
      if (!available) {
        return 0;
      }
      return inviting ? offered : Math.min(offered, commanded);
    }
  }
}
