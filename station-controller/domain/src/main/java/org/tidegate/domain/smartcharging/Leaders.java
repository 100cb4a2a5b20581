package org.tidegate.domain.smartcharging;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who leads at a moment. Immutable.
 *
 * @param transaction the leading one of PriorityCharging while activated, else of TxProfile, else of TxDefaultProfile
 * @param caps the leading ones of the purposes that only limit
 * @param localGeneration the leading one of LocalGeneration
 * @param limiting transaction and caps together
 */
record Leaders(Optional<Leading> transaction, List<Leading> caps, Optional<Leading> localGeneration,
    List<Leading> limiting) {

  Leaders(Optional<Leading> transaction, List<Leading> caps, Optional<Leading> localGeneration) {
    this(transaction, caps, localGeneration, together(transaction, caps));
  }

  private static List<Leading> together(Optional<Leading> transaction, List<Leading> caps) {
    if (transaction.isEmpty() || caps.isEmpty()) {
      return transaction.map(List::of).orElse(caps);
    }
    return Stream.concat(transaction.stream(), caps.stream()).toList();
  }

  List<Leading> all() {
    return localGeneration.isEmpty() ? limiting : Stream.concat(limiting.stream(), localGeneration.stream()).toList();
  }
}
