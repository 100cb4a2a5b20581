package org.tidegate.domain.fault;

/**
 * Who sees a fault: a device, or the program itself. Immutable. Each speaks for itself only: what one says is over another
 * may still see.
 *
 * @param name one word for logs; another for each that can see a fault by itself
 */
public record FaultSource(String name) {
  /** What the program finds out for itself. */
  public static final FaultSource PROGRAM = new FaultSource("program");

  @Override
  public String toString() {
    return name;
  }
}
