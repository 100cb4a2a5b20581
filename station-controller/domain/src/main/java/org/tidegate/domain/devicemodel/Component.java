package org.tidegate.domain.devicemodel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component of the device model, OCPP 2.0.1 Part 1 chapter 4. Immutable; names compare without regard to case.
 *
 * @param name from the standard's list, or our own documented one
 * @param instance when there are several
 * @param evseId of the EVSE it belongs to; absent: the station
 * @param connectorId of the connector it belongs to
 */
public record Component(
    String name, Optional<String> instance, Optional<Integer> evseId, Optional<Integer> connectorId) {

  /** A component of the whole station. */
  public static Component of(String name) {
    return new Component(name, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A component of one EVSE. */
  public static Component of(String name, int evseId) {
    return new Component(name, Optional.empty(), Optional.of(evseId), Optional.empty());
  }

  /** A component of one connector. */
  public static Component of(String name, int evseId, int connectorId) {
    return new Component(name, Optional.empty(), Optional.of(evseId), Optional.of(connectorId));
  }

  // Written out: Java puts a record's own together when they are first called, and declaring the variables calls them first.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Component that && name.equals(that.name) && instance.equals(that.instance)
        && evseId.equals(that.evseId) && connectorId.equals(that.connectorId);
  }

  @Override
  public int hashCode() {
    return ((name.hashCode() * 31 + instance.hashCode()) * 31 + evseId.hashCode()) * 31 + connectorId.hashCode();
  }
}
