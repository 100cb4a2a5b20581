package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.dialog.Negotiation;
import org.tidegate.domain.dialog.OfferedSchedule;
import org.tidegate.domain.dialog.ScheduleChoice;
import org.tidegate.domain.message.Outgoing.NeedsAnswer;
import org.tidegate.domain.message.Outgoing.VehicleSchedule;
import org.tidegate.domain.port.VehicleDialog;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.smartcharging.Agreement;
import org.tidegate.domain.smartcharging.InstalledProfile;
import org.tidegate.domain.station.OfferedSchedules.News;

/**
 * The station's part of the dialog with a vehicle that negotiates over ISO 15118: service, needs, schedules, and all of
 * them again when something changes; K15 to K20, Q01 and Q02. Without an {@link Agreement} nothing flows. Station loop
 * only.
 */
@OnStationLoop
final class EvseDialog {
  /** A vehicle waits a minute for schedules (ISO 15118-2 8.7.3); it must get them before. */
  static final Duration PROFILE_WAIT = Duration.ofSeconds(55);
  /** How long a vehicle may take for its next message: V2G_SECC_Sequence_Timeout. */
  static final Duration VEHICLE_WAIT = Duration.ofSeconds(60);

  private static final Logger log = LoggerFactory.getLogger(EvseDialog.class);
  /** As many plans beyond what was offered are answered with another offer. */
  private static final int MOST_REFUSALS = 2;

  private final EvseState evse;
  private final ToldNeeds needs;
  private final ToldSchedule toldSchedule;
  private final OfferedServices services;
  private final OfferedSchedules schedules;
  private final AgreedProfiles agreed = new AgreedProfiles();
  private final DialogStep step;
  private Runnable whenRejected = () -> {};
  private boolean renegotiating;
  private int refusals;
  private int round;

  EvseDialog(EvseState evse) {
    this.evse = evse;
    this.needs = new ToldNeeds(evse);
    this.toldSchedule = new ToldSchedule(evse);
    this.services = new OfferedServices(evse);
    this.schedules = new OfferedSchedules(evse);
    this.step = new DialogStep(evse);
  }

  /** What to do when the central system agrees to none of the services that there are. */
  void whenRejected(Runnable task) {
    whenRejected = task;
  }

  /** Whether energy may flow as far as the vehicle's word is concerned. */
  boolean allowsEnergy() {
    return !negotiates() || agreed.isThere();
  }

  /** The vehicle as far as it was agreed on: without a bidirectional service it is not discharged (Q02). */
  Optional<Vehicle> asAgreed() {
    return evse.vehicle().map(vehicle -> services.allowDischarge(vehicle, agreed.isThere())
        ? vehicle
        : vehicle.withoutDischarge());
  }

  /** The profiles as they are to be followed here. */
  List<InstalledProfile> followed(List<InstalledProfile> profiles) {
    return agreed.followed(profiles);
  }

  /** K15.FR.17, 2.1 K18.FR.17, 2.1 K19.FR.13: whether a profile would come too early, the needs being about to be told. */
  boolean isBeforeNeeds() {
    return step.is(DialogStage.WAITING) || step.is(DialogStage.SERVICES);
  }

  /** The vehicle told something of itself. */
  void reported(@Nullable Vehicle before, Vehicle told) {
    if (told.negotiation().isEmpty()) {
      needs.told(before, told);
    } else if (step.is(DialogStage.AGREED) && schedules.isDynamic() && before != null && told.needsOtherThan(before)) {
      ask(told); // 2.1 K20.FR.01: what flows goes on.
    }
  }

  /** Looks what is due, after everything that happens. */
  void follow(boolean mayTransfer) {
    if (!negotiates() || !evse.session().map(VehicleSession::isPlugged).orElse(false)) {
      forget();
      return;
    }
    if (!mayTransfer) {
      end();
      return;
    }
    if (step.isBeforeOffers()) {
      offerServices();
    } else if (!step.is(DialogStage.STOPPED) && services.changed()) {
      log.info("evse {}: the energy transfer is negotiated anew", evse.id());
      offerServices(); // 2.1 Q02.FR.06
    }
    if (step.is(DialogStage.NEEDS) && !evse.core.link().isOnline()) {
      offer(); // K15.FR.15: no profile comes without a link.
    }
    watchProfiles();
    needs.follow();
    toldSchedule.follow();
  }

  /** The vehicle asks for schedules. */
  void asked(Vehicle told) {
    if (step.isBeforeOffers() || step.is(DialogStage.STOPPED)) {
      log.warn("evse {}: a vehicle that was offered nothing asks for schedules: not heard", evse.id());
      return;
    }
    schedules.look();
    if (renegotiating) { // K16.FR.09: the central system knows the needs, it has just sent a profile for them.
      renegotiating = false;
      offer();
      return;
    }
    log.info("evse {}: the vehicle asks for schedules, {}", evse.id(),
        told.negotiation().flatMap(Negotiation::service).map(Object::toString).orElse("no service"));
    step.become(DialogStage.NEEDS, PROFILE_WAIT, this::offer);
    ask(told);
  }

  private void ask(Vehicle told) {
    int asked = ++round;
    needs.ask(told, answer -> {
      if (asked == round) {
        answered(answer);
      }
    });
  }

