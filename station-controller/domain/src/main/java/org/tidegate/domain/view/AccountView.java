package org.tidegate.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.sale.ClaimCode;
import org.tidegate.domain.sale.Settlement;

/**
 * How the driver of a stay that is over is paid. Immutable.
 *
 * @param partyRef stand-in for the driver in the records
 * @param identified whether the aggregator can know who it is, and books the compensation
 * @param use that an identified driver wants to be made of it
 * @param settlement of a driver without identity; absent: no price was known
 * @param claim what is left to be collected by a driver without identity
 * @param before the same of stays that a restart of the station ended while, as far as it could see, the same vehicle stood
 *     there; oldest first, absent: there are none
 */
public record AccountView(String partyRef, boolean identified, CompensationUse use, Optional<Settlement> settlement,
    Optional<OpenClaim> claim, Optional<List<OpenClaim>> before) {
  /** Nothing to pay. */
  public static final AccountView NONE = new AccountView("", false, CompensationUse.OFFSET, Optional.empty(),
      Optional.empty());

  /** Copies the list. */
  public AccountView {
    before = before.filter(claims -> !claims.isEmpty()).map(List::copyOf);
  }

  /** In a stay that no restart has ended. */
  public AccountView(String partyRef, boolean identified, CompensationUse use, Optional<Settlement> settlement,
      Optional<OpenClaim> claim) {
    this(partyRef, identified, use, settlement, claim, Optional.empty());
  }

  /** The same without the codes that are for the driver's eyes alone. */
  public AccountView concealed() {
    return revealing(ClaimCode.HIDDEN).after(earlier().stream().map(open -> open.with(ClaimCode.HIDDEN)).toList());
  }

  /** What is left of stays that a restart ended, oldest first. */
  public List<OpenClaim> earlier() {
    return before.orElse(List.of());
  }

  /** All that is left to be collected; absent: nothing. */
  public Optional<Money> left() {
    return Stream.concat(claim.stream(), earlier().stream()).map(OpenClaim::amount).reduce(Money::plus);
  }

  /** The same with these of earlier stays. */
  public AccountView after(List<OpenClaim> claims) {
    return new AccountView(partyRef, identified, use, settlement, claim, Optional.of(claims));
  }

  /** The same with this code. */
  public AccountView revealing(ClaimCode code) {
    return new AccountView(partyRef, identified, use, settlement, claim.map(open -> open.with(code)), before);
  }

  /** The same with another use. */
  AccountView choosing(CompensationUse other) {
    return new AccountView(partyRef, identified, other, settlement, claim, before);
  }

  /**
   * What a driver without identity can collect at the aggregator, once. Immutable.
   *
   * @param code shown to the driver in this summary and never again
   * @param amount above zero
   * @param expires UTC
   */
  public record OpenClaim(ClaimCode code, Money amount, Instant expires) {
    OpenClaim with(ClaimCode other) {
      return new OpenClaim(other, amount, expires);
    }
  }
}
