package org.tidegate.domain.discharge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.discharge.Situation.Memory;
import org.tidegate.domain.quantity.Watts;

/**
 * What power is to flow now, and why not more. Immutable.
 *
 * @param power to be commanded, positive into the vehicle
 * @param wish that it fulfils as far as it may
 * @param reasons why it is less than wished, the strictest first; {@code permission-given} and {@code charge-now} also
 *     when a setpoint is not followed because the driver did not want it to be
 * @param memory for the next decision
 */
public record Decision(Watts power, Wish wish, List<LimitReason> reasons, Memory memory) {
  /** Copies the list. */
  public Decision {
    reasons = List.copyOf(reasons);
  }

  /** Decides; pure. */
  public static Decision of(Situation situation) {
    boolean recovering = isRecovering(situation);
    var need = CatchUp.of(situation).need();
    boolean catchingUp = need == CatchUp.Need.CHARGE;
    var wish = wish(situation, recovering || catchingUp);
    var passed = Gate.pass(situation, wish);
    boolean unknown = situation.freshStateOfCharge().isEmpty();
    var before = situation.memory();
    var memory = new Memory(recovering || unknown && before.recovering(), isHeldAtMinimum(situation, passed),
        catchingUp || before.catchingUp() && (unknown || need == CatchUp.Need.HOLD));
    return new Decision(passed.power(), wish, withUnwilledSetpoint(situation, passed.reasons()), memory);
  }

  private static Wish wish(Situation situation, boolean mustCharge) {
    if (mustCharge) {
      return Wish.RECOVERY;
    }
    var schedule = situation.schedule();
    return schedule.setpoint().filter(_ -> situation.isPermitted() && !situation.chargesNow())
        .map(power -> Wish.setpoint(power, schedule.setpointProfileId())).orElse(Wish.ORDINARY);
  }

  private static boolean isRecovering(Situation situation) {
    var soc = situation.freshStateOfCharge();
    var minimum = situation.minimumCharge();
    if (soc.isEmpty() || minimum.isEmpty() || situation.conditions().isEmpty()) {
      return false;
    }
    var start = minimum.get().plusPoints(-situation.margins().recovery());
    return soc.get().isBelow(minimum.get()) && (situation.memory().recovering() || !start.isBelow(soc.get()));
  }

  private static boolean isHeldAtMinimum(Situation situation, Gate.Passed passed) {
    var soc = situation.freshStateOfCharge();
    var minimum = situation.minimumCharge();
    if (soc.isEmpty() || minimum.isEmpty()) {
      return situation.memory().heldAtMinimum();
    }
    if (!minimum.get().isBelow(soc.get())) {
      return true;
    }
    return situation.memory().heldAtMinimum()
        && soc.get().isBelow(minimum.get().plusPoints(situation.margins().resumption()))
        && !passed.power().isDischarge();
  }

  /** A setpoint that is not followed for want of the driver's will is less than was asked for, too. */
  private static List<LimitReason> withUnwilledSetpoint(Situation situation, List<LimitReason> reasons) {
    var unwilled = situation.isPermitted() ? LimitReason.CHARGE_NOW : LimitReason.PERMISSION_GIVEN;
    boolean ignored = situation.schedule().setpoint().isPresent()
        && (!situation.isPermitted() || situation.chargesNow());
    if (!ignored || reasons.contains(unwilled)) {
      return reasons;
    }
    var all = new ArrayList<LimitReason>(List.of(unwilled));
    all.addAll(reasons);
    return all;
  }

  /** The same, for this reason in the first place. */
  public Decision because(LimitReason reason) {
    var all = new ArrayList<LimitReason>(List.of(reason));
    all.addAll(reasons);
    return new Decision(power, wish, all, memory);
  }

  /** The same without its power, for this reason. */
  public Decision without(LimitReason reason) {
    return with(Watts.ZERO).because(reason);
  }

  /** The same with another power. */
  public Decision with(Watts other) {
    return new Decision(other, wish, reasons, memory);
  }

  /** The first reason. */
  public Optional<LimitReason> reason() {
    return reasons.stream().findFirst();
  }
}
