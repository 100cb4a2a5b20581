package org.tidegate.ocpp.dialect;

/**
 * How discharging is written on an OCPP 2.0.1 connection, which has no words of its own for it. Immutable.
 *
 * @param vendorId whose {@code customData} and DataTransfer is ours
 * @param negativeLimit whether a limit below 0 is a setpoint for discharging
 * @param extension where the fields of OCPP 2.1 are looked for
 */
public record V2xSpelling(String vendorId, boolean negativeLimit, Extension extension) {
  /** The project's reverse domain name. */
  public static final String STANDARD_VENDOR_ID = "org.tidegate";

  /**
   * Refuses a vendor id that does not fit the wire.
   *
   * @throws IllegalArgumentException unless it has 1 to 255 characters
   */
  public V2xSpelling {
    if (vendorId.isBlank() || vendorId.length() > 255) {
      throw new IllegalArgumentException("a vendor id has 1 to 255 characters");
    }
  }

  /** Both spellings that are valid by the schemas. */
  public static V2xSpelling standard() {
    return new V2xSpelling(STANDARD_VENDOR_ID, true, Extension.CUSTOM_DATA);
  }

  /** Where the fields {@code operationMode}, {@code setpoint} and {@code dischargeLimit} are looked for. */
  public enum Extension {
    /** In the {@code customData} of a period that has our vendor id. */
    CUSTOM_DATA,
    /** In the period itself. */
    OCPP21_FIELDS,
    /** Nowhere. */
    NONE
  }
}
