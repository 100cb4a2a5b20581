package org.tidegate.hmi.web;

import java.util.Set;
import org.tidegate.hmi.page.Viewing;

/**
 * What a phone may do by itself over a line that others can listen to: who listens has its cookie. So it may take and
 * prepare, but give nothing. Pure.
 */
final class PlainPhone {
  private static final Set<String> ANY_TIME = Set.of("permission", "stop", "more-time", "details");
  private static final Set<String> PREPARING = Set.of("pattern", "conditions");

  private PlainPhone() {}

  /** Whether this act can only take; a permission that is granted is looked at before. */
  static boolean mayAlone(String word) {
    return ANY_TIME.contains(word);
  }

  /** Conditions do nothing before the panel has repeated them. */
  static boolean mayWhileNothingIsPermitted(String word, Viewing viewing) {
    return PREPARING.contains(word) && !viewing.granted();
  }
}
