package org.tidegate.domain.port;

import org.tidegate.domain.security.SecurityEventType;

/** What the link to the central system tells. Every method is called on the station loop. */
public interface CentralSystemEvents {
  /** The link is up; the boot comes next. */
  void linkUp();

  /** The link is down; all that was being sent has failed already. */
  void linkDown(String why);

  /** The link, or an attempt at one, showed something that matters for security. */
  void securityEvent(SecurityEventType type, String detail);
}
