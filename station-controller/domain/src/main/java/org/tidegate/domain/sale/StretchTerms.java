package org.tidegate.domain.sale;

import java.math.BigDecimal;
import java.util.Optional;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Price;

/**
 * What does not change within one stretch of the records: a stretch ends where any of it does. Immutable.
 *
 * @param transactionId the OCPP transaction
 * @param partyRef random stand-in for the driver
 * @param direction which way energy is meant to flow; absent: no way
 * @param sale paid to the driver for energy out of the battery; absent: unknown
 * @param purchase paid by the driver for energy into the battery; absent: unknown
 * @param permissionId of the permission that is granted; absent without one
 * @param conditionsVersion of that permission
 * @param throughAggregator whether a setpoint of the resource aggregator is followed; otherwise ordinary charging
 * @param profileId the charging profile that gave the setpoint; absent for ordinary charging
 */
public record StretchTerms(
    String transactionId,
    String partyRef,
    Optional<Direction> direction,
    Optional<Price> sale,
    Optional<Price> purchase,
    Optional<String> permissionId,
    Optional<Integer> conditionsVersion,
    boolean throughAggregator,
    Optional<Integer> profileId) {

  /** A transaction in which nothing flows, no price is known, and nobody permitted anything. */
  public static StretchTerms idle(String transactionId, String partyRef) {
    return new StretchTerms(transactionId, partyRef, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), false, Optional.empty());
  }

  /** The same with energy meant to flow this way, or no way. */
  public StretchTerms flowing(Optional<Direction> way) {
    return new StretchTerms(transactionId, partyRef, way, sale, purchase, permissionId, conditionsVersion,
        throughAggregator, profileId);
  }

  /** The same at these prices. */
  public StretchTerms priced(PricesAt prices) {
    return new StretchTerms(transactionId, partyRef, direction, prices.sale(), prices.purchase(), permissionId,
        conditionsVersion, throughAggregator, profileId);
  }

  /** The same under this permission. */
  public StretchTerms permittedBy(String permission, int version) {
    return new StretchTerms(transactionId, partyRef, direction, sale, purchase, Optional.of(permission),
        Optional.of(version), throughAggregator, profileId);
  }

  /** The same without a permission. */
  public StretchTerms withoutPermission() {
    return new StretchTerms(transactionId, partyRef, direction, sale, purchase, Optional.empty(), Optional.empty(),
        throughAggregator, profileId);
  }

  /** The same following the setpoint of this charging profile of the aggregator. */
  public StretchTerms following(int profile) {
    return new StretchTerms(transactionId, partyRef, direction, sale, purchase, permissionId, conditionsVersion, true,
        Optional.of(profile));
  }

  /** The same as ordinary charging. */
  public StretchTerms ordinary() {
    return new StretchTerms(transactionId, partyRef, direction, sale, purchase, permissionId, conditionsVersion, false,
        Optional.empty());
  }

  /** The unit price for energy that goes this way; absent: unknown. */
  public Optional<Price> price(Direction way) {
    return way == Direction.IMPORT ? purchase : sale;
  }

  /** Whether both are the terms of one stretch. A price of 0.3 is a price of 0.30. */
  public boolean continues(StretchTerms earlier) {
    return equals(earlier) || plain().equals(earlier.plain());
  }

  private StretchTerms plain() {
    return priced(new PricesAt(sale.map(StretchTerms::plain), purchase.map(StretchTerms::plain), Optional.empty()));
  }

  private static Price plain(Price price) {
    BigDecimal perKwh = price.perKwh().stripTrailingZeros();
    return new Price(perKwh, price.currency());
  }
}
