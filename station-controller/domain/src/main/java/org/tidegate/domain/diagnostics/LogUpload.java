package org.tidegate.domain.diagnostics;

import org.tidegate.domain.port.StoredFact;

/**
 * An upload that was told of and is not over; a restart ends it, and the central system is told so. Immutable.
 *
 * @param requestId of the request that asked
 */
public record LogUpload(int requestId) implements StoredFact {
  @Override
  public String key() {
    return "upload";
  }
}
