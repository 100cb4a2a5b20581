package org.tidegate.hardware.modbus;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.ExternalLimit.Step;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.hardware.device.Telling;

/**
 * What the limit contacts on all buses say together: one external limit of the whole station, the least of each bus's. It
 * holds as soon as one limits, and is told to be none once every bus has said so. Station loop only.
 */
@OnStationLoop
final class OperatorLimit {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorLimit.class);
  private static final int STATION = 0;

  private final StationLoop loop;
  private final Telling telling;
  private final Set<String> unheard;
  private final Map<String, Step> limiting = new HashMap<>();
  private Optional<Optional<Step>> told = Optional.empty();

  OperatorLimit(StationLoop loop, Telling telling, Collection<String> buses) {
    this.loop = loop;
    this.telling = telling;
    this.unheard = new HashSet<>(buses);
  }

  /** The contacts on this bus limit so, or not at all, from now on. */
  void says(String bus, Optional<Step> limit) {
    unheard.remove(bus);
    limit.ifPresentOrElse(step -> limiting.put(bus, step), () -> limiting.remove(bus));
    if (limiting.isEmpty() && !unheard.isEmpty()) {
      return;
    }
    var together = limiting.isEmpty()
        ? Optional.<Step>empty()
        : Optional.of(new Step(Duration.ZERO, least(Step::charge, Watts::min), least(Step::discharge, Watts::max),
            Optional.empty()));
    if (!Optional.of(together).equals(told)) {
      told = Optional.of(together);
      tell(together);
    }
  }

  private void tell(Optional<Step> limit) {
    LOG.info("limit contacts: {}", limit.map(OperatorLimit::text).orElse("no limit"));
    telling.tell(events -> limit.ifPresentOrElse(
        step -> events.externalLimitSet(ExternalLimit.constant(STATION, LimitSource.SO, loop.now(), step)),
        () -> events.externalLimitReleased(STATION, LimitSource.SO)));
  }

  private static String text(Step step) {
    return "charge at most " + step.charge().map(Watts::toString).orElse("anything") + ", discharge at most "
        + step.discharge().map(watts -> watts.magnitude().toString()).orElse("anything");
  }

  private Optional<Watts> least(Function<Step, Optional<Watts>> which, BinaryOperator<Watts> lesser) {
    return limiting.values().stream().flatMap(step -> which.apply(step).stream()).reduce(lesser);
  }
}
