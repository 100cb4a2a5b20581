package org.tidegate.ocpp.interchange;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidegate.ocpp.rpc.ConstraintViolation;

/**
 * Hours of the week, in the station's time zone. Immutable.
 *
 * @param days on which they start: {@code mon} to {@code sun}, each once
 * @param from {@code HH:mm}, inclusive
 * @param to {@code HH:mm}, exclusive; at or before {@code from} it is on the next day
 */
public record WireSlot(List<String> days, String from, String to) {
  private static final Set<String> DAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  /** Checks everything. */
  public WireSlot {
    days = Bounds.items("days", days, 1, DAYS.size());
    days.forEach(day -> Bounds.oneOf("days", day, DAYS));
    if (new HashSet<>(days).size() < days.size()) {
      throw ConstraintViolation.property("days", "names a day twice");
    }
    Bounds.pattern("from", from, TIME, "HH:mm");
    Bounds.pattern("to", to, TIME, "HH:mm");
  }
}
