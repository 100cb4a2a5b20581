package org.tidegate.domain.firmware;

import java.time.Duration;
import java.time.Instant;

/** Something to be done for an update. Immutable. */
public sealed interface Command {
  /** Tell the central system, L01.FR.01. */
  record Tell(FirmwareStatus status) implements Command {}

  /** Tell of a security event. */
  record TellSecurity(String type) implements Command {}

  /** Look again at this time. */
  record WakeAt(Instant time) implements Command {}

  /** Try to fetch again after this time. */
  record RetryAfter(Duration delay) implements Command {}

  /** Fetch the file. */
  record Download() implements Command {}

  /** Look at the signature. */
  record Verify() implements Command {}

  /** Put it into place. */
  record Install() implements Command {}

  /** Restart, once the central system has been told. */
  record Activate() implements Command {}

  /** Ask whether it lives. */
  record Confirm() implements Command {}

  /** End whatever runs, and discard the file. */
  record Discard() implements Command {}
}
