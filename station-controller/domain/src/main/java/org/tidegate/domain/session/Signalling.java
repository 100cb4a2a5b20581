package org.tidegate.domain.session;

/** How vehicle and station talk to each other. */
public enum Signalling {
  /** Control pilot's duty cycle alone, IEC 61851-1: nothing is known of the vehicle, and it never discharges. */
  BASIC,
  /** High-level communication, ISO 15118. */
  ISO15118
}
