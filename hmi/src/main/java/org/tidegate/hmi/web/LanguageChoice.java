package org.tidegate.hmi.web;

import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.SessionView;
import org.tidegate.hmi.text.Languages;
import org.tidegate.hmi.text.Texts;

/**
 * The language a person chose, for one stay of a vehicle. Immutable. Kept in a cookie, so that two screens of one EVSE
 * may differ; worth nothing once another session began or this one ended. EVSE 0 stands for the page of all.
 *
 * @param tag BCP 47
 * @param stay mark of the session; {@link #NEXT} when it was chosen before one
 */
record LanguageChoice(String tag, String stay) {
  static final int ALL = 0;
  static final String NEXT = "next";
  private static final char SEPARATOR = '.';
  /** How long a choice without a vehicle holds: long enough to plug in, gone before the next driver comes. */
  static final Duration BEFORE_PLUGGING = Duration.ofSeconds(120);

  static LanguageChoice now(String tag, EvseView evse) {
    return new LanguageChoice(tag, stayOf(evse));
  }

  static Optional<LanguageChoice> of(Call call, int evseId) {
    return call.cookie(name(evseId)).filter(text -> text.indexOf(SEPARATOR) > 0).map(text -> new LanguageChoice(
        text.substring(0, text.indexOf(SEPARATOR)), text.substring(text.indexOf(SEPARATOR) + 1)));
  }

  /** The same, bound to the session that has begun since. */
  LanguageChoice pinned(EvseView evse) {
    return stay.equals(NEXT) ? now(tag, evse) : this;
  }

  /** Whether it was made for the stay that is now. */
  boolean holds(EvseView evse) {
    return pinned(evse).stay.equals(stayOf(evse));
  }

  /** Whether no vehicle has come since it was made. */
  boolean isBeforePlugging() {
    return stay.equals(NEXT);
  }

  /** The texts to show. */
  Texts texts(Languages languages, EvseView evse) {
    return languages.find(tag).filter(texts -> holds(evse)).orElse(languages.station());
  }

  String cookie(int evseId) {
    var age = stay.equals(NEXT) ? "; Max-Age=" + BEFORE_PLUGGING.toSeconds() : "";
    return name(evseId) + "=" + tag + SEPARATOR + stay + "; Path=/; HttpOnly; SameSite=Strict" + age;
  }

  private static String name(int evseId) {
    return "language-" + evseId;
  }

  private static String stayOf(EvseView evse) {
    return evse.session().map(SessionView::id).or(() -> evse.summary().map(summary -> summary.sessionId()))
        .map(id -> "s" + Integer.toHexString(id.hashCode())).orElse(NEXT);
  }
}
