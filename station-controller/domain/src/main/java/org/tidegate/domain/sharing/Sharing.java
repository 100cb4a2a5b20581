package org.tidegate.domain.sharing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidegate.domain.quantity.Watts;

/**
 * Divides a limit that EVSEs have in common, to the watt. Pure functions, safe from any thread.
 *
 * <p>Higher priority is served first (K03.FR.04). Among equals nobody gets more while another who could take it has less,
 * and what one can't take the others get. Where the limit is not enough for what each of them needs at least, some are
 * served and some wait, and who is first goes round with the turn (K04.FR.04).
 */
public final class Sharing {
  private Sharing() {}

  /**
   * Divides.
   *
   * @param limit for all together, ≥ 0
   * @param claims at most one of each EVSE
   * @param turn counts up every while; it decides nothing where everybody can be served
   * @return of each EVSE that claims; together never more than the limit
   */
  public static Map<Integer, Watts> divide(Watts limit, Collection<Claim> claims, long turn) {
    var shares = new TreeMap<Integer, Watts>();
    long left = Math.max(0, limit.value());
    for (var equals : byPriority(claims).values()) {
      equals.forEach(claim -> shares.put(claim.evseId(), Watts.ZERO));
      left -= fill(served(equals, left, turn), left, shares);
    }
    return shares;
  }

  private static Map<Integer, List<Claim>> byPriority(Collection<Claim> claims) {
    var highestFirst = new TreeMap<Integer, List<Claim>>(Comparator.reverseOrder());
    claims.stream().sorted(Comparator.comparing(Claim::evseId)).forEach(
        claim -> highestFirst.computeIfAbsent(claim.priority(), _ -> new ArrayList<>()).add(claim));
    return highestFirst;
  }

  /** Those for whom there is what they need at least, in the order of their numbers. */
  private static List<Claim> served(List<Claim> equals, long available, long turn) {
    var wanting = equals.stream().filter(claim -> claim.most().isCharge()).toList();
    var served = new ArrayList<Claim>();
    long left = available;
    for (int i = 0; i < wanting.size(); i++) {
      var next = wanting.get((int) Math.floorMod(turn + i, (long) wanting.size()));
      if (next.least(available) <= left) {
        left -= next.least(available);
        served.add(next);
      }
    }
    served.sort(Comparator.comparing(Claim::evseId));
    return served;
  }

  /** Fills all to one level, as far as each can take it, and the watts that are left over to the first ones. */
  private static long fill(List<Claim> served, long available, Map<Integer, Watts> shares) {
    long level = level(served, available);
    long left = available - total(served, level, available);
    long given = 0;
    for (var claim : served) {
      long share = claim.within(level, available);
      if (left > 0 && claim.within(level + 1, available) > share) {
        share++;
        left--;
      }
      shares.put(claim.evseId(), new Watts((int) share));
      given += share;
    }
    return given;
  }

  /** The highest level for all of them that the limit allows. */
  private static long level(List<Claim> served, long available) {
    long low = 0;
    long high = served.stream().mapToLong(claim -> claim.most().value()).max().orElse(0);
    while (low < high) {
      long middle = (low + high + 1) / 2;
      if (total(served, middle, available) <= available) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static long total(List<Claim> served, long level, long available) {
    return served.stream().mapToLong(claim -> claim.within(level, available)).sum();
  }
}
