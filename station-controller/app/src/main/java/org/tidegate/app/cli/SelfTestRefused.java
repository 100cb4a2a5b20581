package org.tidegate.app.cli;

/** A self-test that must not begin; the message says why. Immutable. */
public final class SelfTestRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** For this reason. */
  public SelfTestRefused(String why) {
    super(why);
  }
}
