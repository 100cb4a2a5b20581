package org.tidegate.hardware.simulator.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.simulator.Misbehaviour;
import org.tidegate.hardware.simulator.Misbehaviour.Converter;
import org.tidegate.hardware.simulator.Misbehaviour.DischargeLimitSign;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.hardware.simulator.SimulatedGrid;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatorSettings;
import org.tidegate.hardware.simulator.json.CarJson;
import org.tidegate.hardware.simulator.json.Fields;

/**
 * The commands of the control port: each checks its whole body first and gives back what is to be done on the station
 * loop. Immutable; safe from any thread.
 */
final class Commands {
  private static final Pattern EVSE = Pattern.compile("/sim/evse/([0-9]{1,6})/([a-z/-]+)");
  private static final double SHORTEST_S = 0.001;
  private static final int LONGEST_STALL_S = 600;
  private static final int LONGEST_LAG_MS = 600_000;
  private static final int LONGEST_SITE_DELAY_MS = 60_000;
  private static final double SLOWEST_HZ_PER_S = 0.000_1;
  private static final double FASTEST_HZ_PER_S = 100;
  private static final int MOST_WATTS = 100_000_000;

  private static final Map<String, DischargeLimitSign> SIGNS = Map.of("positive", DischargeLimitSign.POSITIVE,
      "negative", DischargeLimitSign.NEGATIVE);
  private static final Map<String, IdTokenType> READABLE = Stream.of(IdTokenType.values())
      .filter(type -> type != IdTokenType.NoAuthorization)
      .collect(Collectors.toUnmodifiableMap(Enum::name, type -> type));

  private final SimulatedHardware hardware;
  private final StationLoop loop;
  private final SimulationHost host;
  private final Map<String, Function<Fields, Runnable>> ofStation = new TreeMap<>();
  private final Map<String, OfEvse> ofEvse = new TreeMap<>();

  Commands(SimulatedHardware hardware, StationLoop loop, SimulationHost host) {
    this.hardware = hardware;
    this.loop = loop;
    this.host = host;
    ofStation.put("/sim/network/disconnect", body -> plain(body, host::disconnectNetwork));
    ofStation.put("/sim/network/connect", body -> plain(body, host::connectNetwork));
    ofStation.put("/sim/grid", this::grid);
    var external = new ExternalLimitJson(hardware.settings().evses().size(), loop::now);
    ofStation.put("/sim/external-limit", body -> external.isRelease(body)
        ? external.release(body, hardware::releaseExternalLimit)
        : external.set(body, hardware::externalLimit));
    ofStation.put("/sim/stall", this::stall);
    ofStation.put("/sim/time-scale", this::timeScale);
    ofEvse.put("plug-in", this::plugIn);
    ofEvse.put("plug-out", this::plugOut);
    ofEvse.put("cable-out", (evse, body) -> plain(body, () -> hardware.pullCable(evse.id())));
    ofEvse.put("bay", this::bay);
    ofEvse.put("swipe", this::swipe);
    ofEvse.put("fault", (evse, body) -> fault(body, code -> raise(evse.id(), code)));
    ofEvse.put("clear-fault", (evse, body) -> fault(body, code -> () -> hardware.clearFault(evse.id(), code)));
    ofEvse.put("ev/pause", (evse, body) -> plain(body, () -> hardware.pause(evse.id())));
    ofEvse.put("ev/resume", (evse, body) -> plain(body, () -> hardware.resume(evse.id())));
    ofEvse.put("ev", this::change);
    ofEvse.put("device", this::device);
  }

  /** Paths of all commands. */
  List<String> paths() {
    return Stream.concat(ofEvse.keySet().stream().map(name -> "/sim/evse/{n}/" + name), ofStation.keySet().stream())
        .toList();
  }

  /** The command at this path; absent: there is none. */
  Optional<Function<Fields, Runnable>> at(String path) {
    Matcher matcher = EVSE.matcher(path);
    if (!matcher.matches()) {
      return Optional.ofNullable(ofStation.get(path));
    }
    int id = Integer.parseInt(matcher.group(1));
    OfEvse command = ofEvse.get(matcher.group(2));
    if (command == null || !hardware.hasEvse(id)) {
      return Optional.empty();
    }
    SimulatorSettings.Evse evse = hardware.settings().evses().get(id - 1);
    return Optional.of(body -> command.read(evse, body));
  }

  private Runnable plugIn(SimulatorSettings.Evse evse, Fields body) {
    SimulatedCar car = CarJson.plugIn(body, evse, loop.now());
    return () -> hardware.plugIn(evse.id(), car);
  }

  private Runnable plugOut(SimulatorSettings.Evse evse, Fields body) {
    body.only("endSessionFirst", "atVehicleOnly");
    boolean endSessionFirst = body.flag("endSessionFirst").orElse(false);
    if (body.flag("atVehicleOnly").orElse(false)) {
      return () -> hardware.plugOutAtVehicle(evse.id());
    }
    return endSessionFirst
        ? () -> hardware.endSessionAndPlugOut(evse.id())
        : () -> hardware.plugOut(evse.id());
  }

  private Runnable bay(SimulatorSettings.Evse evse, Fields body) {
    boolean occupied = Fields.required(body.only("occupied").flag("occupied"), "occupied");
    if (!evse.fittings().baySensor()) {
      throw new IllegalArgumentException("EVSE " + evse.id() + " does not see its parking bay");
    }
    return () -> hardware.bay(evse.id(), occupied);
  }

