package org.tidegate.domain.station;

import java.time.Instant;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.view.SummaryView;

/**
 * A summary that is shown, without the code of a claim: see {@link ShownCode}. Immutable.
 *
 * @param evseId where
 * @param until when it is not any more, UTC
 * @param summary of the stay that is over
 */
public record ShownSummary(int evseId, Instant until, SummaryView summary) implements StoredFact {
  @Override
  public String key() {
    return Integer.toString(evseId);
  }
}
