package org.tidegate.ocpp.translate;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.aggregator.Advice;
import org.tidegate.domain.aggregator.Claim;
import org.tidegate.domain.aggregator.CompensationChoice;
import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.aggregator.OfferedPattern;
import org.tidegate.domain.aggregator.PriceRange;
import org.tidegate.domain.aggregator.Said;
import org.tidegate.domain.aggregator.Terms;
import org.tidegate.domain.capability.Capability;
import org.tidegate.domain.capability.Offer;
import org.tidegate.domain.capability.Offers;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.port.CentralSystemRequests.RemoteAnswer;
import org.tidegate.domain.price.PriceInterval;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.ocpp.interchange.AdviceMessage;
import org.tidegate.ocpp.interchange.CapabilityMessage;
import org.tidegate.ocpp.interchange.ClaimMessage;
import org.tidegate.ocpp.interchange.CompensationChoiceMessage;
import org.tidegate.ocpp.interchange.CompensationStatementMessage;
import org.tidegate.ocpp.interchange.InterchangeRecordMessage;
import org.tidegate.ocpp.interchange.OwnMessage;
import org.tidegate.ocpp.interchange.PermissionChangedMessage;
import org.tidegate.ocpp.interchange.PriceScheduleMessage;
import org.tidegate.ocpp.interchange.SetPermissionMessage;
import org.tidegate.ocpp.interchange.TermsMessage;
import org.tidegate.ocpp.interchange.VehicleConnectedMessage;

/** Our own messages and the domain's words. Pure functions, safe from any thread. */
public final class InterchangeMessages {
  private InterchangeMessages() {}

  /**
   * The prices.
   *
   * @throws IllegalArgumentException with what is wrong, in words that can be sent back
   */
  public static PriceSchedule read(PriceScheduleMessage message) {
    return PriceSchedule.of(message.intervals().stream().map(interval -> new PriceInterval(interval.start(),
        price(interval.salePrice(), message.currency()), price(interval.purchasePrice(), message.currency())))
        .toList(), Optional.ofNullable(message.end()));
  }

  /**
   * The driver's answer.
   *
   * @throws IllegalArgumentException with what is wrong, in words that can be sent back
   */
  public static RemoteAnswer read(SetPermissionMessage message) {
    return new RemoteAnswer(message.sessionId(), message.nonce(), message.granted(),
        Optional.ofNullable(message.conditions()).map(ConditionsTranslation::read), message.via());
  }

  /**
   * Who asks, and what it says and offers.
   *
   * @throws IllegalArgumentException with what is wrong, in words that can be sent back
   */
  public static Terms read(TermsMessage message) {
    var currency = Optional.ofNullable(message.currency()).orElse("");
    return new Terms(Optional.ofNullable(message.termsVersion()).orElse(""), message.aggregator(),
        Optional.ofNullable(message.text()).map(Said::new), range(message.salePrice(), currency),
        range(message.purchasePrice(), currency), Optional.ofNullable(message.patterns()).orElseGet(List::of).stream()
            .map(pattern -> new OfferedPattern(new Said(pattern.name()), read(pattern, currency))).toList());
  }

  /**
   * What was booked.
   *
   * @throws IllegalArgumentException with what is wrong, in words that can be sent back
   */
  public static CompensationStatement read(CompensationStatementMessage message) {
    var currency = Currency.getInstance(message.currency());
    var period = Optional.ofNullable(message.from()).flatMap(from -> Optional.ofNullable(message.to())
        .map(to -> new CompensationStatement.Period(from, to)));
    return new CompensationStatement(message.statementId(), message.partyRef(), message.at(), period,
        new Money(message.balance(), currency), new Money(message.earned(), currency),
        new Money(message.spent(), currency), new Money(message.offset(), currency),
        Optional.ofNullable(message.points()).orElse(0L));
  }

  /**
   * What is advised.
   *
   * @throws IllegalArgumentException with what is wrong, in words that can be sent back
   */
  public static Advice read(AdviceMessage message) {
    return new Advice(message.adviceId(), message.partyRef(), message.at(), new Said(message.text()),
        Optional.ofNullable(message.figures()).orElseGet(List::of).stream()
            .map(figure -> new Advice.Figure(new Said(figure.label()), money(figure),
                Optional.ofNullable(figure.energy()).map(WattHours::new)))
            .toList());
  }

  private static Optional<Money> money(AdviceMessage.Figure figure) {
    return Optional.ofNullable(figure.amount()).flatMap(amount -> Optional.ofNullable(figure.currency())
        .map(code -> new Money(amount, Currency.getInstance(code))));
  }

  private static ConditionsPattern read(TermsMessage.Pattern pattern, String currency) {
    return new ConditionsPattern(pattern.id(), StateOfCharge.percent(pattern.minimumCharge().doubleValue()),
        Optional.ofNullable(pattern.requiredCharge()).map(percent -> StateOfCharge.percent(percent.doubleValue())),
        Price.of(pattern.lowestSalePrice(), currency), Price.of(pattern.highestPurchasePrice(), currency),
        Optional.ofNullable(pattern.stayMinutes()).map(Duration::ofMinutes),
        Optional.ofNullable(pattern.wearBudget()).map(WattHours::new));
  }

