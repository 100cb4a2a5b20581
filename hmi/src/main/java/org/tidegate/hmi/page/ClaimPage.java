package org.tidegate.hmi.page;

import org.tidegate.hmi.text.Texts;

/** For a phone that may not see anything: how to come in. Holds no value of the station. */
public final class ClaimPage {
  private static final String HOME = Medium.PHONE.path(0, "");

  private ClaimPage() {}

  /**
   * The page.
   *
   * @param key of the text that says why
   */
  public static Page of(Texts texts, String key) {
    var main = Html.of("""
        <main class="problem" data-screen="claim"><section class="content"><h1>{}</h1><p class="lead">{}</p></section>
        <footer class="answers"><details><summary class="key quiet">{}</summary>
        <form method="post" action="{}" data-key="claim"><input name="code" aria-label="{}" autocomplete="off" \
        autocapitalize="off" spellcheck="false" maxlength="64" required>
        <button class="key answer" data-action="claim">{}</button></form></details></footer></main>
        """, texts.say(key), texts.say("phone-claim-text"), texts.say("phone-type"), HOME + "claim",
        texts.say("phone-type"), texts.say("next"));
    return new Page(texts, texts.say("title"), "claim", HOME + "#", HOME, "", "", main);
  }
}
