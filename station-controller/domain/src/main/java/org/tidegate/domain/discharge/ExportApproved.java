package org.tidegate.domain.discharge;

import org.tidegate.domain.discharge.Situation.ExportApproval;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;

/** No discharge beyond what the installer set as approved; none by AC, where the vehicle's own grid code is not known. Immutable. */
public final class ExportApproved implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.EXPORT_APPROVED;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    var rating = situation.rating();
    return rating.current() == CurrentKind.AC
        ? Watts.ZERO
        : rating.exportApproval().map(ExportApproval::atMost).orElse(Watts.ZERO);
  }
}