  private void answered(NeedsAnswer answer) {
    if (answer == NeedsAnswer.REJECTED && evse.negotiation().map(known -> known.edition().isSecond()).orElse(false)) {
      serviceRejected();
    } else if (step.is(DialogStage.NEEDS) && answer != NeedsAnswer.ACCEPTED) {
      offer(); // K15.FR.05, K15.FR.15, 2.1 K18.FR.04, 2.1 K18.FR.05
    }
  }

  /** 2.1 Q01.FR.05, and where there is nothing else to choose 2.1 Q01.FR.06, 2.1 K18.FR.23, 2.1 K19.FR.16. */
  private void serviceRejected() {
    var rejected = evse.negotiation().flatMap(Negotiation::service);
    log.info("evse {}: the central system does not agree to {}", evse.id(), rejected.map(Object::toString).orElse("-"));
    if (rejected.isPresent() && services.reject(rejected.get())) {
      offerServices();
    } else {
      end();
      whenRejected.run();
    }
  }

  private void offer() {
    step.become(DialogStage.SCHEDULES, VEHICLE_WAIT, () -> stop("did not choose a schedule"));
    schedules.offer();
  }

  /** The vehicle chose. */
  void chosen(ScheduleChoice choice) {
    if (!step.is(DialogStage.SCHEDULES)) {
      log.warn("evse {}: the vehicle chose when nothing was to be chosen: not heard", evse.id());
      return;
    }
    if (schedules.isDynamic()) {
      agree(Agreement.dynamic(evse.id()));
      schedules.expected().ifPresent(toldSchedule::tell);
      return;
    }
    var chosen = schedules.chosen(choice);
    var objection = chosen.isEmpty()
        ? Optional.of("no such schedule was offered")
        : choice.plan().flatMap(plan -> chosen.get().schedule().objectionTo(plan)); // K15.FR.09, 2.1 K18.FR.09
    if (objection.isPresent()) {
      refuse(objection.get());
    } else {
      agree(new Agreement(evse.id(), chosen, choice.plan()));
      tell(chosen.get(), choice);
    }
  }

  private void agree(Agreement found) {
    agreed.agree(found);
    refusals = 0;
    log.info("evse {}: agreed with the vehicle, {}", evse.id(),
        found.chosen().map(offer -> "schedule " + offer.scheduleId()).orElse("controlled by the station"));
    step.become(DialogStage.AGREED);
    found.chosen().ifPresent(offer -> step.await(offer.schedule().length(), this::renegotiate));
    dialog().takeChoice();
  }

  /** A vehicle that wants more than it was offered gets nothing. */
  private void refuse(String why) {
    log.warn("evse {}: the vehicle's choice is refused: {}", evse.id(), why);
    agreed.end();
    dialog().refuseChoice();
    if (refusals++ < MOST_REFUSALS) {
      offer();
    } else {
      stop("keeps choosing what it is not offered");
    }
  }

  /** K15.FR.10; K15.FR.19, K16.FR.13, K17.FR.16: of a vehicle without a plan, what it was offered. */
  private void tell(OfferedSchedule chosen, ScheduleChoice choice) {
    var offered = chosen.schedule();
    toldSchedule.tell(new VehicleSchedule(evse.id(), offered.start(), offered.length(),
        choice.plan().orElseGet(offered::mostCharge), chosen.scheduleId()));
  }

  private void watchProfiles() {
    if (!step.is(DialogStage.NEEDS) && !step.is(DialogStage.AGREED)) {
      return; // Looked at when schedules are offered, or agreed on.
    }
    var news = schedules.look();
    boolean came = news == News.OF_TRANSACTION;
    if (step.is(DialogStage.NEEDS) && came) {
      offer();
    } else if (step.is(DialogStage.AGREED) && news != News.NONE && !renegotiating
        && (came && toldSchedule.isRejected() && !schedules.isDynamic() || schedules.wouldDiffer())) { // K15.FR.13
      renegotiate();
    }
  }

  private void renegotiate() {
    log.info("evse {}: other schedules are offered to the vehicle", evse.id());
    renegotiating = true;
    step.await(VEHICLE_WAIT, () -> {
      renegotiating = false;
      log.warn("evse {}: the vehicle does not renegotiate; what was agreed holds, within the new limits", evse.id());
    });
    dialog().renegotiateSchedules();
  }

  private void offerServices() {
    agreed.end();
    round++;
    renegotiating = false;
    step.become(DialogStage.SERVICES, VEHICLE_WAIT, () -> stop("did not ask for schedules"));
    dialog().offerServices(services.offer());
  }

  private void stop(String why) {
    log.warn("evse {}: the vehicle {}: it gets no energy", evse.id(), why);
    agreed.end();
    step.become(DialogStage.STOPPED);
    dialog().stop();
  }

  /** Nobody is authorized any more. */
  private void end() {
    if (!step.isBeforeOffers()) {
      dialog().stop();
    }
    forget();
    step.become(DialogStage.WAITING);
  }

  /** The vehicle is gone, or never negotiated. */
  void forget() {
    step.become(DialogStage.NONE);
    round++;
    agreed.end();
    renegotiating = false;
    refusals = 0;
    needs.forget();
    toldSchedule.forget();
    services.forget();
  }

  private boolean negotiates() {
    return evse.negotiation().isPresent();
  }

  private VehicleDialog dialog() {
    return evse.devices.dialog();
  }
}
