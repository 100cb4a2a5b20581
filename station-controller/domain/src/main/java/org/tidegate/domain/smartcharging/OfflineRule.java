package org.tidegate.domain.smartcharging;

import java.time.Duration;

/**
 * OCPP 2.1 K01.FR.101 and 2.1 K01.FR.102: how long a profile holds without the central system. Immutable.
 *
 * @param longest {@code maxOfflineDuration}: after it the profile does not count while offline; zero: at once
 * @param isGoneAfter {@code invalidAfterOfflineDuration}: it does not come back either
 */
public record OfflineRule(Duration longest, boolean isGoneAfter) {}
