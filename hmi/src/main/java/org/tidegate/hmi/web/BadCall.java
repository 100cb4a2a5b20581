package org.tidegate.hmi.web;

/** A call that is answered with an error, and why. */
final class BadCall extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String why;

  BadCall(int status, String why) {
    super(why);
    this.status = status;
    this.why = why;
  }

  int status() {
    return status;
  }

  String why() {
    return why;
  }
}
