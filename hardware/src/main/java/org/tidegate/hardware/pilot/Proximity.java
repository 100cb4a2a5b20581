package org.tidegate.hardware.pilot;

import java.util.OptionalInt;

/** What a cable carries by its resistor, IEC 61851-1 table B.2. Pure. */
public final class Proximity {
  private Proximity() {}

  /**
   * Amperes of the cable in the socket.
   *
   * @param ohms between proximity contact and earth
   * @return absent without a cable, and for a resistor that no cable has: then nothing is offered
   */
  public static OptionalInt amps(double ohms) {
    if (ohms >= 1_100 && ohms <= 2_460) {
      return OptionalInt.of(13);
    }
    if (ohms >= 400 && ohms <= 936) {
      return OptionalInt.of(20);
    }
    if (ohms >= 164 && ohms <= 308) {
      return OptionalInt.of(32);
    }
    return ohms >= 80 && ohms <= 140 ? OptionalInt.of(63) : OptionalInt.empty();
  }
}
