package org.tidegate.app.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationViews;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.Screen;
import org.tidegate.domain.view.StationView;

/**
 * Whether the station is well, for whoever restarts programs (live) and whoever sends drivers to stations (ready). A call
 * waits up to 2 s for the station loop: never call it there. Safe from any other thread.
 */
public final class StationHealth {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final String INOPERATIVE = "Inoperative";

  private final StationLoop loop;
  private final StationViews views;
  private final Duration longest;

  /** Of the station with this loop and these views. */
  public StationHealth(StationLoop loop, StationViews views) {
    this(loop, views, LONGEST_WAIT);
  }

  StationHealth(StationLoop loop, StationViews views, Duration longest) {
    this.loop = loop;
    this.views = views;
    this.longest = longest;
  }

  /**
   * What was found. Immutable.
   *
   * @param well whether all is as it should be
   * @param reasons why not; codes, such as {@code StorageFailure}, with {@code evse-<n> } before those of one EVSE
   */
  public record Finding(boolean well, List<String> reasons) {
    /** Copies the list. */
    public Finding {
      reasons = List.copyOf(reasons);
    }

    private static Finding of(List<String> reasons) {
      return new Finding(reasons.isEmpty(), reasons);
    }
  }

  /** Whether the station loop turns: if not, only a new start helps. */
  public Finding live() {
    return Finding.of(loopTurns() ? List.of() : List.of("LoopSilent"));
  }

  /**
   * Whether a driver who comes now is served: the loop turns, the station has no fault of its own, and at least one EVSE has
   * none and is in service. A central system out of reach is no reason: the station works without.
   */
  public Finding ready() {
    var live = live();
    return live.well() ? Finding.of(reasons(views.newest())) : live;
  }

  private static List<String> reasons(StationView station) {
    var reasons = new ArrayList<String>();
    station.stationFault().ifPresent(reasons::add);
    if (!station.availability().equals("Operative")) {
      reasons.add(station.availability());
    } else if (station.evses().stream().noneMatch(StationHealth::serves)) {
      station.evses().forEach(evse -> reasons(evse, reasons));
    }
    return reasons;
  }

  private static boolean serves(EvseView evse) {
    return evse.screen() != Screen.OUT_OF_SERVICE
        && evse.faults().stream().noneMatch(fault -> fault.kind().stopsCharging());
  }

  private static void reasons(EvseView evse, List<String> reasons) {
    if (evse.screen() == Screen.OUT_OF_SERVICE) {
      reasons.add("evse-" + evse.id() + " " + INOPERATIVE);
    }
    evse.faults().forEach(fault -> reasons.add("evse-" + evse.id() + " " + fault.code()));
  }

  private boolean loopTurns() {
    var turned = new CompletableFuture<Void>();
    loop.execute(() -> turned.complete(null));
    try {
      turned.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
