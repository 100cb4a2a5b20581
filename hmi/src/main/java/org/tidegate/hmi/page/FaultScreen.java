package org.tidegate.hmi.page;

import java.util.Locale;
import java.util.Optional;
import org.tidegate.domain.station.Fault;

/** Something is wrong, and what to do; also when the lock fails, OCPP 2.0.1 G05.FR.04. */
final class FaultScreen {
  private FaultScreen() {}

  static Frame frame(Viewing viewing) {
    var code = viewing.evse().faults().stream().findFirst().map(Fault::code).or(() -> viewing.station().stationFault());
    return new Frame("fault", viewing.evse().session().isPresent() ? Html.NONE : Board.read(viewing), Html.of("""
        <h1>{}{}</h1>
        <p class="lead">{}</p>
        <p class="lead">{}</p>
        <p class="code">{}</p>
        {}{}
        """, Icon.WARNING.html(), words(viewing, code, ""), words(viewing, code, "-lift"), IdleScreen.contact(viewing),
        code.map(known -> Values.value("fault", known, viewing.say("fault-code", known))).orElse(Html.NONE),
        Values.stale(viewing), viewing.granted()
            ? Values.permission(viewing, Html.NONE)
            : Values.silent("permission", viewing.permission())),
        answers(viewing));
  }

  private static Html answers(Viewing viewing) {
    return Html.all(IdleScreen.withdrawal(viewing),
        viewing.evse().session().isPresent() ? Controls.stop(viewing) : Html.NONE);
  }

  private static String words(Viewing viewing, Optional<String> code, String ending) {
    return code.map(FaultScreen::key).flatMap(key -> viewing.wording().texts().find(key + ending))
        .orElseGet(() -> viewing.say(ending.isEmpty() ? "fault-other" : "fault-other-lift"));
  }

  /** {@code GroundFailure} is said by {@code fault-ground-failure}. */
  private static String key(String code) {
    return "fault-" + code.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
