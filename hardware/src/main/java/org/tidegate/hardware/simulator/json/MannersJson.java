package org.tidegate.hardware.simulator.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tidegate.domain.dialog.Negotiation.ControlMode;
import org.tidegate.domain.dialog.Negotiation.EnergyRequests;
import org.tidegate.domain.dialog.Negotiation.MobilityNeeds;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.hardware.simulator.Manners;

/** How a simulated car's manners are spelled in JSON. Immutable. */
final class MannersJson {
  private static final Map<String, Boolean> EDITIONS = Map.of("ISO15118-2", false, "ISO15118-20", true);
  private static final Map<String, ControlMode> CONTROL_MODES = Map.of("Scheduled", ControlMode.ScheduledControl,
      "Dynamic", ControlMode.DynamicControl);
  private static final Map<String, MobilityNeeds> MOBILITY_NEEDS = Map.of("EVCC", MobilityNeeds.EVCC, "EVCC_SECC",
      MobilityNeeds.EVCC_SECC);
  private static final Map<String, Manners.Answers> ANSWERS = Map.of("agrees", Manners.Answers.AGREES, "exceeds",
      Manners.Answers.EXCEEDS, "unoffered", Manners.Answers.UNOFFERED, "refuses", Manners.Answers.REFUSES, "never",
      Manners.Answers.NEVER);

  private static final Set<String> CHANGEABLE = Set.of("mobilityNeedsMode", "maxScheduleTuples", "picks", "answers",
      "answersAfterS", "tellsProfile", "asksAnyway", "choosesBidirectional", "targetEnergyWh", "minEnergyWh",
      "maxEnergyWh", "minV2xEnergyWh", "maxV2xEnergyWh");
  private static final int LONGEST_ANSWER_S = 24 * 3600;
  private static final int MOST_TUPLES = 1024;
  private static final int MOST_WATT_HOURS = 10_000_000;

  private MannersJson() {}

  /** Manners of a car that is plugged in; the edition must be named, ISO 15118-20 is controlled by the station. */
  static Manners plugIn(Fields body) {
    body.only(with(CHANGEABLE, "edition", "controlMode"));
    boolean second = Fields.required(body.choice("edition", EDITIONS), "edition");
    var mode = body.choice("controlMode", CONTROL_MODES);
    return apply(body, second
        ? Manners.second(mode.orElse(ControlMode.DynamicControl))
        : Manners.first().withControlMode(mode.orElse(ControlMode.ScheduledControl)));
  }

  /** Other manners; edition and control mode of a session stay what they are. */
  static Manners change(Fields body, Manners before) {
    return apply(body.only(CHANGEABLE), before);
  }

  /** All of them. */
  static ObjectNode write(Manners manners) {
    ObjectNode json = Fields.MAPPER.createObjectNode();
    json.put("edition", CarJson.word(EDITIONS, manners.secondEdition()));
    json.put("controlMode", CarJson.word(CONTROL_MODES, manners.controlMode()));
    json.put("mobilityNeedsMode", CarJson.word(MOBILITY_NEEDS, manners.mobilityNeeds()));
    json.put("maxScheduleTuples", manners.mostTuples().orElse(null));
    json.put("picks", manners.picks());
    json.put("answers", CarJson.word(ANSWERS, manners.answers()));
    json.put("answersAfterS", manners.answersAfter().toMillis() / 1000.0);
    json.put("tellsProfile", manners.tellsPlan());
    json.put("asksAnyway", manners.asksAnyway());
    json.put("choosesBidirectional", manners.choosesBidirectional());
    write(json, manners.energy());
    return json;
  }

  private static void write(ObjectNode json, EnergyRequests energy) {
    json.put("targetEnergyWh", energy.target().map(WattHours::value).orElse(null));
    json.put("minEnergyWh", energy.minimum().map(WattHours::value).orElse(null));
    json.put("maxEnergyWh", energy.maximum().map(WattHours::value).orElse(null));
    json.put("minV2xEnergyWh", energy.minimumV2x().map(WattHours::value).orElse(null));
    json.put("maxV2xEnergyWh", energy.maximumV2x().map(WattHours::value).orElse(null));
  }

  private static Manners apply(Fields body, Manners before) {
    var after = before;
    after = body.choice("mobilityNeedsMode", MOBILITY_NEEDS).map(after::withMobilityNeeds).orElse(after);
    after = body.whole("maxScheduleTuples", 1, MOST_TUPLES).map(after::withMostTuples).orElse(after);
    after = body.whole("picks", 1, 3).map(after::withPicks).orElse(after);
    after = body.choice("answers", ANSWERS).map(after::withAnswers).orElse(after);
    after = body.number("answersAfterS", 0, LONGEST_ANSWER_S).map(s -> Duration.ofMillis((long) (s * 1000)))
        .map(after::withAnswersAfter).orElse(after);
    after = body.flag("tellsProfile").map(after::withTellsPlan).orElse(after);
    after = body.flag("asksAnyway").map(after::withAsksAnyway).orElse(after);
    after = body.flag("choosesBidirectional").map(after::withChoosesBidirectional).orElse(after);
    return after.withEnergy(energy(body, after.energy()));
  }

  private static EnergyRequests energy(Fields body, EnergyRequests before) {
    return new EnergyRequests(wattHours(body, "targetEnergyWh").or(before::target),
        wattHours(body, "minEnergyWh").or(before::minimum), wattHours(body, "maxEnergyWh").or(before::maximum),
        wattHours(body, "minV2xEnergyWh").or(before::minimumV2x),
        wattHours(body, "maxV2xEnergyWh").or(before::maximumV2x));
  }

  private static Optional<WattHours> wattHours(Fields body, String name) {
    return body.whole(name, -MOST_WATT_HOURS, MOST_WATT_HOURS).map(WattHours::new);
  }

  private static Set<String> with(Set<String> names, String... more) {
    Set<String> all = new TreeSet<>(names);
    all.addAll(Set.of(more));
    return Set.copyOf(all);
  }
}
