package org.tidegate.domain.review;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

/**
 * What happened in one stay, as far as it must be known to judge it afterwards. Used by one thread. Bounded: of a stay that is
 * too eventful the end is not judged, and says so.
 */
public final class StayLog {
  /** A day in which the aggregator asks for something else every minute. */
  static final int MOST_MOMENTS = 1500;
  /** More refusals nobody reads. */
  static final int MOST_REFUSALS = 200;
  /** Shorter moments change nothing that matters. */
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  /** From then on only what holds for a minute is kept. */
  private static final int MANY = 300;
  private static final Duration SHORTEST_OF_MANY = Duration.ofMinutes(1);
  private static final double NANOS_AN_HOUR = Duration.ofHours(1).toNanos();

  private final String sessionId;
  private final List<Moment> moments = new ArrayList<>();
  private final List<Refused> refusals = new ArrayList<>();
  private @Nullable LimitReason refusing;
  private @Nullable Long last;
  private Optional<Watts> asked = Optional.empty();
  private double askedOut;
  private double askedIn;
  private int unlisted;
  private @Nullable StateOfCharge lowest;
  private @Nullable StateOfCharge promised;

  /** Nothing has happened yet. */
  public StayLog(String sessionId) {
    this.sessionId = sessionId;
  }

  /** What had happened before the program was started again. */
  public void restore(List<Moment> before, List<Refused> refused) {
    moments.addAll(before);
    refusals.addAll(refused);
    lowest = before.stream().filter(Moment::permitted).flatMap(moment -> moment.stateOfCharge().stream())
        .min(Comparator.naturalOrder()).orElse(null);
    if (!moments.isEmpty()) {
      askedOut = moments.getLast().askedOut().value();
      askedIn = moments.getLast().askedIn().value();
    }
  }

  /**
   * A decision was taken.
   *
   * @param nanoTime when, by the loop's clock that nobody sets
   * @return what is worth storing of it; mostly nothing
   */
  public List<StoredFact> decided(Situation situation, Decision decision, long nanoTime) {
    var worth = new ArrayList<StoredFact>();
    integrate(situation, nanoTime);
    moment(situation).ifPresent(worth::add);
    worth.addAll(refusal(situation, decision));
    situation.freshStateOfCharge().filter(_ -> situation.isPermitted())
        .filter(charge -> lowest == null || charge.isBelow(lowest)).ifPresent(charge -> lowest = charge);
    situation.conditions().filter(_ -> situation.isPermitted()).map(Conditions::minimumCharge)
        .filter(minimum -> promised == null || minimum.isBelow(promised)).ifPresent(minimum -> promised = minimum);
    return worth;
  }

  private void integrate(Situation situation, long nanoTime) {
    if (last != null) {
      double hours = (nanoTime - last) / NANOS_AN_HOUR;
      double energy = asked.map(Watts::value).orElse(0) * hours;
      askedIn += Math.max(0, energy);
      askedOut += Math.max(0, -energy);
    }
    last = nanoTime;
    asked = situation.operation().allowsEnergy() ? situation.schedule().setpoint() : Optional.empty();
  }

  private Optional<Moment> moment(Situation situation) {
    boolean corrects = !moments.isEmpty() && moments.getLast().at().equals(situation.now());
    int number = corrects ? moments.size() - 1 : moments.size();
    if (number == MOST_MOMENTS) {
      return Optional.empty();
    }
    var next = Moment.of(sessionId, number, situation, askedOut(), askedIn());
    if (!moments.isEmpty() && (!next.differsFrom(moments.getLast()) || !corrects && isTooSoon(next))) {
      return Optional.empty();
    }
    if (corrects) {
      moments.removeLast();
    }
    moments.add(next);
    return Optional.of(next);
  }

  /** After the clock was set back nothing waits until it is as late again. */
  private boolean isTooSoon(Moment next) {
    var shortest = moments.size() < MANY ? SHORTEST : SHORTEST_OF_MANY;
    return Duration.between(moments.getLast().at(), next.at()).abs().compareTo(shortest) < 0
        && next.permitted() == moments.getLast().permitted();
  }

  /** Before the driver is authorized nothing is refused. */
  private List<Refused> refusal(Situation situation, Decision decision) {
    var reason = situation.operation().authorized() ? decision.reason().orElse(null) : null;
    var before = refusing;
    refusing = reason;
    if (reason == before) {
      return List.of();
    }
    var worth = new ArrayList<Refused>();
    if (before != null) {
      ended(before, situation.now()).ifPresent(worth::add);
    }
    if (reason != null) {
      began(reason, situation.now()).ifPresent(worth::add);
    }
    return worth;
  }

  private Optional<Refused> ended(LimitReason before, Instant now) {
    return newest(before).map(i -> replaced(i, refusals.get(i).lasting(now)));
  }

  private Optional<Refused> began(LimitReason reason, Instant now) {
    var same = newest(reason).filter(i -> refusals.get(i).isRecent(now));
    if (same.isPresent()) {
      return same.map(i -> replaced(i, refusals.get(i).again(now)));
    }
    if (refusals.size() == MOST_REFUSALS) {
      unlisted++;
      return Optional.empty();
    }
    refusals.add(new Refused(sessionId, refusals.size(), reason, now, now, 1));
    return Optional.of(refusals.getLast());
  }

  private Optional<Integer> newest(LimitReason reason) {
    for (int i = refusals.size() - 1; i >= 0; i--) {
      if (refusals.get(i).reason() == reason) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private Refused replaced(int at, Refused other) {
    refusals.set(at, other);
    return other;
  }

  /** What held, oldest first. */
  public List<Moment> moments() {
    return List.copyOf(moments);
  }

  /** What was refused, oldest first; one that lasts ends now. */
  public List<Refused> refusals(Instant now) {
    var all = new ArrayList<>(refusals);
    Optional.ofNullable(refusing).flatMap(this::newest).ifPresent(i -> all.set(i, all.get(i).lasting(now)));
    return List.copyOf(all);
  }

  /** How many refusals more there were than are listed. */
  public int unlisted() {
    return unlisted;
  }

  /** Energy that the aggregator asked for out of the vehicle. */
  public WattHours askedOut() {
    return new WattHours(Math.round(askedOut));
  }

  /** Energy that the aggregator asked for into the vehicle. */
  public WattHours askedIn() {
    return new WattHours(Math.round(askedIn));
  }

  /** The lowest minimum charge under which the driver's permission stood, as far as this program knows. */
  public Optional<StateOfCharge> promised() {
    return Optional.ofNullable(promised);
  }

  /** The lowest charge while the driver's permission stood, as the vehicle told it. */
  public Optional<StateOfCharge> lowest() {
    return Optional.ofNullable(lowest);
  }
}
