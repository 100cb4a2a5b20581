package org.tidegate.demo.aggregator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Divides power among vehicles by the energy they can give or take, none beyond its own power. Pure. */
final class Dispatch {
  private Dispatch() {}

  /** The parts of those that take part; less than asked in sum when they can't do more. */
  static List<Share> split(int watts, Direction direction, List<Candidate> candidates) {
    var able = new ArrayList<>(candidates.stream().filter(Dispatch::isAble).toList());
    // Those that reach their own limit first leave the rest to the others.
    able.sort(Comparator.comparingDouble(candidate -> candidate.mostWatts() / candidate.weight()));
    var shares = new ArrayList<Share>();
    double left = watts;
    double weights = able.stream().mapToDouble(Candidate::weight).sum();
    for (var candidate : able) {
      int part = (int) Math.min(candidate.mostWatts(), Math.round(left * candidate.weight() / weights));
      shares.add(new Share(candidate, direction == Direction.DOWNWARD ? -part : part));
      left -= part;
      weights -= candidate.weight();
    }
    return shares.stream().filter(share -> share.watts() != 0).toList();
  }

  private static boolean isAble(Candidate candidate) {
    return candidate.weight() > 0 && candidate.mostWatts() > 0;
  }
}
