package org.tidegate.hmi.page;

/** When a page can't be given: why, and the way back. */
public final class ProblemPage {
  private ProblemPage() {}

  /**
   * The page.
   *
   * @param key of its text
   * @param home where the way back leads
   */
  public static Page of(Surroundings surroundings, String key, String home) {
    var texts = surroundings.languages().station();
    var main = Html.of(
        """
            <main class="problem" data-screen="problem"><section class="content"><h1>{}</h1></section>
            <footer class="answers"><form method="get" action="{}" data-key="back"><button class="key answer" data-action="back">
            <span>{}</span></button></form></footer></main>
            """,
        texts.say(key), home, texts.say("back"));
    return new Page(texts, texts.say("title"), "problem", home + "#", home, "/live", "", main);
  }
}
