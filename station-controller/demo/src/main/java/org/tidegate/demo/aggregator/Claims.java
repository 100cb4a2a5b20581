package org.tidegate.demo.aggregator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.interchange.ClaimMessage;

/** What drivers without identity have left to be paid, each once, to whoever brings the code. Station loop only. */
final class Claims {
  /** A code can't be guessed in a lifetime at this pace. */
  private static final int MOST_WRONG = 10;
  private static final Duration WRONG_WITHIN = Duration.ofMinutes(1);
  private static final int LONGEST_CODE = 100;

  private final Supplier<Instant> clock;
  private final Accounts accounts;
  private final Map<String, Booked> byId = Stays.bounded();
  private final Deque<Instant> wrong = new ArrayDeque<>();

  Claims(Supplier<Instant> clock, Accounts accounts) {
    this.clock = clock;
    this.accounts = accounts;
  }

  /**
   * A claim. Immutable.
   *
   * @param paidAt when it was; absent: not yet
   */
  record Booked(ClaimMessage claim, @Nullable Instant paidAt) {
    boolean isPaid() {
      return paidAt != null;
    }
  }

  /** Books a claim, once. Why not, else. */
  Optional<String> book(ClaimMessage claim) {
    if (byId.containsKey(claim.claimId())) {
      return Optional.empty();
    }
    long open = byId.values().stream().filter(booked -> !booked.isPaid())
        .filter(booked -> booked.claim().partyRef().equals(claim.partyRef()))
        .mapToLong(booked -> booked.claim().amount()).sum();
    if (accounts.account(claim.partyRef()).now().balance() < open + claim.amount()) {
      return Optional.of("the records of this partyRef do not cover it");
    }
    byId.put(claim.claimId(), new Booked(claim, null));
    return Optional.empty();
  }

  /**
   * Pays a claim.
   *
   * @param code as the driver reads it; only letters and digits count
   * @throws IllegalArgumentException with why it is not paid
   */
  ClaimMessage redeem(String code) {
    var now = clock.get().truncatedTo(ChronoUnit.SECONDS);
    wrong.removeIf(at -> at.plus(WRONG_WITHIN).isBefore(now));
    if (wrong.size() >= MOST_WRONG) {
      throw new IllegalArgumentException("too many wrong codes, wait a minute");
    }
    var hash = hash(code);
    var booked = byId.values().stream().filter(known -> known.claim().codeHash().equals(hash)).findFirst();
    if (booked.isEmpty()) {
      wrong.addLast(now);
      throw new IllegalArgumentException("no claim has this code");
    }
    var claim = booked.get().claim();
    if (booked.get().isPaid()) {
      throw new IllegalArgumentException("this claim was paid at " + booked.get().paidAt());
    }
    if (!claim.expires().isAfter(now)) {
      throw new IllegalArgumentException("this claim expired at " + claim.expires());
    }
    byId.put(claim.claimId(), new Booked(claim, now));
    accounts.pay(claim.partyRef(), now, claim.amount());
    return claim;
  }

  Collection<Booked> all() {
    return byId.values();
  }

  static String hash(String code) {
    var plain = code.substring(0, Math.min(code.length(), LONGEST_CODE)).toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z0-9]", "");
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
