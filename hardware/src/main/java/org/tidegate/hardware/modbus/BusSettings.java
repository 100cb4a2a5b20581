package org.tidegate.hardware.modbus;

import java.time.Duration;

/**
 * One bus. Immutable.
 *
 * @param name in messages and of its thread
 * @param way where it is
 * @param timeout a device answers within it
 */
public record BusSettings(String name, Way way, Duration timeout) {
  /** Where a bus is. */
  public sealed interface Way {}

  /** Modbus TCP. */
  public record Tcp(String host, int port) implements Way {}

  /**
   * Modbus RTU on a serial port, 8 data bits.
   *
   * @param device such as {@code /dev/ttyUSB0}
   * @param stopBits 1 or 2
   */
  public record Serial(String device, int baud, Parity parity, int stopBits) implements Way {}

  /** Parity of a serial port. */
  public enum Parity {
    /** No parity bit. */
    NONE,
    /** An even number of ones. */
    EVEN,
    /** An odd number of ones. */
    ODD
  }
}
