package org.tidegate.domain.station;

import java.util.BitSet;
import java.util.List;

/**
 * Which EVSEs a decision concerns, so that it costs no more than what happened: one, and those that wait for or lose by
 * what they have in common; or all, whenever that is not sure. Station loop only.
 */
@OnStationLoop
final class Concerned {
  private final List<Evse> evses;
  private final BitSet ids = new BitSet();
  private boolean all;

  /** None of these, so far. */
  Concerned(List<Evse> evses) {
    this.evses = evses;
  }

  void add(int evseId) {
    ids.set(evseId);
  }

  void all() {
    all = true;
  }

  boolean contains(int evseId) {
    return all || ids.get(evseId);
  }

  /** In the order of their numbers. */
  List<Evse> evses() {
    return all ? evses : evses.stream().filter(evse -> ids.get(evse.id())).toList();
  }

  /** Of the station. */
  List<Evse> everyEvse() {
    return evses;
  }

  void clear() {
    all = false;
    ids.clear();
  }
}
