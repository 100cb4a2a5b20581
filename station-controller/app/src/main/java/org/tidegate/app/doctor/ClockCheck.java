package org.tidegate.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Whether the machine knows the time; without it nothing is discharged. */
record ClockCheck(InstantSource clock, Path synchronised) {
  /** The program is younger than this. */
  private static final Instant OLDEST = Instant.parse("2025-10-01T00:00:00Z");
  /** systemd-timesyncd(8) makes this file once the time is right. */
  private static final Path TIMESYNCD = Path.of("/run/systemd/timesync/synchronized");

  ClockCheck(InstantSource clock) {
    this(clock, TIMESYNCD);
  }

  List<Finding> examine() {
    var now = clock.instant();
    if (now.isBefore(OLDEST)) {
      return List
          .of(Finding.bad("clock", now + ": was never set; nothing is discharged until the central system tells it"));
    }
    return List.of(Files.exists(synchronised)
        ? Finding.ok("clock", now + ", synchronised")
        : Finding.note("clock", now + "; systemd-timesyncd has not synchronised it"));
  }
}
