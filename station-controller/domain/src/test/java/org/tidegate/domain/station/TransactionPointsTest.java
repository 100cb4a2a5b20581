package org.tidegate.domain.station;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.devicemodel.MeteringVariables;
import org.tidegate.domain.devicemodel.TransactionVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.station.StationSettings.Fittings;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TransactionPoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.transaction.TransactionPoint.Authorized;
import static org.tidegate.domain.transaction.TransactionPoint.DataSigned;
import static org.tidegate.domain.transaction.TransactionPoint.EVConnected;
import static org.tidegate.domain.transaction.TransactionPoint.EnergyTransfer;
import static org.tidegate.domain.transaction.TransactionPoint.ParkingBayOccupancy;
import static org.tidegate.domain.transaction.TransactionPoint.PowerPathClosed;

/**
 * Every combination of start and stop points against a reference: the tables of Part 2, 2.6.6, read step by step along three
 * stays: one where the driver plugs in first (all subsets), one where a remote start comes first, and one where the driver
 * unplugs without stopping.
 */
@Covers({"E01.FR.01", "E01.FR.02", "E01.FR.03", "E01.FR.04", "E01.FR.05", "E01.FR.06", "E06.FR.01", "E06.FR.02",
    "E06.FR.03", "E06.FR.06", "E06.FR.07"})
class TransactionPointsTest {
  private static final Set<TransactionPoint> STARTS = EnumSet.allOf(TransactionPoint.class);
  private static final Set<TransactionPoint> STOPS = EnumSet.complementOf(EnumSet.of(DataSigned));

  /** What happens, and which points hold from then on. */
  private enum Step {
    ARRIVES(ParkingBayOccupancy),
    PLUGS_IN(ParkingBayOccupancy, EVConnected, DataSigned),
    AUTHORIZES_BEFORE_THE_PLUG(ParkingBayOccupancy, Authorized),
    PLUGS_IN_AUTHORIZED(ParkingBayOccupancy, EVConnected, DataSigned, Authorized, PowerPathClosed, EnergyTransfer),
    AUTHORIZES(ParkingBayOccupancy, EVConnected, DataSigned, Authorized, PowerPathClosed, EnergyTransfer),
    VEHICLE_SUSPENDS(ParkingBayOccupancy, EVConnected, DataSigned, Authorized, PowerPathClosed),
    STOPS(ParkingBayOccupancy, EVConnected, DataSigned),
    UNPLUGS(ParkingBayOccupancy),
    LEAVES;

    private final Set<TransactionPoint> holds = EnumSet.noneOf(TransactionPoint.class);

    Step(TransactionPoint... points) {
      holds.addAll(List.of(points));
    }
  }

  private static final List<Step> PLUG_FIRST = List.of(Step.ARRIVES, Step.PLUGS_IN, Step.AUTHORIZES,
      Step.VEHICLE_SUSPENDS, Step.STOPS, Step.UNPLUGS, Step.LEAVES);
  private static final List<Step> REMOTE_START_FIRST = List.of(Step.ARRIVES, Step.AUTHORIZES_BEFORE_THE_PLUG,
      Step.PLUGS_IN_AUTHORIZED, Step.STOPS, Step.UNPLUGS, Step.LEAVES);
  private static final List<Step> UNPLUGS_WITHOUT_STOPPING = List.of(Step.ARRIVES, Step.PLUGS_IN, Step.AUTHORIZES,
      Step.UNPLUGS, Step.LEAVES);

  private enum Stay {
    PLUG_FIRST(TransactionPointsTest.PLUG_FIRST, STARTS.size()),
    REMOTE_START_FIRST(TransactionPointsTest.REMOTE_START_FIRST, 2),
    UNPLUGS_WITHOUT_STOPPING(TransactionPointsTest.UNPLUGS_WITHOUT_STOPPING, 1);

    private final List<Step> steps;
    private final int mostStarts;

    Stay(List<Step> steps, int mostStarts) {
      this.steps = steps;
      this.mostStarts = mostStarts;
    }
  }

