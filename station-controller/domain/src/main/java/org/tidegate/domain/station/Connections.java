package org.tidegate.domain.station;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.port.ConnectionPlan;
import org.tidegate.domain.port.NetworkProfile;

/**
 * Tries the connections in the order of their priority, each {@code NetworkProfileConnectionAttempts} times, beginning
 * with the first at the start (B10.FR.04) and with the one in use when that is lost (B10.FR.03). When all have failed, the
 * one that worked last is tried until the waits do not grow any more (B10.FR.07), then all of them again (B10.FR.08,
 * B10.FR.09). What is set meanwhile is used from the next start on. Station loop only.
 */
@OnStationLoop
final class Connections implements ConnectionPlan {
  private static final Logger log = LoggerFactory.getLogger(Connections.class);

  private final NetworkProfiles slots;
  private final DeviceModel model;
  private final Queue<NetworkProfile> ahead = new ArrayDeque<>();
  private List<NetworkProfile> entries = List.of();
  private NetworkProfile current;
  private int made;
  private boolean fallenBack;
  private boolean connected;

  /** Nothing to be tried yet. */
  Connections(NetworkProfiles slots, DeviceModel model) {
    this.slots = slots;
    this.model = model;
    this.current = slots.configured();
  }

  /** Takes the entries as they are now, and begins at the first one. After presets and stored values. */
  void begin() {
    entries = slots.byPriority();
    beginWith(entries.getFirst());
  }

  /** The connection that stands, or is being tried. */
  NetworkProfile current() {
    return current;
  }

  /** Goes on with a profile that differs in nothing but its password. */
  void replace(NetworkProfile before, NetworkProfile after) {
    entries = entries.stream().map(entry -> entry.equals(before) ? after : entry).toList();
    var waiting = List.copyOf(ahead);
    ahead.clear();
    waiting.forEach(entry -> ahead.add(entry.equals(before) ? after : entry));
    current = current.equals(before) ? after : current;
  }

  /** What may be tried before the next start, for the passwords that it names. */
  Stream<NetworkProfile> known() {
    return Stream.concat(entries.stream(), Stream.of(current));
  }

  /** Whether it stands. */
  boolean isConnected() {
    return connected;
  }

  @Override
  public Attempt next() {
    var before = current;
    if (connected) {
      connected = false;
      beginWith(current);
    } else if (made >= most()) {
      advance();
    }
    made++;
    boolean elsewhere = !before.equals(current);
    if (elsewhere) {
      log.info("going on with {}", current);
    }
    boolean migrates = slots.lastWorking().filter(last -> !last.equals(current)).isPresent();
    return new Attempt(current, elsewhere, migrates);
  }

  /** The attempt given last succeeded. */
  void connected() {
    connected = true;
    slots.connected(current);
  }

  private void beginWith(NetworkProfile first) {
    ahead.clear();
    usable().filter(entry -> !entry.equals(first)).forEach(ahead::add);
    current = first;
    made = 0;
    fallenBack = false;
  }

  private void advance() {
    var next = Optional.ofNullable(ahead.poll());
    if (next.isPresent()) {
      current = next.get();
      made = 0;
    } else if (!fallenBack && slots.lastWorking().isPresent()) {
      current = slots.lastWorking().get();
      made = 0;
      fallenBack = true;
    } else {
      beginWith(usable().findFirst().orElse(current));
    }
  }

  /** One that is weaker than what has worked meanwhile is left out (A05.FR.06). */
  private Stream<NetworkProfile> usable() {
    return entries.stream().filter(entry -> entry.securityProfile() >= slots.securityProfile());
  }

  /** Of attempts with the current profile. */
  private int most() {
    return fallenBack
        ? model.integer(OcppCommVariables.RETRY_BACK_OFF_REPEAT_TIMES) + 1
        : model.integer(OcppCommVariables.NETWORK_PROFILE_CONNECTION_ATTEMPTS);
  }
}
