package org.tidegate.domain.permission;

import java.util.Locale;

/** The life of a driver's answer: asked → granted | denied | expired → withdrawn | superseded | ended. */
public enum PermissionState {
  /** The question stands. */
  ASKED,
  /** The driver said yes: the aggregator may act under the conditions. */
  GRANTED,
  /** The driver said no. */
  DENIED,
  /** Nobody answered in time: no. The driver can still answer. */
  EXPIRED,
  /** The driver took the yes back. */
  WITHDRAWN,
  /** Another answer for the same session took its place. */
  SUPERSEDED,
  /** The session is over. */
  ENDED;

  /** The spelling used in messages and pages. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
