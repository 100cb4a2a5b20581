package org.tidegate.domain.fault;

import org.tidegate.domain.port.StoredFact;

/**
 * A fault that the central system knows of, or may know of: it is owed the end. Immutable.
 *
 * @param evseId where, or {@link FaultVariables#STATION}
 * @param fault as it was told
 * @param answered whether the central system has answered it, so that it surely knows
 */
public record ToldFault(int evseId, Fault fault, boolean answered) implements StoredFact {
  @Override
  public String key() {
    return evseId + "/" + fault.code();
  }

  /** The same, now that the central system has answered. */
  public ToldFault withAnswer() {
    return new ToldFault(evseId, fault, true);
  }
}
