package org.tidegate.hmi.page;

/** A key pad for key codes (OCPP 2.0.1 C04) and PINs. What is typed is masked, and travels in the form until it is complete. */
public final class KeyCodeScreen {
  /** Longer codes are nothing to be typed with gloves. */
  private static final int LONGEST = 12;
  private static final String KEYS = "1234567890";

  private KeyCodeScreen() {}

  static Frame frame(Viewing viewing, Place place, String typed) {
    var keys = Html.all(KEYS.chars().mapToObj(digit -> digit((char) digit)).collect(Html.joined()),
        key("back", "quiet", viewing.say("back"), Icon.BACK), key("enter", "answer", viewing.say("enter"), Icon.YES));
    return new Frame("key-code", Html.NONE, Html.of("""
        <h1>{} <span class="typed" data-value="typed" data-raw="{}">{}</span></h1>
        <form class="pad" method="post" action="{}" data-key="pad">{}{}{}</form>{}
        """, viewing.say(place.token()), typed.length(), "•".repeat(typed.length()), viewing.path(place.token()),
        Controls.proof(viewing), Controls.hidden("typed", typed), keys,
        Values.silent("permission", viewing.permission())), Html.NONE);
  }

  /** Leads to the pad, where it can be used. */
  static Html offer(Viewing viewing) {
    return Place.KEY_CODE.fits(viewing)
        ? Controls.go(viewing, Controls.quiet("key-code", "key-code", viewing.say("key-code"), Icon.KEYS))
        : Html.NONE;
  }

  /**
   * What is typed after one key more.
   *
   * @throws IllegalArgumentException when it is no such text or key
   */
  public static String typed(String before, String key) {
    if (!before.matches("[0-9]{0," + LONGEST + "}") || !key.matches("[0-9]|back|enter")) {
      throw new IllegalArgumentException("no such key");
    }
    return switch (key) {
      case "back" -> before.isEmpty() ? before : before.substring(0, before.length() - 1);
      case "enter" -> before;
      default -> before.length() < LONGEST ? before + key : before;
    };
  }

  private static Html digit(char digit) {
    return key(String.valueOf(digit), "quiet", String.valueOf(digit), Icon.NONE);
  }

  private static Html key(String key, String style, String text, Icon icon) {
    return Html.of("""
        <button class="key {}" name="key" value="{}" data-action="key-{}">{}<span>{}</span></button>""", style, key,
        key,
        icon.html(), text);
  }
}
