package org.tidegate.domain.diagnostics;

import org.tidegate.domain.port.Logs;
import org.tidegate.domain.port.Retrying;

/**
 * The central system wants a log, OCPP 2.0.1 N01. Immutable.
 *
 * @param requestId to be told with every status
 * @param location a URL, may hold credentials: never logged
 * @param window from when to when
 * @param retrying of the upload
 */
public record LogRequest(int requestId, Kind kind, String location, Logs.Window window, Retrying retrying) {
  /** Kinds of logs, with the names of OCPP 2.0.1 LogEnumType. */
  public enum Kind {
    /** What the program did, and its state. */
    DiagnosticsLog,
    /** Security events. */
    SecurityLog
  }

  /** Not its location. */
  @Override
  public String toString() {
    return kind + " request " + requestId;
  }
}
