package org.tidegate.hardware.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.hardware.vehicle.VehicleAdapter;

/** What a board passed on of the vehicle at one EVSE, and what of it the station was told. Station loop only. */
@OnStationLoop
final class ToldVehicle {
  /** Twice as often as the station asks for. */
  static final Duration TOLD_EVERY = Duration.ofSeconds(5);

  /** A departure that is told as a time from now is the same one within this. */
  private static final Duration SAME_DEPARTURE = Duration.ofMinutes(1);

  private final StationLoop loop;
  private @Nullable Vehicle told;
  private Instant toldAsOf = Instant.MIN;
  private long toldAt;
  private boolean ended;
  private Optional<Instant> departure = Optional.empty();

  ToldVehicle(StationLoop loop) {
    this.loop = loop;
  }

  /** Whether it ends its session for good by this word, and not by one before. */
  boolean endsBy(VehicleWord now) {
    boolean ends = now.hasEnded() && !ended;
    ended = now.hasEnded();
    return ends;
  }

  /** It has gone. */
  void forget() {
    told = null;
    ended = false;
    departure = Optional.empty();
  }

  /** What the station is to be told now; absent when it knows that. */
  Optional<Vehicle> heard(VehicleWord now) {
    departure = now.departureSeconds().map(this::departure);
    boolean isKnown = told != null && told.equals(vehicle(now, toldAsOf));
    if (isKnown && loop.nanoTime() - toldAt < TOLD_EVERY.toNanos()) {
      return Optional.empty();
    }
    toldAt = loop.nanoTime();
    toldAsOf = loop.now();
    told = vehicle(now, toldAsOf);
    return Optional.of(told);
  }

  private Vehicle vehicle(VehicleWord word, Instant asOf) {
    return VehicleAdapter.vehicle(word.report(departure, asOf));
  }

  private Instant departure(long seconds) {
    Instant named = loop.now().plusSeconds(seconds);
    return departure.filter(before -> Duration.between(before, named).abs().compareTo(SAME_DEPARTURE) < 0)
        .orElse(named);
  }
}
