package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.BootAnswer;
import org.tidegate.domain.port.CentralSystem.Stage;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.StationLoop;

/** Presents the station to the central system and keeps in touch, OCPP 2.0.1 B01 to B03 and G02. Station loop only. */
@OnStationLoop
final class Boot {
  private static final Logger log = LoggerFactory.getLogger(Boot.class);
  /**
   * Where the central system leaves the choice (B01.FR.06, B02.FR.07, B02.FR.08, B03.FR.05): short enough to be noticed, no
   * storm.
   */
  private static final Duration OWN_CHOICE = Duration.ofSeconds(30);

  /** G02.FR.07. */
  private static final Duration LONGEST_WITHOUT_TIME = Duration.ofDays(1);

  private final StationCore core;
  private final Connections connections;
  private final CentralClock clock;
  private final Knobs knobs;
  private String reason;
  private final Runnable whenOnline;
  /** When the time was asked for last. */
  private long lastHeartbeat;
  private Optional<Registration> registration = Optional.empty();
  private StationLoop.@Nullable Timer next;
  private boolean underWay;

  /**
   * A boot to be done.
   *
   * @param clock learns each answer's time
   * @param reason a name of OCPP 2.0.1 BootReasonEnumType
   * @param whenOnline runs each time the central system can be told things again
   */
  Boot(StationCore core, Connections connections, CentralClock clock, String reason, Runnable whenOnline) {
    this.core = core;
    this.connections = connections;
    this.clock = clock;
    this.knobs = new Knobs(core.deviceModel());
    this.reason = reason;
    this.whenOnline = whenOnline;
    core.deviceModel().onChange(OcppCommVariables.HEARTBEAT_INTERVAL, _ -> {
      if (core.link().isOnline()) {
        heartbeatLater();
      }
    });
  }

  /** The start has another reason than its caller could know, B01. */
  void because(String other) {
    reason = other;
  }

  void linkUp() {
    connections.connected();
    if (registration.filter(known -> !known.isBy(connections.current())).isPresent()) {
      beginAnew();
    }
    core.link().wentUp();
    if (core.link().isAccepted()) {
      online();
    } else {
      registration.map(Registration::due).map(due -> Duration.ofNanos(due - core.loop().nanoTime()))
          .filter(Duration::isPositive).ifPresentOrElse(this::again, () -> send(reason));
    }
  }

  /** B10.FR.10: another connection, perhaps to another central system, which has accepted nothing yet. */
  private void beginAnew() {
    registration = Optional.empty();
    core.link().bootRefused();
    core.centralSystem().allow(Stage.UNKNOWN);
  }

  void linkDown(String why) {
    log.info("link to the central system is down: {}", why);
    core.link().wentDown();
    core.outbox().close();
    cancel();
  }

  /** The central system asks for a boot now, F06.FR.17: only while it has not accepted one. */
  boolean trigger() {
    if (core.link().isAccepted()) {
      return false;
    }
    core.loop().execute(() -> core.acting().act(() -> {
      if (!core.link().isAccepted() && !underWay) { // It may have asked twice, or when one was on its way.
        send("Triggered");
      }
    }));
    return true;
  }

  private void send(String why) {
    cancel();
    underWay = true;
    core.centralSystem().send(new Outgoing.Boot(why)).whenComplete((answer, failure) -> core.acting().act(() -> {
      underWay = false;
      if (failure == null) {
        answered(answer);
      } else if (core.link().isUp()) {
        log.warn("boot was not answered: {}", failure.getMessage());
        again(OWN_CHOICE);
      }
    }));
  }

  private void answered(BootAnswer answer) {
    log.info("boot {}: interval {} s", answer.status(), answer.intervalSeconds());
    clock.told(answer.currentTime());
    lastHeartbeat = core.loop().nanoTime();
    var interval = answer.intervalSeconds() > 0 ? Duration.ofSeconds(answer.intervalSeconds()) : OWN_CHOICE;
    registration = Optional.of(new Registration(connections.current(), core.loop().nanoTime() + interval.toNanos()));
    switch (answer.status()) {
      case Accepted -> accepted(answer);
      case Pending -> {
        core.centralSystem().allow(Stage.PENDING);
        again(interval);
      }
      case Rejected -> {
        core.centralSystem().allow(Stage.UNKNOWN);
        again(interval);
      }
    }
  }

  private void accepted(BootAnswer answer) {
    core.link().bootAccepted();
    core.centralSystem().allow(Stage.ACCEPTED);
    if (answer.intervalSeconds() > 0) {
      var variable = OcppCommVariables.HEARTBEAT_INTERVAL;
      core.deviceModel().set(variable.component(), variable.variable(), AttributeType.Actual,
          Integer.toString(answer.intervalSeconds()));
    }
    core.outbox().resumeSuspended();
    online();
  }

  private void online() {
    core.outbox().open();
    whenOnline.run();
    heartbeatLater();
  }

  private void heartbeatLater() {
    cancel();
    var silence = core.centralSystem().silentFor();
    next = core.after(knobs.heartbeatInterval().minus(silence), this::heartbeatIfDue);
  }

  /** G02.FR.05: any other message says as well that the station is there. G02.FR.07: it does not tell the time. */
  private void heartbeatIfDue() {
    boolean silent = core.centralSystem().silentFor().compareTo(knobs.heartbeatInterval()) >= 0;
    if (silent || core.loop().nanoTime() - lastHeartbeat >= LONGEST_WITHOUT_TIME.toNanos()) {
      heartbeat();
    }
    heartbeatLater();
  }

  /** Tells the central system that the station is there, and learns the time. */
  void heartbeat() {
    lastHeartbeat = core.loop().nanoTime();
    var message = new Outgoing.Heartbeat();
    core.centralSystem().send(message).whenComplete((theirs, failure) -> core.acting().act(() -> {
      Refusals.note(message, failure);
      if (failure == null) {
        clock.told(theirs);
      }
    }));
  }

  private void again(Duration wait) {
    cancel();
    next = core.after(wait, () -> {
      if (core.link().isUp()) {
        send(reason);
      }
    });
  }

  private void cancel() {
    if (next != null) {
      next.cancel();
    }
    next = null;
  }

  /**
   * The latest answer to a boot.
   *
   * @param by over which connection it came
   * @param due monotonic time before which no other boot is sent unless asked for (B02.FR.04, B03.FR.02)
   */
  private record Registration(NetworkProfile by, long due) {
    /** With another password it is the same central system. */
    boolean isBy(NetworkProfile other) {
      return by.withPassword(other.password()).equals(other);
    }
  }
}
