package org.tidegate.hmi.page;

import org.tidegate.hmi.text.Texts;

/** When a page can't be given: why, and the way back. */
public final class ProblemPage {
  private ProblemPage() {}

  /**
   * The page.
   *
   * @param texts of the person's language
   * @param key of its text
   * @param home where the way back leads
   */
  public static Page of(Surroundings surroundings, Texts texts, String key, String home) {
    var languages = Controls.languages(surroundings, texts, home.equals("/") ? "/language" : home + "/language");
    var main = Html.of(
        """
            <main class="problem" data-screen="problem" lang="{}"><nav class="beside">{}</nav>
            <section class="content"><h1>{}</h1></section>
            <footer class="answers"><form method="get" action="{}" data-key="back"><button class="key answer" data-action="back">
            <span>{}</span></button></form></footer></main>
            """,
        texts.tag(), languages, texts.say(key), home, texts.say("back"));
    return new Page(texts, texts.say("title"), "problem", home + "#", home, "", "", main);
  }
}
