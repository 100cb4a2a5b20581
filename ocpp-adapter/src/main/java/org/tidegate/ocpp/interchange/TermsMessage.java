package org.tidegate.ocpp.interchange;

import org.jspecify.annotations.Nullable;

/**
 * {@code Terms}, central system to station: who asks the driver. Immutable. Further fields are ignored.
 *
 * @param version 1; absent means 1
 * @param aggregator name to be shown to the driver, 1 to 50 characters
 */
public record TermsMessage(@Nullable Integer version, String aggregator) {
  /** Its {@code messageId}. */
  public static final String ID = "Terms";

  /** Checks everything. */
  public TermsMessage {
    version = Bounds.version(version);
    Bounds.text("aggregator", aggregator, 50);
  }
}
