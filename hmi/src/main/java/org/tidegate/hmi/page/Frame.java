package org.tidegate.hmi.page;

/**
 * What all pages share. The parts of a screen: what stands beside, what is said, and the answers.
 *
 * @param screen spelling of the screen
 * @param beside controls beside the content
 * @param content what is said
 * @param board what the central system wants to be read
 * @param answers the controls that matter
 */
record Frame(String screen, Html beside, Html content, Html board, Html answers) {
  /** A screen on which a person is in the middle of something: nothing of the central system's is read there. */
  Frame(String screen, Html beside, Html content, Html answers) {
    this(screen, beside, content, Html.NONE, answers);
  }

  /** The same with what the central system wants to be read here. */
  Frame with(Html strip) {
    return new Frame(screen, beside, content, strip, answers);
  }

  /** The part that is kept live. */
  Html main(Viewing viewing) {
    return Html.of("""
        <main class="{}" data-screen="{}" lang="{}">
        {}<nav class="beside">{}{}</nav>
        <section class="content">{}{}</section>{}
        <footer class="answers">{}</footer>
        </main>
        """, screen, screen, viewing.wording().texts().tag(), where(viewing), Html.all(withdrawal(viewing), beside),
        Controls.languages(viewing), waiting(viewing), content, board, answers);
  }

  /** Whatever the screen: while a permission stands, it can be taken back from here. */
  private Html withdrawal(Viewing viewing) {
    boolean offered = Html.all(beside, answers).markup().contains("withdraw\"");
    return viewing.granted() && !offered ? Controls.withdraw(viewing) : Html.NONE;
  }

  /** On the phone: its wish to permit is only half of the way. */
  private static Html waiting(Viewing viewing) {
    return viewing.onPanel() || !viewing.phone().isWaiting()
        ? Html.NONE
        : Html.of("""
            <p class="warn" role="status">{}{}</p>
            """, Icon.WARNING.html(), Values.value("phone-waits", true, viewing.say("phone-waits")));
  }

  private static Html where(Viewing viewing) {
    if (viewing.notice().isPresent()) {
      var key = viewing.notice().get();
      return Html.of("""
          <p class="where"><b class="said" role="status" data-value="notice" data-raw="{}">{}</b></p>
          """, key, viewing.say(key));
    }
    var clock = viewing.station().online()
        ? Html.of("<time>{}</time>", viewing.wording().time(viewing.now()))
        : Html.of("<b class=\"offline\">{}</b>", viewing.say("offline"));
    return Html.of("""
        <p class="where"><b>{}</b> {}</p>
        """, viewing.say("evse", viewing.evse().id()), clock);
  }

  /** The whole document around a main part. */
  static Html document(Page page, Surroundings surroundings) {
    return Html.of("""
        <!doctype html>
        <html lang="{}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{}</title>
        <link rel="icon" href="{}">
        <link rel="stylesheet" href="{}?{}">
        <script src="{}?{}" defer></script>
        {}
        </head>
        <body data-value="screen" data-raw="{}" data-live="{}" data-home="{}">
        <p id="notice" role="alert">{}</p>
        <p id="lost" role="alert"><b>{}</b> {}</p>
        {}
        </body>
        </html>
        """, page.texts().tag(), page.title(), surroundings.medium().asset("icon.svg"),
        surroundings.medium().asset("panel.css"), surroundings.assetVersion(),
        surroundings.medium().asset("panel.js"), surroundings.assetVersion(),
        page.home().equals(page.path()) ? REFRESH : Html.NONE, page.screen(), page.live(), page.home(), page.notice(),
        page.texts().say("lost"), page.texts().say("lost-lift"), page.main());
  }

  /** Without scripts the page asks again by itself. */
  private static final Html REFRESH = new Html("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>");
}
