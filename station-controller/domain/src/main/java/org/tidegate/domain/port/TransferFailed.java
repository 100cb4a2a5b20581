package org.tidegate.domain.port;

/** A file could not be transferred. Its message may be logged and sent: it holds no credentials. */
public final class TransferFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What went wrong, in words without credentials. */
  public TransferFailed(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** Kinds of failures, as far as the central system is told them. */
  public enum Kind {
    /** Not reached, broken off, not there, too large, too slow. */
    FAILED,
    /** The server found the request wrong. */
    BAD_MESSAGE,
    /** The server refused the credentials, or wanted some. */
    PERMISSION_DENIED,
    /** The server can't do this. */
    NOT_SUPPORTED,
    /** The location is no URL that the station can use: trying again changes nothing. */
    INVALID_LOCATION
  }
}
