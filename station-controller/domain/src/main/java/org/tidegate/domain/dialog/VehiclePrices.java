package org.tidegate.domain.dialog;

/**
 * Prices and their signature as the central system wrote them for the vehicle, OCPP 2.1 {@code salesTariff},
 * {@code absolutePriceSchedule} and {@code priceLevelSchedule}. The station carries them and reads nothing of them.
 * Immutable.
 *
 * @param text in the central system's own form, at most {@link #LONGEST} characters
 */
public record VehiclePrices(String text) {
  /** Room for 1,024 entries, as many as a vehicle can ask for. */
  public static final int LONGEST = 100_000;

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException when it is longer
   */
  public VehiclePrices {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("prices of %d characters".formatted(text.length()));
    }
  }

  @Override
  public String toString() {
    return "prices of %d characters".formatted(text.length());
  }
}
