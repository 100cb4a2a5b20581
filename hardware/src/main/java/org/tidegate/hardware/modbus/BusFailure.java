package org.tidegate.hardware.modbus;

/** A device on a bus could not be read or written. Immutable. */
public final class BusFailure extends Exception {
  private final Kind kind;

  /** A failure of this kind; the text is for engineers. */
  public BusFailure(Kind kind, String text) {
    super(text);
    this.kind = kind;
  }

  /** A failure of this kind with its cause. */
  public BusFailure(Kind kind, String text, Throwable cause) {
    super(text, cause);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** What can go wrong. */
  public enum Kind {
    /** The bus can't be opened, or broke. */
    UNREACHABLE,
    /** No answer in time, or one that was damaged. */
    SILENT,
    /** The device answered with a Modbus exception. */
    REFUSED,
    /** The answer makes no sense, or the device did not take what was written. */
    WRONG
  }
}
