package org.tidegate.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.fault.Fault;

/**
 * The whole station as pages and tests see it, published by the station loop after each change and at least every second
 * while something flows. Immutable.
 *
 * @param at when it was published, UTC
 * @param online whether the central system accepted this station and the link is up
 * @param availability {@code Operative} or {@code Inoperative}
 * @param aggregator name of the resource aggregator, for drivers; at most 50 characters
 * @param stationFault code of a fault that concerns the whole station, such as {@code StorageFailure}
 * @param evses one per EVSE, in the order of their numbers
 * @param identification what is said to those who identify themselves
 * @param words what the aggregator says to drivers
 * @param faults all that is wrong with the station as a whole
 */
public record StationView(
    Instant at,
    boolean online,
    String availability,
    String aggregator,
    Optional<String> stationFault,
    List<EvseView> evses,
    IdentificationView identification,
    AggregatorView words,
    List<Fault> faults) {

  /** Copies the lists. */
  public StationView {
    evses = List.copyOf(evses);
    faults = List.copyOf(faults);
  }

  /** Without its faults one by one. */
  public StationView(Instant at, boolean online, String availability, String aggregator,
      Optional<String> stationFault, List<EvseView> evses, IdentificationView identification, AggregatorView words) {
    this(at, online, availability, aggregator, stationFault, evses, identification, words, List.of());
  }

  /** Nothing is said to anybody. */
  public StationView(Instant at, boolean online, String availability, String aggregator,
      Optional<String> stationFault, List<EvseView> evses) {
    this(at, online, availability, aggregator, stationFault, evses, IdentificationView.NONE);
  }

  /** The aggregator says nothing but its name. */
  public StationView(Instant at, boolean online, String availability, String aggregator,
      Optional<String> stationFault, List<EvseView> evses, IdentificationView identification) {
    this(at, online, availability, aggregator, stationFault, evses, identification, AggregatorView.named(aggregator));
  }

  /** The view of this EVSE; absent when there is none with this number. */
  public Optional<EvseView> evse(int id) {
    return evses.stream().filter(evse -> evse.id() == id).findFirst();
  }
}
