package org.tidegate.domain.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.smartcharging.Refusal;

/** Signals for automatic frequency restoration, OCPP 2.1 Q08. Station loop only. */
@OnStationLoop
final class SignalRequests {
  private static final Logger log = LoggerFactory.getLogger(SignalRequests.class);

  private final List<Evse> evses;

  SignalRequests(List<Evse> evses) {
    this.evses = evses;
  }

  /** 2.1 Q08.FR.10, 2.1 Q08.FR.11; why not. */
  Optional<Refusal> take(int signal, Instant from) {
    var heeding = evses.stream().filter(evse -> evse.following.heedsSignals()).toList();
    if (heeding.isEmpty()) {
      return Optional.of(new Refusal("NoSignalWattCurve", "no period with a v2xSignalWattCurve is active"));
    }
    log.info("aFRR signal {} from {} on", signal, from);
    return heeding.stream().flatMap(evse -> evse.following.signal(signal, from).stream()).findFirst();
  }
}
