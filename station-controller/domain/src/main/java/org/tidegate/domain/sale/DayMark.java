package org.tidegate.domain.sale;

import java.time.LocalDate;
import org.tidegate.domain.port.StoredFact;

/**
 * The last record of a day, so that records can be deleted day by day when their time is over. Immutable.
 *
 * @param day UTC, on which it was settled
 * @param last record settled on it so far
 */
public record DayMark(LocalDate day, ChainHead last) implements StoredFact {
  @Override
  public String key() {
    return day.toString();
  }
}
