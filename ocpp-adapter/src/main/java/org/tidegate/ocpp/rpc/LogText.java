package org.tidegate.ocpp.rpc;

import org.jspecify.annotations.Nullable;

/** What a peer says, made fit for a log line: short, and unable to write lines of its own. Safe from any thread. */
public final class LogText {
  private static final int LONGEST = 200;

  private LogText() {}

  public static String of(@Nullable String text) {
    String start = text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST));
    return start.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
  }
}