  private static Optional<PriceRange> range(TermsMessage.@Nullable Range range, String currency) {
    return Optional.ofNullable(range)
        .map(told -> new PriceRange(Price.of(told.from(), currency), Price.of(told.to(), currency)));
  }

  /** The message of ours that says this; empty when OCPP has words of its own for it. */
  public static Optional<OwnMessage> write(Outgoing<?> message) {
    return switch (message) {
      case Outgoing.VehicleConnected connected ->
        Optional.of(OwnMessage.of(VehicleConnectedMessage.ID, write(connected)));
      case Outgoing.PermissionChanged changed ->
        Optional.of(OwnMessage.of(PermissionChangedMessage.ID, write(changed.permission())));
      case Outgoing.RecordSettled settled ->
        Optional.of(OwnMessage.of(InterchangeRecordMessage.ID, write(settled.record())));
      case Outgoing.CompensationChosen chosen ->
        Optional.of(OwnMessage.of(CompensationChoiceMessage.ID, write(chosen.choice())));
      case Outgoing.Claimed claimed -> Optional.of(OwnMessage.of(ClaimMessage.ID, write(claimed.claim())));
      case Outgoing.CapabilityTold told ->
        Optional.of(OwnMessage.of(CapabilityMessage.ID, write(told.capability())));
      default -> Optional.empty();
    };
  }

  static CompensationChoiceMessage write(CompensationChoice choice) {
    return new CompensationChoiceMessage(null, choice.choiceId(), choice.sessionId(), choice.evseId(),
        choice.partyRef(), choice.use().name().toLowerCase(Locale.ROOT), choice.at());
  }

  static ClaimMessage write(Claim claim) {
    return new ClaimMessage(null, claim.claimId(), claim.partyRef(), claim.codeHash(), claim.amount().minorUnits(),
        claim.amount().currency().getCurrencyCode(), claim.at(), claim.expires());
  }

  static VehicleConnectedMessage write(Outgoing.VehicleConnected connected) {
    var vehicle = connected.vehicle();
    return new VehicleConnectedMessage(null, connected.sessionId(), connected.nonce(), connected.evseId(),
        connected.at(), vehicle.flatMap(Vehicle::capacity).map(WattHours::value).orElse(null),
        vehicle.flatMap(Vehicle::stateOfCharge).map(InterchangeMessages::percent).orElse(null),
        vehicle.flatMap(Vehicle::stateOfHealth).map(BigDecimal::valueOf).orElse(null),
        vehicle.flatMap(Vehicle::evccId).filter(id -> !id.isBlank()).orElse(null));
  }

  static PermissionChangedMessage write(Permission permission) {
    return new PermissionChangedMessage(null, permission.id(), permission.sessionId(), permission.evseId(),
        permission.state().token(), permission.by().token(), permission.at(),
        permission.conditions().map(ConditionsTranslation::write).orElse(null),
        unlessBlank(permission.textVersion()), unlessBlank(permission.language()));
  }

  static CapabilityMessage write(Capability capability) {
    return new CapabilityMessage(null, capability.sessionId(), capability.evseId(), capability.at(),
        write(capability.charge()), write(capability.discharge()));
  }

  private static CapabilityMessage.Offers write(Offers offers) {
    return new CapabilityMessage.Offers(write(offers.firm()), write(offers.likely()),
        offers.shortfalls().stream().map(LimitReason::token).toList());
  }

  private static CapabilityMessage.Offer write(Offer offer) {
    return new CapabilityMessage.Offer(offer.power().value(), offer.energy().value(), (int) offer.kept().toMinutes());
  }

  private static @Nullable String unlessBlank(String text) {
    return text.isBlank() ? null : text;
  }

  static InterchangeRecordMessage write(InterchangeRecord settled) {
    return new InterchangeRecordMessage(null, settled.recordId(), settled.chainIndex(), settled.evseId(),
        settled.transactionId(), settled.start(), settled.end(), settled.importStart().value(),
        settled.importEnd().value(), settled.exportStart().value(), settled.exportEnd().value(),
        settled.direction().token(), settled.throughAggregator(),
        settled.unitPrice().map(InterchangeMessages::decimal).orElse(null), settled.amount().minorUnits(),
        settled.amount().currency().getCurrencyCode(), settled.permissionId().orElse(null),
        settled.conditionsVersion().orElse(null), settled.profileId().orElse(null), settled.partyRef(),
        settled.quality().token(), settled.previousHash(), settled.hash(), settled.signature());
  }

  static BigDecimal percent(StateOfCharge charge) {
    return BigDecimal.valueOf(charge.permille(), 1);
  }

  /** As in a record's canonical text, so that a hash can be checked from the message alone. */
  static String decimal(Price price) {
    return price.perKwh().stripTrailingZeros().toPlainString();
  }

  private static Optional<Price> price(@Nullable String perKwh, String currency) {
    return Optional.ofNullable(perKwh).map(text -> Price.of(text, currency));
  }
}
