package org.tidegate.domain.devicemodel;

/**
 * Why a value was not read or set. Immutable. Never repeats the refused value: it may be a secret.
 *
 * @param code for machines
 * @param text for people, English
 */
public record Reason(Code code, String text) {

  /** Reason codes, with the names of the OCPP 2.0.1 Part 2 appendices, and of the errata of 2.1 (2025-09, 2.3 to 2.5). */
  public enum Code {
    /** Can't be set. */
    ReadOnly,
    /** Can't be read. */
    WriteOnly,
    /** Not in the right form, not one of the allowed, or against another rule. */
    InvalidValue,
    /** A number below its lowest or above its highest. */
    ValueOutOfRange,
    /** A text or list that is too long. */
    TooLargeElement,
    /** Of a network profile that may be tried at any moment. */
    ActiveNetworkConf,
    /** Names a network profile that can't be used. */
    InvalidNetworkConf
  }
}
