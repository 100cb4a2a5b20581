package org.tidegate.domain.port;

/**
 * The lock that holds the plug. Called on the station loop, never blocks; the state read back comes as
 * {@link HardwareEvents#lockChanged}, a lock that does not follow raises {@code LockFailure}.
 */
public interface ConnectorLock {
  /** Holds the plug. */
  void lock();

  /** Lets the plug go. */
  void unlock();
}
