package org.tidegate.domain.smartcharging;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Charge limits of the phases in use where a profile tells them apart (2.1 K08.FR.09), in microwatts. Immutable.
 *
 * @param each from L1 on
 */
record PhaseLimits(List<Long> each) {

  static Optional<PhaseLimits> of(Leaders leaders, PhasePower power) {
    if (!differ(leaders.limiting())) {
      return Optional.empty();
    }
    var limited = leaders.limiting().stream().filter(leading -> leading.limit().isPresent()).toList();
    return Optional.of(new PhaseLimits(IntStream.rangeClosed(1, Math.max(1, power.phases()))
        .mapToObj(phase -> limited.stream()
            .flatMap(leading -> power.limitOn(phase, leading.limit().orElseThrow(), leading.writtenFor()).stream())
            .min(Comparator.naturalOrder()))
        .flatMap(Optional::stream).toList()));
  }

  private static boolean differ(List<Leading> limiting) {
    for (var leading : limiting) {
      if (leading.limit().isPresent() && leading.limit().get().others().isPresent()) {
        return true;
      }
    }
    return false;
  }
}
