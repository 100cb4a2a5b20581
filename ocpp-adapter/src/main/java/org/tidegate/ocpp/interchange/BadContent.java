package org.tidegate.ocpp.interchange;

import org.jspecify.annotations.Nullable;

/** The content of one of our messages is not as agreed. Immutable; the message can be sent back. */
public final class BadContent extends Exception {
  private static final long serialVersionUID = 1L;

  /** It is as agreed by itself, but can't be taken. */
  public BadContent(String why) {
    super(why);
  }

  BadContent(String why, @Nullable Throwable cause) {
    super(why, cause);
  }

  /** What is wrong. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
