package org.tidegate.hmi.page;

import java.util.List;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.view.Screen;

/** All EVSEs; a permission can be taken back from here in two taps too. */
final class OverviewScreen {
  private OverviewScreen() {}

  static Html main(List<Viewing> all) {
    var first = all.getFirst();
    var texts = first.wording().texts();
    return Html.of("""
        <main class="overview" data-screen="idle" lang="{}"><h1 class="spoken">{}</h1>{}
        <nav class="beside">{}</nav></main>
        """, texts.tag(), texts.say("title"), all.stream().map(OverviewScreen::tile).collect(Html.joined()),
        Controls.languages(first.surroundings(), texts, "/language"));
  }

  private static Html tile(Viewing viewing) {
    var screen = viewing.evse().screen().token();
    return Html.of("""
        <section class="tile" data-evse="{}" data-screen="{}">{}{}</section>
        """, viewing.evse().id(), screen, open(viewing), IdleScreen.withdrawal(viewing));
  }

  private static String word(Viewing viewing) {
    if (Place.isAskedByPhone(viewing)) {
      return viewing.say("overview-phone");
    }
    var screen = viewing.evse().screen();
    boolean booked = viewing.evse().reserved() && (screen == Screen.IDLE || screen == Screen.REQUEST);
    return viewing.say(booked ? "overview-reserved" : "overview-" + screen.token());
  }

  private static Html open(Viewing viewing) {
    var power = viewing.freshReading().map(MeterReading::power).filter(watts -> !watts.equals(Watts.ZERO))
        .map(watts -> Html.of(" · {} {}", Values.value("power", watts.value(), viewing.wording().kilowatts(watts)),
            viewing.say("unit-kw")))
        .orElse(Html.NONE);
    return Html.of("""
        <form method="get" action="{}" data-key="evse-{}"><button class="key quiet" data-action="evse-{}"><b>{}</b>
        <span>{}{}</span></button></form>
        """, viewing.path(""), viewing.evse().id(), viewing.evse().id(), viewing.say("evse", viewing.evse().id()),
        Values.value("permission", viewing.permission(), word(viewing)), power);
  }
}
