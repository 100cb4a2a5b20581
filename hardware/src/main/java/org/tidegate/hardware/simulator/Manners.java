package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.dialog.Negotiation.ControlMode;
import org.tidegate.domain.dialog.Negotiation.EnergyRequests;
import org.tidegate.domain.dialog.Negotiation.MobilityNeeds;

/**
 * How a car negotiates over ISO 15118, and how it misbehaves in doing so. Immutable.
 *
 * @param secondEdition ISO 15118-20, else ISO 15118-2, which has nothing but schedules and charging
 * @param controlMode who plans the charging
 * @param mobilityNeeds who may name departure and target
 * @param mostTuples entries of a schedule that it can take
 * @param picks the number of the schedule that it likes best; where that is not offered, the first
 * @param answers what it makes of an offer
 * @param answersAfter how long it takes to answer
 * @param tellsPlan whether it tells what it is going to do; ISO 15118-20 demands it
 * @param asksAnyway whether it asks for energy without an agreement
 * @param choosesBidirectional whether it chooses such a service when it is offered one, being capable of it
 * @param energy that it asks for; what is absent follows from battery, target and minimum
 */
public record Manners(boolean secondEdition, ControlMode controlMode, MobilityNeeds mobilityNeeds,
    Optional<Integer> mostTuples, int picks, Answers answers, Duration answersAfter, boolean tellsPlan,
    boolean asksAnyway, boolean choosesBidirectional, EnergyRequests energy) {

  /** What a car makes of the schedules it is offered. */
  public enum Answers {
    /** It chooses one and keeps within it. */
    AGREES,
    /** It chooses one and plans for more power. */
    EXCEEDS,
    /** It chooses one that was not offered. */
    UNOFFERED,
    /** It chooses none. */
    REFUSES,
    /** It never answers. */
    NEVER
  }

  private static final Duration USUALLY = Duration.ofMillis(200);

  /**
   * Checks what belongs together.
   *
   * @throws IllegalArgumentException for manners that can't be
   */
  public Manners {
    if (!secondEdition && controlMode == ControlMode.DynamicControl) {
      throw new IllegalArgumentException("ISO 15118-2 has no dynamic control");
    }
    if (picks < 1 || picks > 3 || answersAfter.isNegative()) {
      throw new IllegalArgumentException("a car picks schedule 1 to 3 and can't answer before it is asked");
    }
  }

  /** A car of the first edition that does as it should. */
  public static Manners first() {
    return new Manners(false, ControlMode.ScheduledControl, MobilityNeeds.EVCC, Optional.empty(), 1, Answers.AGREES,
        USUALLY, true, false, true, EnergyRequests.NONE);
  }

  /** A car of the second edition that does as it should. */
  public static Manners second(ControlMode controlMode) {
    return new Manners(true, controlMode, MobilityNeeds.EVCC, Optional.empty(), 1, Answers.AGREES, USUALLY, true, false,
        true, EnergyRequests.NONE);
  }

  /** The same with another control mode. */
  public Manners withControlMode(ControlMode other) {
    return new Manners(secondEdition, other, mobilityNeeds, mostTuples, picks, answers, answersAfter, tellsPlan,
        asksAnyway, choosesBidirectional, energy);
  }

  /** The same with another one who names departure and target. */
  public Manners withMobilityNeeds(MobilityNeeds other) {
    return new Manners(secondEdition, controlMode, other, mostTuples, picks, answers, answersAfter, tellsPlan,
        asksAnyway, choosesBidirectional, energy);
  }

  /** The same, taking this many entries of a schedule. */
  public Manners withMostTuples(int most) {
    return new Manners(secondEdition, controlMode, mobilityNeeds, Optional.of(most), picks, answers, answersAfter,
        tellsPlan, asksAnyway, choosesBidirectional, energy);
  }

  /** The same, liking another schedule best. */
  public Manners withPicks(int number) {
    return new Manners(secondEdition, controlMode, mobilityNeeds, mostTuples, number, answers, answersAfter, tellsPlan,
        asksAnyway, choosesBidirectional, energy);
  }

  /** The same, answering in another way. */
  public Manners withAnswers(Answers other) {
    return new Manners(secondEdition, controlMode, mobilityNeeds, mostTuples, picks, other, answersAfter, tellsPlan,
        asksAnyway, choosesBidirectional, energy);
  }

  /** The same, answering after this time. */
  public Manners withAnswersAfter(Duration time) {
    return new Manners(secondEdition, controlMode, mobilityNeeds, mostTuples, picks, answers, time, tellsPlan,
        asksAnyway, choosesBidirectional, energy);
  }

  /** The same, telling its plan or not. */
  public Manners withTellsPlan(boolean tells) {
    return new Manners(secondEdition, controlMode, mobilityNeeds, mostTuples, picks, answers, answersAfter, tells,
        asksAnyway, choosesBidirectional, energy);
  }

  /** The same, asking for energy without an agreement or not. */
  public Manners withAsksAnyway(boolean asks) {
    return new Manners(secondEdition, controlMode, mobilityNeeds, mostTuples, picks, answers, answersAfter, tellsPlan,
        asks, choosesBidirectional, energy);
  }

  /** The same, choosing a bidirectional service or not. */
  public Manners withChoosesBidirectional(boolean chooses) {
    return new Manners(secondEdition, controlMode, mobilityNeeds, mostTuples, picks, answers, answersAfter, tellsPlan,
        asksAnyway, chooses, energy);
  }

  /** The same, asking for this energy. */
  public Manners withEnergy(EnergyRequests requests) {
    return new Manners(secondEdition, controlMode, mobilityNeeds, mostTuples, picks, answers, answersAfter, tellsPlan,
        asksAnyway, choosesBidirectional, requests);
  }
}
