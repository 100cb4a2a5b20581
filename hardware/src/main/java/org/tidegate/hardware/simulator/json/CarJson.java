package org.tidegate.hardware.simulator.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.hardware.simulator.Manners;
import org.tidegate.hardware.simulator.Payment;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.hardware.simulator.SimulatorSettings;

/** How a simulated car is spelled in JSON, at the control port and in the memory alike. Immutable. */
public final class CarJson {
  private static final double NOMINAL_VOLTS = 230;
  private static final int MOST_WATTS = 10_000_000;
  private static final int LONGEST_STAY_S = 366 * 24 * 3600;

  private static final Map<String, Signalling> PROTOCOLS = Map.of("IEC61851", Signalling.BASIC, "ISO15118",
      Signalling.ISO15118);
  private static final Map<String, CurrentKind> CURRENTS = Map.of("AC", CurrentKind.AC, "DC", CurrentKind.DC);
  private static final Map<String, Payment> PAYMENTS = Map.of("externalpayment", Payment.EXTERNAL, "contract",
      Payment.CONTRACT);

  private static final Set<String> CHANGEABLE = Set.of("payment", "evccId", "capacityWh", "capacityUnknown", "soc",
      "socUnknown", "efficiency", "stateOfHealth", "maxChargeW", "maxDischargeW", "bidirectional", "minSoc",
      "targetSoc", "departureS", "phaseShares", "dialog");
  private static final Set<String> CHANGE = with(CHANGEABLE, "renegotiate");
  private static final Set<String> PLUG_IN = with(CHANGEABLE, "protocol", "current", "amps", "phases");
  private static final Set<String> REMEMBERED = with(PLUG_IN, "departure");

  private CarJson() {}

  /**
   * The car of a plug-in request. What is not given: the EVSE's current and ratings, one phase with 32 A for basic
   * signalling, no discharging.
   *
   * @throws IllegalArgumentException with the reason when the request is not right
   */
  public static SimulatedCar plugIn(Fields body, SimulatorSettings.Evse evse, Instant now) {
    body.only(PLUG_IN);
    CurrentKind current = body.choice("current", CURRENTS).orElse(evse.current());
    if (current != evse.current()) {
      throw new IllegalArgumentException("EVSE " + evse.id() + " has a connector for " + evse.current());
    }
    return car(body, evse, now);
  }

  /**
   * Applies the fields of a change request; whether to renegotiate is no matter of the car itself.
   *
   * @throws IllegalArgumentException with the reason when the request is not right
   */
  public static void change(Fields body, SimulatedCar.Builder car, SimulatorSettings.Evse evse, Instant now) {
    apply(body.only(CHANGE), car, evse, now);
    body.object("dialog").ifPresent(dialog -> {
      var after = MannersJson.change(dialog, car.manners().orElseGet(Manners::first));
      car.manners().ifPresent(_ -> car.manners(after));
    });
  }

  /** All of a car. */
  public static ObjectNode write(SimulatedCar car) {
    ObjectNode json = Fields.MAPPER.createObjectNode();
    json.put("protocol", word(PROTOCOLS, car.signalling()));
    json.put("current", word(CURRENTS, car.current()));
    json.put("payment", word(PAYMENTS, car.payment()));
    json.put("evccId", car.evccId().orElse(null));
    json.put("capacityWh", car.capacityWh());
    json.put("capacityUnknown", !car.tellsCapacity());
    json.put("soc", car.stateOfCharge());
    json.put("socUnknown", !car.tellsStateOfCharge());
    json.put("efficiency", car.efficiency());
    json.put("stateOfHealth", car.stateOfHealth().orElse(null));
    json.put("maxChargeW", car.mostCharge().value());
    json.put("maxDischargeW", car.mostDischarge().value());
    json.put("bidirectional", !car.mostDischarge().isZero());
    json.put("minSoc", car.minimumCharge().orElse(null));
    json.put("targetSoc", car.targetCharge().orElse(null));
    json.put("departure", car.departure().map(Instant::toString).orElse(null));
    var shares = json.putArray("phaseShares");
    car.phaseShares().forEach(shares::add);
    json.set("dialog", car.manners().map(MannersJson::write).orElse(null));
    return json;
  }

