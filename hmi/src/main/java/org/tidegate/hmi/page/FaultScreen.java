package org.tidegate.hmi.page;

import java.util.Optional;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;

/** Something is wrong, and what to do; also when the lock fails, OCPP 2.0.1 G05.FR.04. */
final class FaultScreen {
  private FaultScreen() {}

  static Frame frame(Viewing viewing) {
    var code = viewing.evse().faults().stream().filter(fault -> fault.kind().stopsCharging()).findFirst()
        .map(Fault::code).or(() -> viewing.station().stationFault());
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
    return viewing.say(code.flatMap(FaultKind::of).orElse(FaultKind.OtherFailure).textKey() + ending);
  }

  /** What does not work although vehicles are served: which, and what to do instead. */
  static Html beside(Viewing viewing) {
    return Html.all(viewing.evse().faults().stream().filter(fault -> !fault.kind().stopsCharging())
        .map(fault -> Html.of("<p class=\"reason\">{} <span>{}</span></p>",
            Values.value("fault", fault.code(), viewing.say(fault.kind().textKey())),
            viewing.say(fault.kind().textKey() + "-lift")))
        .toArray(Html[]::new));
  }
}
