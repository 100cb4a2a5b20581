package org.tidegate.domain.tariff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.station.OnStationLoop;

/**
 * The default tariffs of all EVSEs, one in force at each and some to come (OCPP 2.1 I07, I09, I10), and whether the newest
 * tariff could be followed. Station loop only.
 */
@OnStationLoop
public final class Tariffs {
  /** At one EVSE, those to come included. */
  public static final int MOST = 10;

  private final Consumer<Change> changes;
  private final List<DefaultTariff> all = new ArrayList<>();
  private long lastNumber;
  private boolean problem;

  /**
   * None.
   *
   * @param changes what must be stored
   */
  public Tariffs(Consumer<Change> changes) {
    this.changes = changes;
  }

  /** Takes back what was stored. */
  public void restore(Collection<DefaultTariff> stored) {
    all.addAll(stored);
    lastNumber = all.stream().mapToLong(DefaultTariff::number).max().orElse(0);
  }

  /** All, in the order of their dates. */
  public List<DefaultTariff> all() {
    return all.stream().sorted(Tariffs::inTime).toList();
  }

  /** Whether there is room for one more here. */
  public boolean hasRoom(int evseId) {
    return all.stream().filter(one -> one.evseId() == evseId).count() < MOST;
  }

  /**
   * Installs one (2.1 I07.FR.11): in place of what it replaces, if its time has come, or else for the time when it does.
   */
  public void install(int evseId, Tariff tariff, Instant now) {
    if (tariff.validFrom().isEmpty()) { // 2.1 I07.FR.22; with no date it holds from now on, whatever held so far
      remove(one -> one.evseId() == evseId && one.isValid(now));
    }
    var next = new DefaultTariff(evseId, ++lastNumber, tariff);
    all.add(next);
    changes.accept(new Change.FactSaved(next));
    replace(now);
  }

  /** Forgets what was replaced by one whose time has come (2.1 I07.FR.20 to 2.1 I07.FR.23). */
  public void replace(Instant now) {
    var inForce = all.stream().map(DefaultTariff::evseId).distinct().map(evseId -> inForce(evseId, now))
        .flatMap(Optional::stream).toList();
    remove(one -> one.isValid(now) && !inForce.contains(one));
  }

  /** The one that holds there at this moment. */
  public Optional<Tariff> at(int evseId, Instant moment) {
    return inForce(evseId, moment).map(DefaultTariff::tariff);
  }

  /** When another comes into force there. */
  public Optional<Instant> changeAfter(int evseId, Instant moment) {
    return all.stream().filter(one -> one.evseId() == evseId).flatMap(one -> one.tariff().validFrom().stream())
        .filter(moment::isBefore).min(Comparator.naturalOrder());
  }

  /** Forgets those meant (2.1 I10.FR.01 to 2.1 I10.FR.03, 2.1 I10.FR.05). Which there were, by their ids. */
  public List<String> clear(Predicate<DefaultTariff> meant) {
    var ids = all.stream().filter(meant).map(one -> one.tariff().id()).distinct().toList();
    remove(meant);
    return ids;
  }

  /** Goes on with what was stored. */
  public void restore(TariffProblem stored) {
    problem = stored.now();
  }

  /** Whether one has this id. */
  public boolean knows(String tariffId) {
    return all.stream().anyMatch(one -> one.tariff().id().equals(tariffId));
  }

  /** Whether the newest tariff of a driver, or the newest cost, could not be worked out. */
  public boolean hasProblem() {
    return problem;
  }

  /** It could not (2.1 I08.FR.30, 2.1 I12.FR.18), or could (2.1 I08.FR.35, 2.1 I12.FR.43). */
  public void problem(boolean now) {
    if (now != problem) {
      problem = now;
      changes.accept(new Change.FactSaved(new TariffProblem(now, false)));
    }
  }

  /** The central system knows that there is one, or none. */
  public void problemTold(boolean known) {
    if (known == problem) {
      changes.accept(known
          ? new Change.FactSaved(new TariffProblem(true, true))
          : new Change.FactForgotten(TariffProblem.class, new TariffProblem(false, true).key()));
    }
  }

  private Optional<DefaultTariff> inForce(int evseId, Instant moment) {
    return all.stream().filter(one -> one.evseId() == evseId && one.isValid(moment)).max(Tariffs::inTime);
  }

  /** One without a date came into force before any that has one (2.1 I07.FR.20). */
  private static int inTime(DefaultTariff one, DefaultTariff other) {
    int byDate = one.tariff().validFrom().orElse(Instant.MIN).compareTo(other.tariff().validFrom().orElse(Instant.MIN));
    return byDate == 0 ? Long.compare(one.number(), other.number()) : byDate;
  }

  private void remove(Predicate<DefaultTariff> which) {
    all.stream().filter(which).toList().forEach(gone -> {
      all.remove(gone);
      changes.accept(new Change.FactForgotten(DefaultTariff.class, gone.key()));
    });
  }
}