  /** The car that was written. */
  static SimulatedCar read(Fields json, SimulatorSettings.Evse evse) {
    SimulatedCar car = car(json.only(REMEMBERED), evse, Instant.EPOCH);
    return json.text("departure", 40).map(text -> car.change().departure(instant(text)).build()).orElse(car);
  }

  private static SimulatedCar car(Fields body, SimulatorSettings.Evse evse, Instant now) {
    Signalling signalling = Fields.required(body.choice("protocol", PROTOCOLS), "protocol");
    Watts mostCharge = mostCharge(body, signalling, evse);
    var car = signalling == Signalling.BASIC
        ? SimulatedCar.basic(evse.current(), mostCharge)
        : SimulatedCar.iso15118(evse.current(), mostCharge, Watts.ZERO);
    apply(body, car, evse, now);
    body.object("dialog").map(MannersJson::plugIn).ifPresent(car::manners);
    return car.build();
  }

  private static Watts mostCharge(Fields body, Signalling signalling, SimulatorSettings.Evse evse) {
    Optional<Double> amps = body.number("amps", 1, 1_000);
    int phases = body.whole("phases", 1, 3).orElse(1);
    boolean byCurrent = amps.isPresent() || (signalling == Signalling.BASIC && evse.current() == CurrentKind.AC);
    return byCurrent ? Watts.towardsZero(amps.orElse(32.0) * phases * NOMINAL_VOLTS) : evse.mostCharge();
  }

  private static void apply(Fields body, SimulatedCar.Builder car, SimulatorSettings.Evse evse, Instant now) {
    body.choice("payment", PAYMENTS).ifPresent(car::payment);
    body.text("evccId", 36).ifPresent(car::evccId);
    body.number("capacityWh", 1, MOST_WATTS).ifPresent(car::capacityWh);
    body.flag("capacityUnknown").ifPresent(unknown -> car.tellsCapacity(!unknown));
    body.number("soc", 0, 100).ifPresent(car::soc);
    body.flag("socUnknown").ifPresent(unknown -> car.tellsSoc(!unknown));
    body.number("efficiency", 0.5, 1).ifPresent(car::efficiency);
    body.number("stateOfHealth", 0, 100).ifPresent(car::stateOfHealth);
    body.number("minSoc", 0, 100).ifPresent(car::minimumSoc);
    body.number("targetSoc", 0, 100).ifPresent(car::targetSoc);
    body.number("departureS", 0, LONGEST_STAY_S).ifPresent(s -> car.departure(now.plusMillis((long) (s * 1000))));
    body.number("maxChargeW", 0, MOST_WATTS).map(Watts::towardsZero).ifPresent(car::mostCharge);
    body.sequence("phaseShares", 0, 100, 3).ifPresent(car::phaseShares);
    applyDischarge(body, car, evse);
  }

  private static void applyDischarge(Fields body, SimulatedCar.Builder car, SimulatorSettings.Evse evse) {
    Optional<Watts> most = body.number("maxDischargeW", 0, MOST_WATTS).map(Watts::towardsZero);
    Optional<Boolean> bidirectional = body.flag("bidirectional");
    if (bidirectional.isPresent()) {
      car.mostDischarge(bidirectional.get() ? most.orElse(evse.mostDischarge()) : Watts.ZERO);
    } else {
      most.ifPresent(car::mostDischarge);
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException("not a time: " + text, malformed);
    }
  }

  static <T> String word(Map<String, T> words, T meaning) {
    return words.entrySet().stream().filter(entry -> entry.getValue() == meaning).findFirst().orElseThrow().getKey();
  }

  private static Set<String> with(Set<String> names, String... more) {
    Set<String> all = new TreeSet<>(names);
    all.addAll(Set.of(more));
    return Set.copyOf(all);
  }
}
