package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The profiles of all EVSEs and of the station, added up for the grid connection (K08.FR.03). Immutable. */
final class StationStack {
  private final StationFacts station;
  private final ProfileStack grid;
  private final List<Part> parts;

  StationStack(List<InstalledProfile> profiles, StationFacts station, Instant supposedStart) {
    this.station = station;
    grid = new ProfileStack(profiles, station.grid(), supposedStart);
    parts = station.evses().stream().map(evse -> new Part(evse, new ProfileStack(profiles, evse, supposedStart)))
        .toList();
  }

  Expectation at(Instant moment, RateUnit unit) {
    var each = parts.stream().map(part -> part.at(moment)).toList();
    var gridSays = grid.at(moment);
    var limit = sum(each.stream().map(Expectation::limit));
    var following = each.stream().anyMatch(part -> part.setpoint().isPresent());
    var total = new Combined(Optional.of(gridSays.chargeLimit().map(limit::min).orElse(limit)),
        gridSays.dischargeLimit(),
        Optional.of(sum(each.stream().map(Expectation::target))).filter(ignored -> following),
        Optional.empty(), following ? OperationMode.CentralSetpoint : OperationMode.ChargingOnly, gridSays.power());
    return Expectation.of(total, station.grid(), unit);
  }

  Optional<Instant> boundaryAfter(Instant moment) {
    return Stream.concat(Stream.of(grid), parts.stream().map(Part::stack))
        .flatMap(stack -> stack.boundaryAfter(moment).stream()).min(Comparator.naturalOrder());
  }

  private static BigDecimal sum(Stream<BigDecimal> values) {
    return values.reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private record Part(EvseFacts evse, ProfileStack stack) {
    Expectation at(Instant moment) {
      return Expectation.of(stack.at(moment), evse, RateUnit.W);
    }
  }
}