  private Runnable swipe(SimulatorSettings.Evse evse, Fields body) {
    body.only("idToken", "type", "evses");
    String value = Fields.required(body.text("idToken", IdToken.LONGEST_READ), "idToken");
    IdTokenType type = body.choice("type", READABLE).orElse(IdTokenType.ISO14443);
    Set<Integer> evses = body.wholes("evses", 1, hardware.settings().evses().size()).orElse(Set.of(evse.id()));
    var token = new IdToken(value, type);
    return () -> hardware.swipe(token, evses);
  }

  private Runnable raise(int evseId, String code) {
    if (!hardware.canRaise(evseId, code)) {
      throw new IllegalArgumentException("EVSE " + evseId + " has " + SimulatedHardware.MOST_OTHER_FAULTS
          + " faults of no kind of their own already; clear one with clear-fault");
    }
    return () -> hardware.raiseFault(evseId, code);
  }

  private static Runnable fault(Fields body, Function<String, Runnable> action) {
    return action.apply(Fields.required(body.only("code").text("code", 50), "code"));
  }

  private Runnable change(SimulatorSettings.Evse evse, Fields body) {
    var anyCar = SimulatedCar.iso15118(evse.current(), Watts.ZERO, Watts.ZERO);
    CarJson.change(body, anyCar, evse, loop.now());
    anyCar.build();
    boolean renegotiates = body.flag("renegotiate").orElse(false);
    return () -> {
      hardware.change(evse.id(), car -> CarJson.change(body, car, evse, loop.now()));
      if (renegotiates) {
        hardware.renegotiate(evse.id());
      }
    };
  }

  private Runnable device(SimulatorSettings.Evse evse, Fields body) {
    body.only("meterSilent", "contactorStuck", "converter", "dischargeLimitSign", "leaseSeconds");
    misbehaviour(body, Misbehaviour.NONE);
    return () -> hardware.device(evse.id(), before -> misbehaviour(body, before));
  }

  private static Misbehaviour misbehaviour(Fields body, Misbehaviour before) {
    Misbehaviour after = apply(body.flag("meterSilent"), before, Misbehaviour::withMeterSilent);
    after = apply(body.flag("contactorStuck"), after, Misbehaviour::withContactorStuck);
    after = apply(body.choice("dischargeLimitSign", SIGNS), after, Misbehaviour::withSpelling);
    after = apply(body.number("leaseSeconds", SHORTEST_S, PowerStage.LONGEST_LEASE.toSeconds()).map(Commands::seconds),
        after, Misbehaviour::withLongestLease);
    Converter converter = after.converter();
    return apply(body.object("converter").map(fields -> converter(fields, converter)), after,
        Misbehaviour::withConverter);
  }

  private static Converter converter(Fields body, Converter before) {
    body.only("lagMs", "errorPercent", "stuck");
    Converter after = apply(body.whole("lagMs", 0, LONGEST_LAG_MS).map(Duration::ofMillis), before, Converter::withLag);
    after = apply(body.number("errorPercent", -100, 100), after, Converter::withErrorPercent);
    return apply(body.flag("stuck"), after, Converter::withStuck);
  }

  private Runnable grid(Fields body) {
    body.only("frequencyHz", "rampHzPerS", "voltageV", "siteLoadW", "siteMeterDelayMs", "metersSilent", "outage");
    body.number("rampHzPerS", SLOWEST_HZ_PER_S, FASTEST_HZ_PER_S)
        .ifPresent(_ -> Fields.required(body.number("frequencyHz", 0, 100), "frequencyHz"));
    changed(body, SimulatedGrid.NORMAL);
    return () -> hardware.grid(before -> changed(body, before));
  }

  private static SimulatedGrid changed(Fields body, SimulatedGrid before) {
    Optional<Double> rate = body.number("rampHzPerS", SLOWEST_HZ_PER_S, FASTEST_HZ_PER_S);
    SimulatedGrid after = apply(body.number("frequencyHz", 0, 100), before, (grid, hertz) -> rate
        .map(each -> grid.withFrequencyRamp(hertz, each)).orElseGet(() -> grid.withFrequency(hertz)));
    after = apply(body.number("voltageV", 0, 1_000), after, SimulatedGrid::withVolts);
    after = apply(body.number("siteLoadW", -MOST_WATTS, MOST_WATTS).map(Watts::towardsZero), after,
        SimulatedGrid::withSiteLoad);
    after = apply(body.whole("siteMeterDelayMs", 0, LONGEST_SITE_DELAY_MS).map(Duration::ofMillis), after,
        SimulatedGrid::withSiteMeterDelay);
    after = apply(body.flag("metersSilent"), after, SimulatedGrid::withMetersSilent);
    return apply(body.flag("outage"), after, SimulatedGrid::withOutage);
  }

  private Runnable stall(Fields body) {
    Duration time = seconds(
        Fields.required(body.only("seconds").number("seconds", SHORTEST_S, LONGEST_STALL_S), "seconds"));
    return () -> host.stall(time);
  }

  private Runnable timeScale(Fields body) {
    double factor = Fields.required(body.only("factor").number("factor", 0.001, 100_000), "factor");
    return () -> hardware.timeScale(factor);
  }

  private static Runnable plain(Fields body, Runnable action) {
    body.only();
    return action;
  }

  private static Duration seconds(double value) {
    return Duration.ofNanos((long) (value * 1e9));
  }

  private static <T, V> T apply(Optional<V> value, T before, With<T, V> with) {
    return value.map(given -> with.apply(before, given)).orElse(before);
  }

  /** A wither. */
  private interface With<T, V> {
    T apply(T before, V value);
  }

  /** Reads a body for one EVSE. */
  private interface OfEvse {
    Runnable read(SimulatorSettings.Evse evse, Fields body);
  }
}
