package org.tidegate.hmi.page;

import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.text.Languages;

/**
 * What stays the same on all pages while the server runs. Immutable.
 *
 * @param settings of the panel
 * @param languages offered
 * @param csrf secret that every form sends back
 * @param assetVersion changes with style sheet and script
 * @param medium what they are shown on
 */
public record Surroundings(
    PanelSettings settings, Languages languages, String csrf, String assetVersion, Medium medium) {
  /** Of the panel. */
  public Surroundings(PanelSettings settings, Languages languages, String csrf, String assetVersion) {
    this(settings, languages, csrf, assetVersion, Medium.PANEL);
  }

  /** The same for forms with another secret. */
  public Surroundings with(String otherCsrf) {
    return new Surroundings(settings, languages, otherCsrf, assetVersion, medium);
  }
}
