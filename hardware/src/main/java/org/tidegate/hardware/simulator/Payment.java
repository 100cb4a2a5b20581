package org.tidegate.hardware.simulator;

/** How a car wants to be identified, ISO 15118-2 paymentOption. */
public enum Payment {
  /** By something outside of the car: card, panel, phone. */
  EXTERNAL,
  /** By the contract in the car. */
  CONTRACT
}
