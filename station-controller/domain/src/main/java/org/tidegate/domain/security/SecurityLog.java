package org.tidegate.domain.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is written down of security events, A04.FR.04, to be read. Station loop only. */
public interface SecurityLog {
  /** The lines of this time, both ends included, oldest first; without an end, from the first or to the last. */
  List<SecurityLogLine> lines(Optional<Instant> since, Optional<Instant> until);
}
