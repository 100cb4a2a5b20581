package org.tidegate.app.selftest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationViews;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.SessionView;

/**
 * Lets a station at work move low power, and sees whether its devices do what they are told. Every watt passes the
 * station's own gate: a vehicle must be there, its driver must have permitted, and all limits hold. Station loop only.
 *
 * <p>It ends at once, with 0 W, when the permission does, when the vehicle leaves, and with the first fault.
 */
@OnStationLoop
public final class SelfTest implements TestedHardware.Watcher {
  private final StationLoop loop;
  private final StationViews views;
  private final TestedHardware hardware;
  private final TestAggregator aggregator;
  private final SelfTestPlan plan;
  private final Consumer<String> tell;
  private final Deque<Check> checks = new ArrayDeque<>();
  private final List<Result> results = new ArrayList<>();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private Watts commanded = Watts.ZERO;
  private Optional<MeterReading> reading = Optional.empty();
  private @Nullable Check current;
  private boolean isUnderWay;
  private boolean isStartAsked;
  private String said = "";
  private long begun;

  /** A self-test of these parts of one station; {@code tell} is told what it waits for. */
  public SelfTest(StationLoop loop, StationViews views, TestedHardware hardware, TestAggregator aggregator,
      SelfTestPlan plan, Consumer<String> tell) {
    this.loop = loop;
    this.views = views;
    this.hardware = hardware;
    this.aggregator = aggregator;
    this.plan = plan;
    this.tell = tell;
  }

  /**
   * How it ended. Immutable.
   *
   * @param refused why it did not begin, or was broken off
   * @param results of the checks that came to one
   */
  public record Outcome(Optional<String> refused, List<Result> results) {
    /** Copies the list. */
    public Outcome {
      results = List.copyOf(results);
    }
  }

  /** Begins; the outcome comes on the station loop. A failure that nobody expected leaves it to the caller to end all power. */
  public CompletionStage<Outcome> begin() {
    hardware.watch(this);
    begun = loop.nanoTime();
    if (evse().flatMap(EvseView::session).flatMap(SessionView::transactionId).isPresent()) {
      end(Optional.of("a transaction runs at EVSE " + plan.evseId()));
    } else {
      look();
    }
    return outcome;
  }

  @Override
  public void commanded(Watts power) {
    commanded = power;
  }

  @Override
  public void measured(MeterReading measured) {
    reading = Optional.of(measured);
    if (current != null) {
      current.measured(measured);
    }
  }

  /** Ends it now, with 0 W; nothing when it has ended. */
  public void breakOff(String why) {
    if (!outcome.isDone()) {
      end(Optional.of(why));
    }
  }

  private void look() {
    if (outcome.isDone()) {
      return;
    }
    try {
      lookOnce();
      loop.after(plan.pace().look(), this::look);
    } catch (RuntimeException unexpected) {
      outcome.completeExceptionally(unexpected);
    }
  }

  private void lookOnce() {
    hardware.requestReading();
    if (isUnderWay) {
      goOn();
    } else {
      prepare();
    }
  }

  private void prepare() {
    var evse = evse();
    var session = evse.flatMap(EvseView::session);
    if (Duration.ofNanos(loop.nanoTime() - begun).compareTo(plan.pace().patience()) > 0) {
      end(Optional.of("nobody came, or nobody permitted, within " + plan.pace().patience().toMinutes() + " minutes"));
    } else if (evse.map(EvseView::faults).filter(faults -> !faults.isEmpty()).isPresent()) {
      end(Optional.of("EVSE " + plan.evseId() + " has the fault " + evse.orElseThrow().faults().getFirst().code()));
    } else if (session.isEmpty()) {
      say("plug in a vehicle at EVSE " + plan.evseId());
    } else if (!views.newest().online()) {
      say("the station starts");
    } else {
      prepare(session.get());
    }
  }

  private void prepare(SessionView session) {
    if (!session.authorized() && !isStartAsked) {
      isStartAsked = true;
      aggregator.start(plan.evseId());
    }
    switch (session.permission()) {
      case ASKED -> say("answer at the panel of EVSE " + plan.evseId() + ": may the self-test use this vehicle?");
      case GRANTED -> {
        if (session.transactionId().isPresent()) {
          isUnderWay = true;
          addChecks(session);
        } else {
          say("the transaction of the self-test starts");
        }
      }
      default -> end(Optional.of("the driver has not permitted it: " + session.permission().token()));
    }
  }

