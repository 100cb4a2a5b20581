package org.tidegate.app.fuzz;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an independent reading of the schemas finds wrong with a payload. Not thread-safe.
 *
 * <p>A doubtful finding is one that a station may overlook, as null in place of an absent field.
 */
final class Findings {
  /** Sorts of mistakes; each has its own error code (OCPP 2.0.1 Part 4, 4.3). */
  enum Kind {
    OCCURRENCE, PROPERTY, TYPE, FORMAT;

    String code() {
      return switch (this) {
        case OCCURRENCE -> "OccurrenceConstraintViolation";
        case PROPERTY -> "PropertyConstraintViolation";
        case TYPE -> "TypeConstraintViolation";
        case FORMAT -> "FormatViolation";
      };
    }
  }

  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private boolean certain;

  void certain(Kind... found) {
    kinds.addAll(Set.of(found));
    certain = true;
  }

  void doubtful(Kind... found) {
    kinds.addAll(Set.of(found));
  }

  /** Whether the payload must be refused. */
  boolean mustBeRefused() {
    return certain;
  }

  /** The codes one of which a refusal must have. */
  Set<String> codes() {
    var codes = new TreeSet<String>();
    kinds.forEach(kind -> codes.add(kind.code()));
    return codes;
  }
}
