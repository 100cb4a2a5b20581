package org.tidegate.hmi.web;

import java.util.Optional;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.SessionView;
import org.tidegate.hmi.text.Languages;
import org.tidegate.hmi.text.Texts;

/**
 * The language a person chose, for one stay of a vehicle. Immutable. Kept in a cookie, so that two screens of one EVSE
 * may differ; worth nothing once another session began or this one ended.
 *
 * @param tag BCP 47
 * @param stay mark of the session; {@link #NEXT} when it was chosen before one
 */
record LanguageChoice(String tag, String stay) {
  static final String NEXT = "next";
  private static final char SEPARATOR = '.';
  private static final int SECONDS_BEFORE_PLUGGING = 120;

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

  /** The texts to show. */
  Texts texts(Languages languages, EvseView evse) {
    return languages.find(tag).filter(texts -> pinned(evse).stay.equals(stayOf(evse))).orElse(languages.station());
  }

  String cookie(int evseId) {
    var age = stay.equals(NEXT) ? "; Max-Age=" + SECONDS_BEFORE_PLUGGING : "";
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
