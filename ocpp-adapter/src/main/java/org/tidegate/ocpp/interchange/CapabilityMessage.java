package org.tidegate.ocpp.interchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Capability}, station to central system. Immutable.
 *
 * @param version 1
 * @param sessionId the vehicle's stay
 * @param evseId where it stands
 * @param at when this was so, UTC
 * @param charge into the vehicle
 * @param discharge out of it
 */
public record CapabilityMessage(@Nullable Integer version, String sessionId, Integer evseId, Instant at,
    Offers charge, Offers discharge) {
  /** Its {@code messageId}. */
  public static final String ID = "Capability";

  /** Checks everything. */
  public CapabilityMessage {
    version = Bounds.version(version);
    Bounds.text("sessionId", sessionId, Bounds.LONGEST_ID);
    Bounds.required("evseId", evseId);
    Bounds.atLeast("evseId", evseId, 1);
    Bounds.required("at", at);
    Bounds.required("charge", charge);
    Bounds.required("discharge", discharge);
  }

  /**
   * One direction. Immutable.
   *
   * @param firm kept unless the driver withdraws or unplugs
   * @param likely as things are
   * @param reasons tokens of why it is not all that vehicle and station are built for, the strictest first; absent: it is
   */
  public record Offers(Offer firm, Offer likely, @Nullable List<String> reasons) {
    private static final int MOST_REASONS = 50;

    /** Checks everything. */
    public Offers {
      Bounds.required("firm", firm);
      Bounds.required("likely", likely);
      reasons = reasons == null ? List.of() : Bounds.items("reasons", reasons, 0, MOST_REASONS);
    }
  }

  /**
   * A power and how long it is kept up. Immutable.
   *
   * @param power W, ≥ 0 in either direction
   * @param energy Wh through the meter
   * @param minutes that it is kept up
   */
  public record Offer(Integer power, Long energy, Integer minutes) {
    /** Checks everything. */
    public Offer {
      Bounds.required("power", power);
      Bounds.atLeast("power", power, 0);
      Bounds.required("energy", energy);
      Bounds.atLeast("energy", energy, 0);
      Bounds.required("minutes", minutes);
      Bounds.atLeast("minutes", minutes, 0);
    }
  }
}
