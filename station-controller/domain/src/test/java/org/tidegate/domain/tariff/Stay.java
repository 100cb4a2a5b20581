package org.tidegate.domain.tariff;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A transaction of which one moment after the other is told. */
final class Stay {
  final List<ChargingPeriod> closed = new ArrayList<>();
  Tariff tariff;
  CostAccount account;

  Stay(Tariff tariff, Metered first) {
    this(tariff, first, Optional.empty());
  }

  Stay(Tariff tariff, Metered first, Optional<Duration> reserved) {
    this.tariff = tariff;
    account = CostAccount.begun("TX", tariff, first, TariffSteps.PLACE, reserved);
  }

  Stay then(Metered next) {
    keep(account.until(next, tariff, TariffSteps.PLACE));
    return this;
  }

  Stay under(Tariff next) {
    keep(account.under(next, tariff, TariffSteps.PLACE));
    tariff = next;
    return this;
  }

  private void keep(CostAccount.Progress progress) {
    account = progress.account();
    closed.addAll(progress.closed());
  }

  CostDetails running() {
    return CostDetails.running(account, tariff);
  }

  CostDetails end() {
    var all = new ArrayList<>(closed);
    all.add(account.openPeriod(tariff));
    return CostDetails.atEnd(account, tariff, all);
  }
}
