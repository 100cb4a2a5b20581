package org.tidegate.hmi.page;

/** Nobody here: prices and how to begin; also out of service. */
final class IdleScreen {
  private IdleScreen() {}

  static Frame idle(Viewing viewing) {
    return new Frame("idle", KeyCodeScreen.offer(viewing), Html.of("""
        <h1>{}{}</h1>
        {}
        <p class="lead">{}</p>{}{}
        """, Icon.PLUG.html(), viewing.say("idle-title"), Figures.prices(viewing),
        viewing.say(viewing.chargeOnly() ? "idle-text-charge" : "idle-text", viewing.station().aggregator()),
        Values.silent("permission", "none"), Values.silent("stale", viewing.stale())), Html.NONE);
  }

  static Frame outOfService(Viewing viewing) {
    return new Frame("out-of-service", Html.NONE, Html.of("""
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
