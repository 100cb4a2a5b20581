package org.tidegate.domain.station;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.aggregator.Claim;
import org.tidegate.domain.aggregator.CompensationChoice;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.DriverRefusal;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.sale.ClaimCode;
import org.tidegate.domain.sale.Settlement;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.view.AccountView;
import org.tidegate.domain.view.AccountView.OpenClaim;

/**
 * Sees to it that the driver of a stay that is over is paid: one who identified by the aggregator, which books it and is
 * told the driver's choice; one without identity by this visit's bill and a code for the rest. Station loop only.
 *
 * <p>The code is nowhere but in the summary, and is deleted with it; a restart that ends the stay before its driver looks puts
 * that off ({@link KeptClaims}).
 */
@OnStationLoop
final class EvseAccount {
  private static final Logger log = LoggerFactory.getLogger(EvseAccount.class);

  private final EvseState evse;

  EvseAccount(EvseState evse) {
    this.evse = evse;
  }

  /** A stay is over and its records are settled. */
  AccountView settle(VehicleSession session) {
    return own(session).after(evse.summaries.earlier());
  }

  private AccountView own(VehicleSession session) {
    var party = session.identity().partyRef();
    var use = session.conditions().map(Conditions::compensationUse).orElse(CompensationUse.OFFSET);
    if (session.driver().isPresent()) {
      if (session.sums().earned().filter(earned -> earned.minorUnits() > 0).isPresent()) {
        tell(session.identity().id(), party, use);
      }
      return new AccountView(party, true, use, Optional.empty(), Optional.empty());
    }
    var sums = session.sums();
    var paid = sums.earned().flatMap(earned -> sums.spent().map(spent -> Settlement.of(earned, spent)));
    var claim = paid.map(Settlement::left).filter(left -> left.minorUnits() > 0).map(left -> claim(party, left));
    return new AccountView(party, false, use, paid, claim);
  }

  /** The driver of the stay that is shown wants something else to be done with the compensation. */
  Optional<String> choose(CompensationUse use) {
    var shown = evse.summary;
    if (shown == null || !shown.account().identified()) {
      return DriverRefusal.COMPENSATION.said();
    }
    if (shown.account().use() != use) {
      tell(shown.sessionId(), shown.account().partyRef(), use);
      evse.summaries.change(shown.sessionId(), summary -> summary.choosing(use));
    }
    return Optional.empty();
  }

  private void tell(String sessionId, String party, CompensationUse use) {
    var core = evse.core;
    log.info("evse {}: the compensation is to be used for {}", evse.id(), use);
    core.outbox().queue(Change.Lane.INTERCHANGE, new Outgoing.CompensationChosen(
        new CompensationChoice(core.ids().get(), sessionId, evse.id(), party, use, core.now())));
  }

  private OpenClaim claim(String party, Money left) {
    var core = evse.core;
    var code = ClaimCode.random(core.ids());
    var expires = core.now().plus(core.settings().retention().claims());
    var claim = new Claim(core.ids().get(), party, code.hash(), left, core.now(), expires);
    core.outbox().queue(Change.Lane.INTERCHANGE, new Outgoing.Claimed(claim));
    log.info("evse {}: {} are left to be claimed until {}", evse.id(), left, expires);
    return new OpenClaim(code, left, expires);
  }
}
