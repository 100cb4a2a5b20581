package org.tidegate.domain.authorization;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the central system wants of the local authorization list, OCPP 2.0.1 D01. Immutable.
 *
 * @param version of the list afterwards
 * @param kind what becomes of the tokens that are not named
 * @param entries what becomes of those that are
 */
public record ListUpdate(int version, Kind kind, List<Entry> entries) {
  /** Copies the list. */
  public ListUpdate {
    entries = List.copyOf(entries);
  }

  /** What becomes of the tokens that are not named, with the names of OCPP 2.0.1 UpdateEnumType. */
  public enum Kind {
    /** They stay. */
    Differential,
    /** They go. */
    Full
  }

  /**
   * One token.
   *
   * @param answer to give for it; absent: it leaves the list (D01.FR.17)
   */
  public record Entry(IdToken token, Optional<Authorization> answer) {}

  /** Whether a token is named twice, D01.FR.06. */
  boolean hasDuplicates() {
    var seen = new HashSet<String>();
    return !entries.stream().allMatch(entry -> seen.add(entry.token().digest()));
  }

  /** Whether it leaves open what a token of a whole list is good for. */
  boolean isIncomplete() {
    return kind == Kind.Full && entries.stream().anyMatch(entry -> entry.answer().isEmpty());
  }
}
