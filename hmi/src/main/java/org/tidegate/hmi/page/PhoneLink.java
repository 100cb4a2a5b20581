package org.tidegate.hmi.page;

import java.util.Optional;

/** What the pages of one EVSE know of phones. Safe from any thread. */
public interface PhoneLink {
  /** No phones here. */
  PhoneLink NONE = new PhoneLink() {
    @Override
    public Optional<String> address() {
      return Optional.empty();
    }

    @Override
    public boolean isOffered() {
      return false;
    }

    @Override
    public Optional<String> wifi() {
      return Optional.empty();
    }

    @Override
    public int count() {
      return 0;
    }

    @Override
    public boolean isWaiting() {
      return false;
    }

    @Override
    public boolean isPrivate() {
      return false;
    }
  };

  /** Whether a driver may go on with a phone from here. */
  boolean isOffered();

  /** What leads the next phone here, with the secret that is claimed once; made when it is asked for. */
  Optional<String> address();

  /** The network that phones must be in. */
  Optional<String> wifi();

  /** How many phones may act here. */
  int count();

  /** On a phone: whether nobody can listen to what its page says. */
  boolean isPrivate();

  /** Whether a phone wants to permit what stands now, and waits for a tap at the panel. */
  boolean isWaiting();
}
