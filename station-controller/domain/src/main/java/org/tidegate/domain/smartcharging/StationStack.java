package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The profiles of all EVSEs and of the station, added up for the grid connection (K08.FR.03). Immutable. */
final class StationStack {
  private final StationFacts station;
  private final ProfileStack grid;
  private final List<Part> parts;
  private final ProfileStack shared;

  StationStack(List<InstalledProfile> profiles, StationFacts station, Circumstances circumstances,
      Instant supposedStart) {
    this.station = station;
    grid = new ProfileStack(profiles, station.grid(), circumstances, supposedStart);
    var apart = profiles.stream().filter(installed -> !isSharedGeneration(installed)).toList();
    parts = station.evses().stream()
        .map(evse -> new Part(evse, new ProfileStack(apart, evse, circumstances, supposedStart))).toList();
    shared = new ProfileStack(profiles.stream().filter(StationStack::isSharedGeneration).toList(), station.grid(),
        circumstances, supposedStart);
  }

  Expectation at(long moment, RateUnit unit) {
    var each = parts.stream().map(part -> part.at(moment)).toList();
    var gridSays = grid.at(moment);
    var limit = each.stream().mapToLong(Expected::charge).sum() + shared.generationAt(moment);
    var wanted = gridSays.steering();
    var target = wanted.setpoint().isPresent() ? wanted : sum(each);
    return Expectation.of(new Combined(Math.min(limit, gridSays.chargeLimit()), gridSays.dischargeLimit(), target,
        gridSays.power(), Optional.empty()), station.grid(), unit);
  }

  private static Steering sum(List<Expected> each) {
    var following = each.stream().anyMatch(part -> part.setpoint().isPresent());
    return new Steering(
        Optional.of(each.stream().mapToLong(Expected::target).sum()).filter(ignored -> following), Optional.empty(),
        following ? OperationMode.CentralSetpoint : OperationMode.ChargingOnly, Optional.empty(), false);
  }

  long changeAfter(long moment) {
    var next = grid.changeAfter(moment);
    for (var part : parts) {
      next = Math.min(next, part.stack.changeAfter(moment));
    }
    return next;
  }

  /** What is made for the whole station counts once, not for each EVSE. */
  private static boolean isSharedGeneration(InstalledProfile installed) {
    return installed.evseId() == 0 && installed.profile().purpose() == ProfilePurpose.LocalGeneration;
  }

  private record Part(EvseFacts evse, ProfileStack stack) {
    private Expected at(long moment) {
      return Expected.of(stack.at(moment), evse);
    }
  }
}
