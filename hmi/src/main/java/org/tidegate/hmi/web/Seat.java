package org.tidegate.hmi.web;

import java.util.Optional;
import org.tidegate.hmi.page.Place;

/**
 * Which page a stream of changes is for. Immutable.
 *
 * @param evse its number; 0 for all
 * @param place on its pages
 * @param choice the language chosen there
 * @param visit of a phone, by its id; absent on the panel
 */
record Seat(int evse, Place place, Optional<LanguageChoice> choice, Optional<String> visit) {
  /** On the panel. */
  Seat(int evse, Place place, Optional<LanguageChoice> choice) {
    this(evse, place, choice, Optional.empty());
  }

  /** The same in another language. */
  Seat speaking(Optional<LanguageChoice> other) {
    return new Seat(evse, place, other, visit);
  }
}
