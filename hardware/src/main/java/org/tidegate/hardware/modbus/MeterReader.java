package org.tidegate.hardware.modbus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.MeterMap.Field;

/** Reads a meter by its map with as few requests as it allows. Immutable; for tasks of the bus's worker. */
public final class MeterReader {
  /** More than any meter at a vehicle shows; above it something is wrong with the map, the order of words or the wire. */
  private static final double MOST_WATTS = 10_000_000;
  private static final double MOST_WATT_HOURS = 1e13;

  /** What electronics on stand-by take: a phase that carries no more may stay unknown. */
  private static final int UNNOTICED_WATTS = 100;

  private final MeterMap map;
  private final List<List<Field>> requests;

  /** A reader for meters of this kind. */
  public MeterReader(MeterMap map) {
    this.map = map;
    this.requests = requests(map);
  }

  /**
   * What the meter measures now.
   *
   * @throws BusFailure also when it does not know its energy or power, or tells nonsense: no value is better than a wrong
   *     one
   */
  public Measured read(Registers registers, int unit) throws BusFailure {
    Map<Field, OptionalDouble> values = new HashMap<>();
    for (List<Field> request : requests) {
      int first = request.getFirst().address();
      int[] words = registers.read(unit, request.getFirst().table(), first, end(request) - first);
      request.forEach(field -> values.put(field, field.in(words, first)));
    }
    return new Measured(energy(values, map.imported(), "import"), energy(values, map.exported(), "export"),
        watts(values, map.power()), loads(values), map.volts().flatMap(field -> known(values, field)),
        map.hertz().flatMap(field -> known(values, field)));
  }

  private WattHours energy(Map<Field, OptionalDouble> values, Field field, String what) throws BusFailure {
    return new WattHours(Math.round(within(values, field, MOST_WATT_HOURS, 0, what + " register")));
  }

  private static Watts watts(Map<Field, OptionalDouble> values, Field field) throws BusFailure {
    return new Watts((int) Math.rint(within(values, field, MOST_WATTS, -MOST_WATTS, "power")));
  }

  /**
   * A meter at a single-phase connection may not know the others: they carry nothing, as long as those it knows are all
   * there is.
   */
  private Optional<PhaseLoads> loads(Map<Field, OptionalDouble> values) throws BusFailure {
    List<Field> known = map.phases().stream().filter(phase -> known(values, phase).isPresent()).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    var each = new ArrayList<Watts>();
    for (Field phase : map.phases()) {
      each.add(known.contains(phase) ? watts(values, phase) : Watts.ZERO);
    }
    var loads = new PhaseLoads(each);
    boolean areAll = known.size() == each.size()
        || loads.sum().plus(watts(values, map.power()).negated()).magnitude().value() <= UNNOTICED_WATTS;
    return areAll ? Optional.of(loads) : Optional.empty();
  }

  private static double within(Map<Field, OptionalDouble> values, Field field, double most, double least, String what)
      throws BusFailure {
    double value = known(values, field).orElse(Double.NaN);
    if (!(value >= least && value <= most)) {
      throw new BusFailure(BusFailure.Kind.WRONG, "the meter's " + what + " is "
          + (Double.isNaN(value) ? "unknown" : value + ", which can't be"));
    }
    return value;
  }

  private static Optional<Double> known(Map<Field, OptionalDouble> values, Field field) {
    OptionalDouble value = values.getOrDefault(field, OptionalDouble.empty());
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  /** Neighbours go together as long as the meter gives that many registers at a time. */
  private static List<List<Field>> requests(MeterMap map) {
    List<List<Field>> requests = new ArrayList<>();
    map.fields().sorted(Comparator.comparing(Field::table).thenComparing(Field::address)).forEach(field -> {
      List<Field> last = requests.isEmpty() ? List.of() : requests.getLast();
      if (!last.isEmpty() && last.getFirst().table() == field.table()
          && field.end() - last.getFirst().address() <= map.longestRead()) {
        last.add(field);
      } else {
        requests.add(new ArrayList<>(List.of(field)));
      }
    });
    return List.copyOf(requests);
  }

  private static int end(List<Field> request) {
    return request.stream().mapToInt(Field::end).max().orElseThrow();
  }

  /**
   * What a meter measured, in the domain's senses. Immutable.
   *
   * @param power positive towards the vehicle
   * @param loads the same of each phase
   */
  public record Measured(
      WattHours imported, WattHours exported, Watts power, Optional<PhaseLoads> loads, Optional<Double> volts,
      Optional<Double> hertz) {}
}
