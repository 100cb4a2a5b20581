package org.tidegate.domain.view;

import java.time.Instant;
import java.util.Optional;
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
 */
public record AccountView(String partyRef, boolean identified, CompensationUse use, Optional<Settlement> settlement,
    Optional<OpenClaim> claim) {
  /** Nothing to pay. */
  public static final AccountView NONE = new AccountView("", false, CompensationUse.OFFSET, Optional.empty(),
      Optional.empty());

  /** The same without the code that is for the driver's eyes alone. */
  public AccountView concealed() {
    return revealing(ClaimCode.HIDDEN);
  }

  /** The same with this code. */
  public AccountView revealing(ClaimCode code) {
    return new AccountView(partyRef, identified, use, settlement,
        claim.map(open -> new OpenClaim(code, open.amount(), open.expires())));
  }

  /** The same with another use. */
  AccountView choosing(CompensationUse other) {
    return new AccountView(partyRef, identified, other, settlement, claim);
  }

  /**
   * What a driver without identity can collect at the aggregator, once. Immutable.
   *
   * @param code shown to the driver in this summary and never again
   * @param amount above zero
   * @param expires UTC
   */
  public record OpenClaim(ClaimCode code, Money amount, Instant expires) {}
}
