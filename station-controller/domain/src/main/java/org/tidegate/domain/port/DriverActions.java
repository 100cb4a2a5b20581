package org.tidegate.domain.port;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.view.StationView;

/**
 * What a person in front of the station (or on its phone page) can do. Safe from any thread: each act is posted to the
 * station loop; the stage completes there after the act has taken effect and, where it must survive a power cut, is stored.
 * Every act that depends on it names the version of the view that the person saw.
 */
public interface DriverActions {
  /** Authorizes a driver without identity, OCPP 2.0.1 C02. */
  CompletionStage<Outcome> start(int evseId, long version);

  /** Ends what energy flows and the transaction; never refused for its version. */
  CompletionStage<Outcome> stop(int evseId);

  /** Takes prepared conditions as the driver's. */
  CompletionStage<Outcome> choosePattern(int evseId, long version, String patternId);

  /** Sets the driver's conditions; their own version number is ignored and given by the station. */
  CompletionStage<Outcome> setConditions(int evseId, long version, Conditions conditions);

  /** Permits the resource aggregator to act under the conditions set. */
  CompletionStage<Outcome> permit(int evseId, long version, Seen seen);

  /** Denies it; takes effect whatever the version. */
  CompletionStage<Outcome> deny(int evseId, long version, Seen seen);

  /** Takes a permission back; takes effect whatever the version, with 0 W commanded at once. */
  CompletionStage<Outcome> withdraw(int evseId, long version, Seen seen);

  /**
   * Chooses ordinary charging at once, leaving the aggregator until {@link #backToAggregator}; the permission stands.
   * Refused without one: there is nothing to leave.
   */
  CompletionStage<Outcome> chargeNow(int evseId, long version);

  /** Takes {@link #chargeNow} back. */
  CompletionStage<Outcome> backToAggregator(int evseId, long version);

  /**
   * Requests priority charging for the transaction, OCPP 2.1 K22: its PriorityCharging profile is followed instead of the
   * others that are meant for it, until taken back or the transaction ends. Refused without such a profile.
   */
  CompletionStage<Outcome> prioritise(int evseId, long version);

  /** Takes {@link #prioritise} back, whoever had asked for it. */
  CompletionStage<Outcome> endPriority(int evseId, long version);

  /**
   * Chooses what an identified driver wants to be made of the compensation of the stay whose summary is shown; the
   * aggregator is told. Refused for a driver without identity.
   */
  CompletionStage<Outcome> chooseCompensation(int evseId, CompensationUse use);

  /** Gives an unanswered question its full time again. */
  CompletionStage<Outcome> moreTime(int evseId, long version);

  /** What a person does about what is remembered of them. */
  DriverMemoryActions memory();

  /**
   * Identifies with a key code at this EVSE, OCPP 2.0.1 C04, like a card at its reader; whether the code is good shows in
   * the view. Refused while somebody has tried too many.
   *
   * @param code 1 to 36 characters; never logged
   */
  CompletionStage<Outcome> keyCode(int evseId, String code);

  /**
   * Stops what somebody with a master pass has chosen, OCPP 2.0.1 C16; refused when no master pass was presented lately.
   *
   * @param evseIds of {@code IdentificationView.MasterPass}; none: back to normal
   */
  CompletionStage<Outcome> masterPass(Set<Integer> evseIds);

  /**
   * What the person saw when acting.
   *
   * @param by where the person acts: {@link Permission.By#PANEL} or {@link Permission.By#PHONE}
   * @param textVersion version of the texts
   * @param language BCP 47 tag of the texts
   */
  record Seen(Permission.By by, String textVersion, String language) {}

  /**
   * How an act ended. Immutable.
   *
   * @param kind done or why not
   * @param refusal text key for the driver, when refused
   * @param view the fresh state
   */
  record Outcome(Kind kind, Optional<String> refusal, StationView view) {
    /** Whether it was done. */
    public enum Kind {
      /** The act took effect. */
      DONE,
      /** The person saw an older state: nothing was changed. */
      STALE,
      /** It does not fit now: nothing was changed. */
      REFUSED
    }
  }
}
