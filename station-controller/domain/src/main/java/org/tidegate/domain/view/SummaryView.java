package org.tidegate.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.review.Judged;
import org.tidegate.domain.review.Review;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.session.VehicleSession;

/**
 * What became of a stay. Immutable.
 *
 * @param sessionId of the stay
 * @param plugged when it began, UTC
 * @param unplugged when it ended, UTC
 * @param permission the driver's last answer
 * @param imported energy in, by the meter
 * @param exported energy out, by the meter
 * @param earned for energy sold
 * @param spent for energy purchased
 * @param records settled in this stay, oldest first
 * @param recordsMatchMeter whether the records' energy equals the difference of the meter's registers
 * @param delivered how many of the records the central system has acknowledged
 * @param review what was promised, asked and refused
 * @param account how the driver is paid
 * @param copy the driver's own copy of the records, page by page, each for a QR code
 */
public record SummaryView(
    String sessionId,
    Instant plugged,
    Instant unplugged,
    PermissionState permission,
    WattHours imported,
    WattHours exported,
    Optional<Money> earned,
    Optional<Money> spent,
    List<InterchangeRecord> records,
    boolean recordsMatchMeter,
    int delivered,
    Review review,
    AccountView account,
    List<String> copy) {

  /** Of a stay in which nothing was promised, asked or paid. */
  public SummaryView(String sessionId, Instant plugged, Instant unplugged, PermissionState permission,
      WattHours imported, WattHours exported, Optional<Money> earned, Optional<Money> spent,
      List<InterchangeRecord> records, boolean recordsMatchMeter, int delivered) {
    this(sessionId, plugged, unplugged, permission, imported, exported, earned, spent, records, recordsMatchMeter,
        delivered, Review.NONE, AccountView.NONE, List.of());
  }

  /** The summary of a stay that is over. Station loop only. */
  public static SummaryView of(VehicleSession session, Review review, AccountView account, List<String> copy) {
    var sums = session.sums();
    var end = session.unpluggedAt().orElse(session.identity().since());
    return new SummaryView(session.identity().id(), session.identity().since(), end, session.lastAnswer(),
        session.imported(), session.exported(), sums.earned(), sums.spent(), session.records(),
        session.recordsMatchMeter(), session.deliveredCount(), review, account, copy);
  }

  /** The same with this many records acknowledged. */
  public SummaryView delivered(int count) {
    return new SummaryView(sessionId, plugged, unplugged, permission, imported, exported, earned, spent, records,
        recordsMatchMeter, count, review, account, copy);
  }

  /** The same with this advice. */
  public SummaryView advising(Optional<Judged> best) {
    return new SummaryView(sessionId, plugged, unplugged, permission, imported, exported, earned, spent, records,
        recordsMatchMeter, delivered, review.advising(best), account, copy);
  }

  /** The same with another use of the compensation. */
  public SummaryView choosing(CompensationUse use) {
    return paidBy(account.choosing(use));
  }

  /** The same, paid in this way. */
  public SummaryView paidBy(AccountView way) {
    return new SummaryView(sessionId, plugged, unplugged, permission, imported, exported, earned, spent, records,
        recordsMatchMeter, delivered, review, way, copy);
  }

  /** Copies the lists. */
  public SummaryView {
    records = List.copyOf(records);
    copy = List.copyOf(copy);
  }
}
