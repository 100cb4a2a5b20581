package org.tidegate.hmi;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tidegate.hmi.text.Languages;

/**
 * How the panel is served. Immutable.
 *
 * @param port TCP, on loopback only; 0 takes any free one
 * @param pixelsPerMillimetre CSS pixels in a millimetre of the screen, 2 to 20; 6.6 on a 7 inch one of 1024 × 600
 * @param languages BCP 47 tags, the station's own first
 * @param zone in which times are shown
 * @param currency in which a driver sets prices while none is known
 * @param tax how prices shown relate to tax
 * @param warning how long before a question expires "more time" is offered
 * @param contact whom to call about a fault, at most 40 characters
 * @param wattHoursPerKm what a vehicle uses to drive a kilometre, 50 to 1000; absent: charge is shown in percent only
 * @param frameAncestors origins such as {@code http://127.0.0.1:8090} whose pages may embed the panel
 */
public record PanelSettings(
    int port,
    double pixelsPerMillimetre,
    List<String> languages,
    ZoneId zone,
    Currency currency,
    Tax tax,
    Duration warning,
    Optional<String> contact,
    Optional<Integer> wattHoursPerKm,
    List<String> frameAncestors) {
  private static final Pattern ORIGIN = Pattern.compile("https?://[a-zA-Z0-9.\\[\\]:-]{1,260}");
  private static final double FEWEST_PIXELS = 2;
  private static final double MOST_PIXELS = 20;
  private static final int MOST_CONTACT = 40;
  private static final int LEAST_USE = 50;
  private static final int MOST_USE = 1000;

  /**
   * Copies the lists and checks the ranges.
   *
   * @throws IllegalArgumentException naming the first value that can't be
   */
  public PanelSettings {
    languages = List.copyOf(languages);
    frameAncestors = List.copyOf(frameAncestors);
    check(port >= 0 && port <= 65_535, "port", port);
    check(pixelsPerMillimetre >= FEWEST_PIXELS && pixelsPerMillimetre <= MOST_PIXELS, "pixelsPerMillimetre",
        pixelsPerMillimetre);
    check(!languages.isEmpty(), "languages", languages);
    check(!warning.isNegative(), "warning", warning);
    check(contact.map(String::length).orElse(0) <= MOST_CONTACT, "contact", contact);
    check(wattHoursPerKm.map(use -> use >= LEAST_USE && use <= MOST_USE).orElse(true), "wattHoursPerKm",
        wattHoursPerKm);
    frameAncestors.forEach(origin -> check(ORIGIN.matcher(origin).matches(), "frameAncestors", origin));
  }

  /** A 7 inch panel in English and all other languages, euro and UTC on any free port, not to be embedded. */
  public static PanelSettings defaults() {
    return new PanelSettings(0, 6.6, Languages.BUNDLED, ZoneId.of("UTC"), Currency.getInstance("EUR"), Tax.INCLUDED,
        Duration.ofSeconds(20), Optional.empty(), Optional.empty(), List.of());
  }

  /** The same on this port. */
  public PanelSettings onPort(int other) {
    return new PanelSettings(other, pixelsPerMillimetre, languages, zone, currency, tax, warning, contact,
        wattHoursPerKm, frameAncestors);
  }

  /** The same, to be embedded by these origins. */
  public PanelSettings embeddedBy(List<String> origins) {
    return new PanelSettings(port, pixelsPerMillimetre, languages, zone, currency, tax, warning, contact,
        wattHoursPerKm, origins);
  }

  /** The same, with charge shown as distance too. */
  public PanelSettings consuming(int perKm) {
    return new PanelSettings(port, pixelsPerMillimetre, languages, zone, currency, tax, warning, contact,
        Optional.of(perKm), frameAncestors);
  }

  private static void check(boolean holds, String name, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("panel setting " + name + " can't be " + value);
    }
  }

  /** How prices shown relate to tax. */
  public enum Tax {
    /** Prices are what is paid. */
    INCLUDED,
    /** Tax comes on top. */
    EXCLUDED,
    /** No tax applies. */
    NONE
  }
}
