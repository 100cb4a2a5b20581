package org.tidegate.domain.port;

/** What was asked for can't be kept: the storage has failed, and whoever asked must not believe that it is done. */
public final class NotStored extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The storage has failed. */
  public NotStored() {
    super("the storage has failed");
  }
}
