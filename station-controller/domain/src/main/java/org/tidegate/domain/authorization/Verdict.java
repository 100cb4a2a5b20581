package org.tidegate.domain.authorization;

/** What is done with a token before anybody is asked. Immutable. */
public sealed interface Verdict {
  /** It is good, as the answer says. */
  record Accepted(Authorization answer) implements Verdict {}

  /** It is known, and not good. */
  record Refused(Authorization answer) implements Verdict {}

  /** Nothing is known that may be relied on, and nobody can or may be asked. */
  record Unchecked() implements Verdict {}

  /** The central system decides. */
  record Ask() implements Verdict {}
}
