package org.tidegate.hmi.web;

import java.util.Optional;
import org.tidegate.domain.view.EvseView;
import org.tidegate.hmi.page.PhoneLink;
import org.tidegate.hmi.phone.Phones;

/**
 * Phones at one EVSE as its pages see them. Safe from any thread.
 *
 * @param phones of the station
 * @param evse as it is shown
 * @param entrance address of the phone page, to be followed by the secret; absent on the phone itself
 * @param wifi name of the network that phones must be in
 * @param isPrivate whether others can't listen in, by TLS
 */
record PhoneAt(Phones phones, EvseView evse, Optional<String> entrance, Optional<String> wifi, boolean isPrivate)
    implements
      PhoneLink {
  @Override
  public boolean isOffered() {
    return entrance.isPresent();
  }

  @Override
  public Optional<String> address() {
    return entrance.flatMap(before -> phones.code(evse).map(code -> before + code.text()));
  }

  @Override
  public int count() {
    return phones.count(evse);
  }

  @Override
  public boolean isWaiting() {
    return phones.wishes(evse);
  }
}
