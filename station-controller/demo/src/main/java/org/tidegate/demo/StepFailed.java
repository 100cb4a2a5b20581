package org.tidegate.demo;

/** A step of the story did not happen: what was expected, and what was seen instead. */
final class StepFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  StepFailed(String expected, String seen) {
    super("expected: " + expected + System.lineSeparator() + "seen: " + seen);
  }

  StepFailed(String expected, Throwable cause) {
    super("expected: " + expected + System.lineSeparator() + "seen: " + cause, cause);
  }
}
