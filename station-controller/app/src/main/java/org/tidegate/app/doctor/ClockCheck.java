package org.tidegate.app.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.StationConfiguration.Preset;
import org.tidegate.domain.devicemodel.DeviceDataVariables;

/** Whether the machine knows the time; without it nothing is discharged. */
record ClockCheck(StationConfiguration configuration, InstantSource clock, KernelClock kernel) {
  /** The program is younger than this. */
  private static final Instant OLDEST = Instant.parse("2025-10-01T00:00:00Z");
  /** NTP_PHASE_MAX of linux/timex.h: who says so has not been told the time, or not for hours. */
  private static final Duration UNKNOWN = Duration.ofSeconds(16);
  private static final String ABOUT = "clock";
  private static final String HEARTBEAT = "Heartbeat";

  List<Finding> examine() {
    var now = clock.instant();
    if (now.isBefore(OLDEST)) {
      return List
          .of(Finding.bad(ABOUT, now + ": was never set; nothing is discharged until the central system tells it"));
    }
    return List.of(kernel.maximumError().map(error -> judge(now, error)).orElseGet(
        () -> Finding.note(ABOUT, now + "; the kernel does not say whether it is kept right (adjtimex)")));
  }

  private Finding judge(Instant now, Duration error) {
    if (error.compareTo(UNKNOWN) < 0) {
      return Finding.ok(ABOUT, now + ", kept right to " + error.toMillis() + " ms, as the kernel says");
    }
    var text = now + "; the kernel says that nothing keeps it right (NTP)";
    return isFollowed()
        ? Finding.note(ABOUT, text + ": the station takes the time from the central system, "
            + "but certificates are checked by this clock")
        : Finding.bad(ABOUT, text + ", and the station goes by it (ClockCtrlr.TimeSource)");
  }

  /** Whether the central system's time comes first, as where nothing is said. */
  private boolean isFollowed() {
    return configuration.presets().stream().filter(ClockCheck::isTimeSource).map(Preset::value)
        .allMatch(sources -> sources.strip().startsWith(HEARTBEAT));
  }

  private static boolean isTimeSource(Preset preset) {
    var source = DeviceDataVariables.TIME_SOURCE;
    return preset.component().equals(source.component()) && preset.variable().equals(source.variable());
  }
}