  @ParameterizedTest
  @EnumSource(Stay.class)
  void transaction_everyCombinationOfPoints_startsAndEndsAsTheTablesSay(Stay stay) {
    var wrong = new ArrayList<String>();
    for (var starts : subsets(STARTS)) {
      if (starts.size() > stay.mostStarts) {
        continue;
      }
      for (var stops : subsets(STOPS)) {
        var expected = reference(stay.steps, starts, stops);
        var actual = played(stay.steps, starts, stops);
        if (!actual.equals(expected)) {
          wrong.add("start %s stop %s: expected %s but was %s".formatted(starts, stops, expected, actual));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The same energy flow counts where one direction follows the other. */
  @ParameterizedTest
  @CsvSource({"true,0", "false,1"})
  void energyTransfer_standsStillBySetpoint_endsOnlyWithoutThePermission(boolean permitted, int ended) {
    var bench = bench(EnumSet.of(EVConnected), EnumSet.of(EnergyTransfer));
    bench.start().linkUp();
    bench.plugIn(60);
    bench.pressStart();
    if (permitted) {
      bench.pickPattern("balanced");
      bench.permit();
    }
    bench.seconds(10);
    bench.chargeLimit(0);
    bench.seconds(30);
    assertThat(bench.commanded()).isZero();
    assertThat(count(bench, Type.Ended)).isEqualTo(ended);
  }

  /** What the tables say: a transaction is (S)tarted, (E)nded or both at these steps. */
  private static List<String> reference(List<Step> steps, Set<TransactionPoint> starts, Set<TransactionPoint> stops) {
    var told = new ArrayList<String>();
    Set<TransactionPoint> before = EnumSet.noneOf(TransactionPoint.class);
    boolean running = false;
    for (var step : steps) {
      var holds = step.holds;
      if (!running && isStart(before, holds, starts)) {
        running = true;
        told.add("S " + step);
      }
      if (running && isEnd(before, holds, step, stops)) {
        running = false;
        told.add("E " + step);
        // Nobody may charge without a transaction: what rested on it is over too.
        before = without(holds, Set.of(Authorized, PowerPathClosed, EnergyTransfer));
      } else {
        before = holds;
      }
    }
    return told;
  }

  private static boolean isStart(Set<TransactionPoint> before, Set<TransactionPoint> now,
      Set<TransactionPoint> starts) {
    var risen = without(now, before);
    boolean driverCame = risen.contains(Authorized) || risen.contains(EVConnected);
    return risen.stream().anyMatch(starts::contains) || driverCame && now.stream().anyMatch(starts::contains);
  }

  private static boolean isEnd(Set<TransactionPoint> before, Set<TransactionPoint> now, Step step,
      Set<TransactionPoint> stops) {
    var fallen = EnumSet.noneOf(TransactionPoint.class);
    fallen.addAll(without(before, now));
    if (step == Step.STOPS && before.contains(Authorized) || step == Step.UNPLUGS) {
      // The end of the authorization ends energy transfer, flowing or not; E09.FR.01: unplugging deauthorizes.
      fallen.addAll(Set.of(Authorized, PowerPathClosed, EnergyTransfer));
    }
    return fallen.stream().anyMatch(stops::contains);
  }

  private static Set<TransactionPoint> without(Set<TransactionPoint> all, Set<TransactionPoint> some) {
    var rest = EnumSet.noneOf(TransactionPoint.class);
    rest.addAll(all);
    rest.removeAll(some);
    return rest;
  }

  private static List<String> played(List<Step> steps, Set<TransactionPoint> starts, Set<TransactionPoint> stops) {
    var bench = bench(starts, stops);
    bench.start().linkUp();
    var told = new ArrayList<String>();
    for (var step : steps) {
      int before = bench.centralSystem.events().size();
      play(bench, step);
      bench.centralSystem.events().stream().skip(before).map(TransactionEvent::type)
          .filter(type -> type != Type.Updated).forEach(type -> told.add(type.name().charAt(0) + " " + step));
    }
    return told;
  }

  private static void play(StationBench bench, Step step) {
    var evse = bench.hardware.evse(1);
    switch (step) {
      case ARRIVES -> evse.bay(true);
      case PLUGS_IN, PLUGS_IN_AUTHORIZED -> bench.plugIn(60);
      case AUTHORIZES -> bench.pressStart();
      case AUTHORIZES_BEFORE_THE_PLUG ->
        bench.now(bench.station().requests().requestStart(new RemoteStart(Optional.of(1), 7,
            IdToken.NO_AUTHORIZATION, Optional.empty(), Optional.empty())));
      case VEHICLE_SUSPENDS -> evse.pilot(ControlPilotState.B);
      case STOPS -> bench.pressStop();
      case UNPLUGS -> bench.unplug();
      case LEAVES -> evse.bay(false);
    }
    bench.seconds(1);
  }

  private static StationBench bench(Set<TransactionPoint> starts, Set<TransactionPoint> stops) {
    var bench = new StationBench();
    bench.fittings = new Fittings(true, true);
    bench.hardware.evse(1).signReadings();
    bench.preset(TransactionVariables.TX_START_POINT, names(starts));
    bench.preset(TransactionVariables.TX_STOP_POINT, names(stops));
    bench.preset(MeteringVariables.SAMPLED_SIGN_READINGS, "true");
    return bench;
  }

  private static String names(Set<TransactionPoint> points) {
    return points.stream().map(Enum::name).collect(Collectors.joining(","));
  }

  private static long count(StationBench bench, Type type) {
    return bench.centralSystem.events().stream().filter(event -> event.type() == type).count();
  }

  /** All but the empty one. */
  private static List<Set<TransactionPoint>> subsets(Set<TransactionPoint> all) {
    var points = List.copyOf(all);
    return Stream.iterate(1, bits -> bits + 1).limit((1L << points.size()) - 1).map(bits -> {
      Set<TransactionPoint> some = EnumSet.noneOf(TransactionPoint.class);
      for (int index = 0; index < points.size(); index++) {
        if ((bits & 1 << index) != 0) {
          some.add(points.get(index));
        }
      }
      return some;
    }).toList();
  }
}
