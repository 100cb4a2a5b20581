package org.tidegate.domain.fault;

import java.util.Optional;
import org.tidegate.domain.port.StoredFact;

/**
 * A fault that stands until the vehicle that was there is unplugged, also over restarts of the program. Immutable.
 *
 * @param evseId where
 * @param fault as it was seen first
 * @param plugMark of the vehicle that was connected while it was seen, see
 *     {@link org.tidegate.domain.session.PilotReading}; absent: none was, or its pilot has no marks
 */
public record LatchedFault(int evseId, Fault fault, Optional<String> plugMark) implements StoredFact {
  @Override
  public String key() {
    return evseId + "/" + fault.code();
  }
}
