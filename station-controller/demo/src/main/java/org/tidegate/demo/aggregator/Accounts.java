package org.tidegate.demo.aggregator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tidegate.ocpp.interchange.CompensationChoiceMessage;
import org.tidegate.ocpp.interchange.InterchangeRecordMessage;

/**
 * The accounts of drivers (85, 86): a known user has one for all stays, anybody else one for each stand-in. Station loop only.
 */
final class Accounts {
  private final Stays stays;
  private final Map<String, Account> accounts = Stays.bounded();
  private final Map<String, Boolean> choices = Stays.bounded();

  Accounts(Stays stays) {
    this.stays = stays;
  }

  /** Books a new record, after what its driver's conditions say. */
  void book(InterchangeRecordMessage settled) {
    var account = account(settled.partyRef());
    stays.ofParty(settled.partyRef()).flatMap(KnownStay::takeUse).map("points"::equals)
        .filter(points -> account.exchanges() != points)
        .ifPresent(points -> account.add(new Entry.Chosen(settled.start(), points)));
    boolean sold = settled.direction().equals("export");
    account.add(new Entry.Booked(settled.end(), sold ? settled.amount() : -settled.amount()));
  }

  /** Books a choice, once. */
  void choose(CompensationChoiceMessage choice) {
    stays.isOf(choice.partyRef(), choice.sessionId());
    if (choices.putIfAbsent(choice.choiceId(), true) == null) {
      account(choice.partyRef()).add(new Entry.Chosen(choice.at(), choice.use().equals("points")));
    }
  }

  void pay(String partyRef, Instant at, long amount) {
    account(partyRef).add(new Entry.Paid(at, amount));
  }

  /** What is booked for this user, or this stand-in of somebody unknown. */
  Optional<Account> find(String owner) {
    return Optional.ofNullable(accounts.get(owner));
  }

  /** The account that records of this stand-in are booked to. */
  Account account(String partyRef) {
    var owner = stays.ofParty(partyRef).flatMap(KnownStay::owner).orElse(partyRef);
    var account = accounts.computeIfAbsent(owner, _ -> new Account());
    if (!owner.equals(partyRef)) {
      Optional.ofNullable(accounts.remove(partyRef)).ifPresent(account::takeOver);
    }
    return account;
  }

  Map<String, Account> all() {
    return accounts;
  }
}
