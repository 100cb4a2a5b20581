package org.tidegate.domain.port;

import java.util.Locale;
import java.util.Optional;

/** Why a person's act does not fit now; each is said to them in words. */
public enum DriverRefusal {
  /** Nobody may be authorized by the Start button here now. */
  START,
  /** There is no compensation to choose about. */
  COMPENSATION,
  /** The place is kept for who reserved it. */
  RESERVED,
  /** No vehicle is plugged in. */
  NO_VEHICLE,
  /** There are no such prepared conditions. */
  PATTERN,
  /** Conditions or prices are missing. */
  PERMIT,
  /** There is no permission to take back. */
  WITHDRAW,
  /** There is no permission to leave. */
  CHARGE_NOW,
  /** There is no priority charging. */
  PRIORITY,
  /** The prices are in another currency than the station's. */
  CURRENCY,
  /** The departure is not ahead. */
  DEPARTURE,
  /** The departure is further ahead than anybody stays. */
  DEPARTURE_FAR,
  /** A price is beyond all reason. */
  PRICE,
  /** There are more slots than are kept. */
  SLOTS,
  /** What is remembered is locked, or nothing is. */
  MEMORY,
  /** The PIN is not right. */
  PIN,
  /** Too many PINs were tried. */
  PIN_WAIT,
  /** A PIN has 4 to 8 digits. */
  PIN_LENGTH,
  /** A vehicle can be imitated: it needs a PIN. */
  PIN_NEEDED,
  /** Nothing can be stored. */
  STORAGE,
  /** The central system has not confirmed the card in this visit. */
  ORDER,
  /** No key code can be typed here. */
  KEY_CODE,
  /** No master pass was presented lately. */
  MASTER_PASS;

  /** Key of the text that says it. */
  public String token() {
    return "refused-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As the outcome of an act. */
  public Optional<String> said() {
    return Optional.of(token());
  }
}
