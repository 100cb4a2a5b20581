package org.tidegate.app.fuzz;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a frame may be answered: exactly once, with one of these ids and one of these outcomes. Immutable.
 *
 * @param frame as it was sent
 * @param ids any of them; none at all where the text is too broken to tell
 * @param outcomes error codes of CALLERRORs; {@link #RESULT} for a CALLRESULT
 * @param action of the CALL, when it is one
 * @param answered whether an answer is due at all; CALLRESULTs and CALLERRORs get none
 */
record Expectation(String frame, Set<String> ids, Set<String> outcomes, Optional<String> action, boolean answered) {
  static final String RESULT = "CALLRESULT";

  /** No answer, ever. */
  static Expectation silence(String frame) {
    return new Expectation(frame, Set.of(), Set.of(), Optional.empty(), false);
  }

  /** A refusal of what can hardly be read. */
  static Expectation refusal(String frame, Set<String> ids, Set<String> codes) {
    return new Expectation(frame, ids, codes, Optional.empty(), true);
  }

  /** An answer to a call. */
  static Expectation of(String frame, String id, String action, Set<String> outcomes) {
    return new Expectation(frame, Set.of(id), outcomes, Optional.of(action), true);
  }

  /** The same, with more that is right too. */
  Expectation or(Set<String> more) {
    var both = new TreeSet<>(outcomes);
    both.addAll(more);
    return new Expectation(frame, ids, both, action, answered);
  }

  boolean allows(String id, String outcome) {
    return (ids.isEmpty() || ids.contains(id)) && outcomes.contains(outcome);
  }
}
