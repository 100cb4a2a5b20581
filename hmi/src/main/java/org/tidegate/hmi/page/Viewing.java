package org.tidegate.hmi.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.view.DriverView;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.IdentificationView;
import org.tidegate.domain.view.SessionView;
import org.tidegate.domain.view.StationView;
import org.tidegate.hmi.text.Wording;

/**
 * One look at one EVSE: what a page is rendered from. Immutable.
 *
 * @param station the newest view
 * @param evse of the station
 * @param wording in the person's language
 * @param now by the station's clock
 * @param nanoTime by its clock that nobody sets
 * @param surroundings of all pages
 * @param phone what is known of phones at this EVSE
 */
public record Viewing(
    StationView station, EvseView evse, Wording wording, Instant now, long nanoTime, Surroundings surroundings,
    PhoneLink phone) {
  /** Without phones. */
  public Viewing(StationView station, EvseView evse, Wording wording, Instant now, long nanoTime,
      Surroundings surroundings) {
    this(station, evse, wording, now, nanoTime, surroundings, PhoneLink.NONE);
  }

  /** An older value is not shown as if it were live. */
  public static final Duration FRESH = Duration.ofSeconds(5);

  /** A text in the person's language. */
  public String say(String key, Object... values) {
    return wording.texts().say(key, values);
  }

  /** Whether the meter's last reading is missing while one is due, or too old to be called live. */
  public boolean stale() {
    return evse.reading().map(reading -> isOld(reading.at(), FRESH)).orElse(evse.session().isPresent());
  }

  /** Whether the state of charge is too old to be called live. */
  public boolean chargeIsStale() {
    return evse.session().flatMap(SessionView::vehicle).flatMap(vehicle -> vehicle.stateOfChargeAt())
        .map(at -> isOld(at, STATE_OF_CHARGE_FRESH)).orElse(false);
  }

  /** A vehicle tells its charge less often than a meter its power; the station distrusts it after this time. */
  private static final Duration STATE_OF_CHARGE_FRESH = Duration.ofSeconds(60);

  /** A value of a later time is from before the clock was set back. */
  private boolean isOld(Instant at, Duration fresh) {
    return Duration.between(at, now).abs().compareTo(fresh) > 0;
  }

  /** The meter's reading, unless it is too old. */
  public Optional<MeterReading> freshReading() {
    return evse.reading().filter(reading -> !isOld(reading.at(), FRESH));
  }

  /** The driver's answer as pages spell it. */
  public String permission() {
    return evse.session().map(SessionView::permission).map(Viewing::permission).orElse("none");
  }

  /** An answer as pages spell it. */
  public static String permission(PermissionState state) {
    return switch (state) {
      case ASKED, SUPERSEDED, ENDED -> "none";
      case GRANTED, DENIED, EXPIRED, WITHDRAWN -> state.token();
    };
  }

  /** What is remembered of the driver. */
  public DriverView driver() {
    return evse.session().map(SessionView::driver).orElse(DriverView.NOBODY);
  }

  /** Whether the aggregator may act now. */
  public boolean granted() {
    return evse.session().map(session -> session.permission() == PermissionState.GRANTED).orElse(false);
  }

  /** Whether the question is about charging only. */
  public boolean chargeOnly() {
    return evse.session().map(SessionView::chargeOnly).orElse(!evse.canDischarge());
  }

  /** What somebody with a master pass may stop now. */
  public Optional<IdentificationView.MasterPass> masterPass() {
    return onPanel() ? station.identification().masterPass() : Optional.empty();
  }

  /** What is said to who just identified here, as a text key. */
  public Optional<String> notice() {
    return Optional.ofNullable(station.identification().notices().get(evse.id())).filter(notice -> onPanel())
        .map(IdentificationView.Notice::token);
  }

  /** The driver's conditions. */
  public Optional<Conditions> conditions() {
    return evse.session().flatMap(SessionView::conditions);
  }

  /** How long the unanswered question stands. */
  public Optional<Duration> timeToAnswer() {
    return evse.session().filter(session -> session.permission() == PermissionState.ASKED)
        .flatMap(SessionView::answerUntil).map(until -> until.left(nanoTime));
  }

  /** Path of a page or act of this EVSE. */
  public String path(String below) {
    return surroundings.medium().path(evse.id(), below);
  }

  /** Whether only who stands here, or holds this phone, reads what the page says. */
  public boolean isPrivate() {
    return onPanel() || phone.isPrivate();
  }

  /** Whether this is the station's own screen. */
  public boolean onPanel() {
    return surroundings.medium() == Medium.PANEL;
  }
}
