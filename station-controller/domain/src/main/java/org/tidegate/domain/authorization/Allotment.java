package org.tidegate.domain.authorization;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidegate.domain.authorization.Reservation.Place;

/**
 * Which free EVSEs must be kept for the reservations there are, OCPP 2.0.1 H01.FR.07 and H01.FR.09. Immutable, pure.
 *
 * <p>Every reservation needs a place of its own. A place is kept when without it fewer reservations would find one: the one
 * EVSE that a reservation names, and all that are left when there are no more of them (of a connector type) than
 * reservations (H01.FR.20, H01.FR.24). That a reservation leaves open which place it gets is so never lost on one that only
 * another reservation can use.
 *
 * @param reservations to be served, the oldest first
 * @param free places that nobody has taken
 */
public record Allotment(List<Reservation> reservations, List<Place> free) {

  /** Copies the lists. */
  public Allotment {
    reservations = List.copyOf(reservations);
    free = List.copyOf(free);
  }

  /** Places that nobody may have but those with a reservation. */
  public Set<Integer> kept() {
    int all = served();
    return free.stream().filter(place -> without(place).served() < all).map(Place::evseId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether who has this reservation can take this place without taking it from another. */
  public boolean gives(Place place, Reservation used) {
    return used.isAt(place) && without(place).without(used).served() >= served() - 1;
  }

  /** Reservations for which nothing is left; of two that want the same, the newer one. */
  public List<Reservation> unserved() {
    var seated = new Seating();
    return reservations.stream().filter(one -> !seated.seat(one, new HashSet<>())).toList();
  }

  /** How many reservations can be served at the same time. */
  int served() {
    return reservations.size() - unserved().size();
  }

  private Allotment without(Place place) {
    return new Allotment(reservations, free.stream().filter(one -> one.evseId() != place.evseId()).toList());
  }

  private Allotment without(Reservation used) {
    return new Allotment(reservations.stream().filter(one -> one.id() != used.id()).toList(), free);
  }

  /** Grows by augmenting paths: who is seated once keeps some seat. */
  private final class Seating {
    private final Map<Place, Reservation> seats = new HashMap<>();

    boolean seat(Reservation reservation, Set<Place> tried) {
      for (var place : free) {
        if (reservation.isAt(place) && tried.add(place)) {
          var sitting = seats.get(place);
          if (sitting == null || seat(sitting, tried)) {
            seats.put(place, reservation);
            return true;
          }
        }
      }
      return false;
    }
  }
}
