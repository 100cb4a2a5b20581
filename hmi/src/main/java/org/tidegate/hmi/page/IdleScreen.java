package org.tidegate.hmi.page;

/** Nobody here: prices and how to begin; also out of service. */
final class IdleScreen {
  private IdleScreen() {}

  static Frame idle(Viewing viewing) {
    boolean reserved = viewing.evse().reserved();
    return new Frame("idle", Html.all(Board.read(viewing), KeyCodeScreen.offer(viewing)), Html.of("""
        <h1>{}{}</h1>
        {}
        <p class="lead">{}</p>{}{}{}
        """, (reserved ? Icon.CLOCK : Icon.PLUG).html(),
        reserved ? Values.value("reserved", true, viewing.say("reserved-title")) : viewing.say("idle-title"),
        Figures.prices(viewing), reserved ? viewing.say("reserved-text") : invitation(viewing),
        FaultScreen.beside(viewing),
        Values.silent("permission", "none"), Values.silent("stale", viewing.stale())), Html.NONE);
  }

  /** Where the aggregator is told who a vehicle is, a driver must know it before plugging in. */
  private static String invitation(Viewing viewing) {
    if (viewing.station().words().identifiesVehicles()) {
      return viewing.say("idle-text-identifying", viewing.station().aggregator());
    }
    return viewing.say(viewing.chargeOnly() ? "idle-text-charge" : "idle-text", viewing.station().aggregator());
  }

  static Frame outOfService(Viewing viewing) {
    return new Frame("out-of-service", Board.read(viewing), Html.of("""
        <h1>{}{}</h1>
        <p class="lead">{}</p>
        <p class="lead">{}</p>{}
        """, Icon.WARNING.html(), viewing.say("out-title"), viewing.say("out-text"), contact(viewing),
        Values.silent("permission", viewing.permission())), Html.NONE);
  }

  static Html withdrawal(Viewing viewing) {
    return viewing.granted() ? Controls.withdraw(viewing) : Html.NONE;
  }

  static String contact(Viewing viewing) {
    return viewing.surroundings().settings().contact().map(whom -> viewing.say("contact", whom)).orElse("");
  }
}
