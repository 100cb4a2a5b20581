package org.tidegate.domain.devicemodel;

import java.util.Optional;

/**
 * A variable of a component. Immutable; names compare without regard to case.
 *
 * @param name from the standard's list, or our own documented one
 * @param instance when there are several
 */
public record Variable(String name, Optional<String> instance) {
  /** A variable without instance. */
  public static Variable of(String name) {
    return new Variable(name, Optional.empty());
  }

  /** One of several. */
  public static Variable of(String name, String instance) {
    return new Variable(name, Optional.of(instance));
  }
}
