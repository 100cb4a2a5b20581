package org.tidegate.domain.devicemodel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  // Written out for the same reason as a component's.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Variable that && name.equals(that.name) && instance.equals(that.instance);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + instance.hashCode();
  }
}
