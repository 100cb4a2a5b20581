package org.tidegate.domain.driver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tidegate.domain.port.StoredFact;

/**
 * The stays of a driver who wanted to be remembered, under a pseudonym; kept and deleted with what else is remembered.
 * Immutable.
 *
 * @param pseudonym as of {@link RememberedDriver}
 * @param visits oldest first
 */
public record Visits(String pseudonym, List<Visit> visits) implements StoredFact {
  /** More than one a day for a year; older ones are forgotten. */
  static final int MOST = 500;

  /** Copies the list. */
  public Visits {
    visits = List.copyOf(visits);
  }

  /** Of a driver of whom no stay is known yet. */
  public static Visits none(String pseudonym) {
    return new Visits(pseudonym, List.of());
  }

  @Override
  public String key() {
    return pseudonym;
  }

  /** With one more; the oldest goes when there are too many. */
  public Visits and(Visit visit) {
    var more = new ArrayList<>(visits);
    more.add(visit);
    return new Visits(pseudonym, more.subList(Math.max(0, more.size() - MOST), more.size()));
  }

  /** With what other conditions would have earned in the stay that began then. */
  public Visits judged(Instant plugged, List<Gain> gains) {
    return new Visits(pseudonym,
        visits.stream().map(visit -> visit.plugged().equals(plugged) ? visit.judged(gains) : visit).toList());
  }

  /** Without what is personal. */
  @Override
  public String toString() {
    return visits.size() + " visits";
  }
}
