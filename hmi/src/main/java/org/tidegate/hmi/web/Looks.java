package org.tidegate.hmi.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationViews;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.StationView;
import org.tidegate.hmi.page.PhoneLink;
import org.tidegate.hmi.page.Surroundings;
import org.tidegate.hmi.page.Viewing;
import org.tidegate.hmi.text.Texts;
import org.tidegate.hmi.text.Wording;

/** Looks at the station as it is now. Safe from any thread. */
record Looks(
    StationViews views, StationLoop loop, Surroundings surroundings, Function<EvseView, PhoneLink> phones) {
  /** Without phones. */
  Looks(StationViews views, StationLoop loop, Surroundings surroundings) {
    this(views, loop, surroundings, evse -> PhoneLink.NONE);
  }

  /** At one EVSE of the newest view, in the language chosen there. */
  Optional<Viewing> at(int evseId, Optional<LanguageChoice> choice) {
    return at(views.newest(), evseId, choice);
  }

  /** At one EVSE of this view. */
  Optional<Viewing> at(StationView station, int evseId, Optional<LanguageChoice> choice) {
    return station.evse(evseId).map(evse -> look(station, evse,
        choice.map(chosen -> chosen.texts(surroundings.languages(), evse)).orElse(surroundings.languages().station())));
  }

  /** At one EVSE of the newest view, in this language. */
  Optional<Viewing> in(Texts texts, int evseId) {
    var station = views.newest();
    return station.evse(evseId).map(evse -> look(station, evse, texts));
  }

  /** At the same EVSE in the same language as before. */
  Viewing again(Viewing before, StationView station) {
    return station.evse(before.evse().id()).map(evse -> look(station, evse, before.wording().texts())).orElse(before);
  }

  /** At all EVSEs, in the language chosen for all. */
  List<Viewing> all(Optional<LanguageChoice> choice) {
    var station = views.newest();
    var texts = choice.flatMap(chosen -> surroundings.languages().find(chosen.tag()))
        .orElse(surroundings.languages().station());
    return station.evses().stream().map(evse -> look(station, evse, texts)).toList();
  }

  /** What was chosen at this EVSE for this stay, or just before on the page of all. */
  Optional<LanguageChoice> choice(Call call, int evseId) {
    return LanguageChoice.of(call, evseId)
        .filter(chosen -> views.newest().evse(evseId).map(chosen::holds).orElse(false))
        .or(() -> LanguageChoice.of(call, LanguageChoice.ALL));
  }

  /** The same for forms with another secret. */
  Looks with(String csrf) {
    return new Looks(views, loop, surroundings.with(csrf), phones);
  }

  private Viewing look(StationView station, EvseView evse, Texts texts) {
    return new Viewing(station, evse, new Wording(texts, surroundings.settings().zone()), loop.now(), loop.nanoTime(),
        surroundings,
        phones.apply(evse));
  }
}
