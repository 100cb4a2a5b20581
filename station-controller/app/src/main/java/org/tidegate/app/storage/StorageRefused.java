package org.tidegate.app.storage;

/** What is stored can't be used; the message tells an operator why and what to do. Immutable. */
public final class StorageRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageRefused(String message) {
    super(message);
  }

  public StorageRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
