package org.tidegate.domain.smartcharging;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who leads at a moment. Immutable.
 *
 * @param transaction the leading one of TxProfile, else of TxDefaultProfile
 * @param caps the leading ones of the other purposes
 */
record Leaders(Optional<Leading> transaction, List<Leading> caps) {

  Stream<Leading> all() {
    return Stream.concat(transaction.stream(), caps.stream());
  }
}
