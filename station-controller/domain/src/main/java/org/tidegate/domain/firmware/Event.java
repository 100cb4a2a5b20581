package org.tidegate.domain.firmware;

import org.tidegate.domain.port.FirmwareInstaller;

/** Something that happens to an update. Immutable. */
public sealed interface Event {
  /** Time has passed, or a transaction has ended. */
  record Looked() implements Event {}

  /** The wait between two attempts is over. */
  record RetryDue() implements Event {}

  /** The file is there. */
  record Downloaded(String file) implements Event {}

  /**
   * An attempt has failed.
   *
   * @param isFinal whether another one would fail too
   */
  record DownloadFailed(boolean isFinal) implements Event {}

  /** The signature was looked at. */
  record Verified(boolean isSigned) implements Event {}

  /** The installation has ended. */
  record InstallEnded(FirmwareInstaller.Result result) implements Event {}

  /** The restart does not happen. */
  record RestartFailed() implements Event {}

  /** The program has started again. */
  record Restarted() implements Event {}

  /** After the restart: whether it lives. */
  record Confirmed(boolean lives) implements Event {}

  /** The central system wants another one. */
  record Canceled() implements Event {}
}
