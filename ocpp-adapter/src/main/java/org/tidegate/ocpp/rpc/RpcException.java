package org.tidegate.ocpp.rpc;

/** A call that is answered with a CALLERROR: its code and words for the other side. Immutable. */
public final class RpcException extends RuntimeException {
  /** OCPP 2.0.1 Part 4, table 7. */
  static final int LONGEST_DESCRIPTION = 255;

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** The description goes out as it is, cut to 255 characters: no names of classes, no secrets. */
  public RpcException(ErrorCode code, String description) {
    super(description.substring(0, Math.min(description.length(), LONGEST_DESCRIPTION)));
    this.code = code;
  }

  public RpcException(ErrorCode code, String description, Throwable cause) {
    this(code, description);
    initCause(cause);
  }

  public ErrorCode code() {
    return code;
  }

  public String description() {
    return String.valueOf(getMessage());
  }
}
