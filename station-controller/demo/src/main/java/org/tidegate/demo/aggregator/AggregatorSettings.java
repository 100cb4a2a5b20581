package org.tidegate.demo.aggregator;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * How the demo aggregator runs. Immutable.
 *
 * @param ocppPort where stations connect to, on loopback; 0 for any free one
 * @param pagePort of its page, on loopback; 0 for any free one
 * @param name told to drivers, 1 to 50 characters
 * @param prices at the start
 * @param frameAncestors origins whose pages may embed the page
 * @param users who have signed up already
 */
public record AggregatorSettings(int ocppPort, int pagePort, String name, UnitPrices prices,
    List<String> frameAncestors, List<KnownUser> users) {
  /** The EVCCID of the first user's car. */
  public static final String KNOWN_VEHICLE = "DEMO0000A1";

  public AggregatorSettings {
    frameAncestors = List.copyOf(frameAncestors);
    users = List.copyOf(users);
  }

  /**
   * Somebody who has signed up. Immutable.
   *
   * @param name 1 to 40 characters
   * @param vehicleId EVCCID of the vehicle
   */
  public record KnownUser(String name, String vehicleId) {}

  /** On free ports, with prices at which most drivers would say yes. */
  public static AggregatorSettings defaults() {
    return new AggregatorSettings(0, 0, "Riverside Energy Pool",
        new UnitPrices(new BigDecimal("0.30"), new BigDecimal("0.20"), Currency.getInstance("EUR")), List.of(),
        List.of(new KnownUser("Robin Vale", KNOWN_VEHICLE)));
  }

  /** The same on these ports. */
  public AggregatorSettings onPorts(int ocpp, int page) {
    return new AggregatorSettings(ocpp, page, name, prices, frameAncestors, users);
  }

  /** The same, to be embedded by these origins. */
  public AggregatorSettings embeddedBy(List<String> origins) {
    return new AggregatorSettings(ocppPort, pagePort, name, prices, origins, users);
  }
}
