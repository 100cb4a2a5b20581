package org.tidegate.hmi.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Style sheet, script and icon, read once. Immutable. */
final class Assets {
  private final Map<String, Answer> answers;

  private Assets(String millimetre, String more) {
    var style = ":root{--mm:" + millimetre + "}\n" + text("panel.css") + more;
    answers = Map.of("panel.css", asset("text/css; charset=utf-8", style),
        "panel.js", asset("text/javascript; charset=utf-8", text("panel.js")),
        "icon.svg", asset("image/svg+xml", text("icon.svg")));
  }

  /** For a screen of this density. */
  static Assets ofPanel(double pixelsPerMillimetre) {
    return new Assets(String.format(Locale.ROOT, "%.2fpx", pixelsPerMillimetre), "");
  }

  /**
   * For phones: the same layout, wider and taller than a portrait panel, with text from 17 px and keys from 68 px. It
   * grows with the phone, and with the text size that a person has set.
   */
  static Assets ofPhone() {
    return new Assets("clamp(.2125rem, 1.06vw, .2625rem)", text("phone.css"));
  }

  Optional<Answer> find(String name) {
    return Optional.ofNullable(answers.get(name));
  }

  /** Changes with any of them, so that browsers may keep them. */
  String version() {
    int hash = answers.values().stream().mapToInt(answer -> Arrays.hashCode(answer.body())).sum();
    return Integer.toHexString(hash);
  }

  private static Answer asset(String type, String text) {
    return new Answer(200, type, text.getBytes(StandardCharsets.UTF_8),
        Map.of("Cache-Control", "max-age=31536000, immutable"));
  }

  private static String text(String name) {
    try (var stream = Assets.class.getResourceAsStream("/org/tidegate/hmi/assets/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the program: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name, e);
    }
  }
}
