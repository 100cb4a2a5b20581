package org.tidegate.domain.view;

import java.util.Locale;

/** What an EVSE's part of the panel is about. */
public enum Screen {
  /** Nobody here: prices and how to start. */
  IDLE,
  /** A vehicle is connected and the question stands, or can still be answered. */
  REQUEST,
  /** Answered: power, state of charge, money, reasons. */
  RUNNING,
  /** The vehicle has left: what was sold and bought. */
  SUMMARY,
  /** Something is wrong. */
  FAULT,
  /** Not in service. */
  OUT_OF_SERVICE;

  /** The spelling used on pages. */
  public String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