  private void addChecks(SessionView session) {
    var in = plan.power();
    checks.add(new MoveCheck(this, "charge", in));
    checks.add(new RestCheck(this, "charge-end"));
    var out = plan.discharge().filter(_ -> !session.chargeOnly()).map(Watts::negated);
    out.ifPresentOrElse(power -> {
      checks.add(new MoveCheck(this, "discharge", power));
      checks.add(new FloorCheck(this, power));
    }, () -> {
      results.add(Result.notRun("discharge", "this EVSE, or this vehicle, only charges"));
      results.add(Result.notRun("floor", "nothing is discharged"));
    });
    checks.add(new LinkCheck(this, out.orElse(in)));
    checks.add(new RestCheck(this, "link-back"));
    checks.add(new GridCheck(this, in));
    checks.add(new RestCheck(this, "end"));
  }

  private void goOn() {
    var session = evse().flatMap(EvseView::session);
    var fault = evse().flatMap(seen -> seen.faults().stream().findFirst());
    if (session.isEmpty() || session.get().transactionId().isEmpty()) {
      end(Optional.of("the vehicle, or its transaction, is gone"));
    } else if (session.get().permission() != PermissionState.GRANTED) {
      end(Optional.of("the permission has ended: " + session.get().permission().token()));
    } else if (fault.isPresent()) {
      results.add(Result.passed(false, "fault", fault.get().code() + ": " + fault.get().text()));
      end(Optional.of("EVSE " + plan.evseId() + " has the fault " + fault.get().code()));
    } else {
      check();
    }
  }

  private void check() {
    if (current == null) {
      current = checks.poll();
      if (current == null) {
        end(Optional.empty());
        return;
      }
      say("now: " + current.name());
      current.begin();
    }
    if (current.look()) {
      current = null;
    }
  }

  private void end(Optional<String> refused) {
    hardware.loseLink(false);
    if (isUnderWay) {
      hardware.pretendCharge(Optional.empty());
      hardware.loseGrid(false);
      transaction().ifPresent(id -> {
        aggregator.setpoint(plan.evseId(), id, Watts.ZERO);
        aggregator.stop(id);
      });
    }
    if (current != null) {
      results.add(Result.notRun(current.name(), "it was broken off"));
      current = null;
    }
    checks.forEach(left -> results.add(Result.notRun(left.name(), "it was broken off before")));
    outcome.complete(new Outcome(refused, results));
  }

  private void say(String what) {
    if (!what.equals(said)) {
      said = what;
      tell.accept(what);
    }
  }

  private Optional<EvseView> evse() {
    return views.newest().evse(plan.evseId());
  }

  private Optional<String> transaction() {
    return evse().flatMap(EvseView::session).flatMap(SessionView::transactionId);
  }

  // For the checks.

  SelfTestPlan plan() {
    return plan;
  }

  TestedHardware hardware() {
    return hardware;
  }

  long nanoTime() {
    return loop.nanoTime();
  }

  Optional<SessionView> session() {
    return evse().flatMap(EvseView::session);
  }

  /** Whether this power, or more of it, is commanded. */
  boolean isCommanded(Watts power) {
    return isMostOf(commanded, power);
  }

  Watts commanded() {
    return commanded;
  }

  /** What the meter showed last; 0 W before. */
  Watts measured() {
    return reading.map(MeterReading::power).orElse(Watts.ZERO);
  }

  Optional<MeterReading> reading() {
    return reading;
  }

  void want(Watts power) {
    transaction().ifPresent(id -> aggregator.setpoint(plan.evseId(), id, power));
  }

  void found(Result result) {
    results.add(result);
  }

  /** Nine tenths, in the same direction. */
  static boolean isMostOf(Watts seen, Watts power) {
    return seen.isDischarge() == power.isDischarge()
        && seen.magnitude().value() * 10L >= power.magnitude().value() * 9L;
  }
}
