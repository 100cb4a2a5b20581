package org.tidegate.hmi.page;

import org.tidegate.hmi.text.Texts;

/** What a person can touch: forms with one button each, so that all of it works without scripts. */
final class Controls {
  private Controls() {}

  /** Acts on the station: its action's name, where it is sent, its text and drawing, its weight. */
  record Act(String action, String path, String text, Icon icon, Weight weight) {}

  /** How much a control stands out. */
  enum Weight {
    /** An answer; all answers on a screen weigh the same. */
    ANSWER("answer"),
    /** Beside the answers. */
    QUIET("quiet");

    private final String style;

    Weight(String style) {
      this.style = style;
    }
  }

  /** A changing act. */
  static Html act(Viewing viewing, Act act) {
    return act(viewing, act, Html.NONE);
  }

  /** A changing act with further hidden inputs. */
  static Html act(Viewing viewing, Act act, Html inputs) {
    return Html.of("""
        <form method="post" action="{}" data-key="{}">{}{}{}</form>
        """, viewing.path(act.path), act.action, proof(viewing), inputs, button(act, Html.NONE));
  }

  /** An answer to the question. */
  static Html answer(Viewing viewing, Act act, String permission) {
    return act(viewing, act, hidden("permission", permission));
  }

  /** Leads to another page of this EVSE. */
  static Html go(Viewing viewing, Act act) {
    return led(viewing, act, Html.NONE);
  }

  /** Leads to a page that is about what these fields say: names and values in turn. */
  static Html go(Viewing viewing, Act act, Object... fields) {
    var inputs = Html.NONE;
    for (int i = 0; i < fields.length; i += 2) {
      inputs = Html.all(inputs, hidden(fields[i].toString(), fields[i + 1]));
    }
    return Html.of("""
        <form method="get" action="{}" data-key="{}">{}{}</form>
        """, viewing.path(act.path), act.action, inputs, button(act, Html.NONE));
  }

  /** Leads to the next of several pages; nothing on the last. */
  static Html next(Viewing viewing, String path, int shown, int pages) {
    if (shown >= pages) {
      return Html.NONE;
    }
    return go(viewing, quiet("next-page", path, viewing.say("next-page"), Icon.NONE), "page", shown + 1);
  }

  /** Would lead to another page, but not now. */
  static Html blocked(Viewing viewing, Act act) {
    return led(viewing, act, Html.of(" disabled"));
  }

  private static Html led(Viewing viewing, Act act, Html attributes) {
    return Html.of("""
        <form method="get" action="{}" data-key="{}">{}</form>
        """, viewing.path(act.path), act.action, button(act, attributes));
  }

  /** What a changing form must carry: the server's secret and the version that was seen. */
  static Html proof(Viewing viewing) {
    return Html.all(hidden("csrf", viewing.surroundings().csrf()), hidden("version", viewing.evse().version()));
  }

  static Html hidden(String name, Object value) {
    return Html.of("""
        <input type="hidden" name="{}" value="{}">""", name, value);
  }

  private static Html button(Act act, Html attributes) {
    return Html.of("""
        <button class="key {}" data-action="{}"{}>{}<span>{}</span></button>""", act.weight.style, act.action,
        attributes,
        act.icon.html(), act.text);
  }

  /** The languages, each in its own name; nothing when there is only one. */
  static Html languages(Viewing viewing) {
    return languages(viewing.surroundings(), viewing.wording().texts(), viewing.path("language"));
  }

  /** The same where no EVSE is looked at. */
  static Html languages(Surroundings surroundings, Texts shown, String path) {
    var all = surroundings.languages().all();
    if (all.size() < 2) {
      return Html.NONE;
    }
    return Html.of("""
        <details class="languages"><summary class="key quiet" data-action="languages">{}<span>{}</span></summary>
        <div class="sheet">{}</div></details>
        """, Icon.LANGUAGE.html(), shown.say("language-name"),
        all.stream().map(texts -> language(surroundings, texts, path)).collect(Html.joined()));
  }

  private static Html language(Surroundings surroundings, Texts texts, String path) {
    var act = new Act("language-" + texts.tag(), path, texts.say("language-name"), Icon.NONE, Weight.QUIET);
    return Html.of("""
        <form method="post" action="{}" data-key="{}" lang="{}">{}{}{}</form>
        """, path, act.action, texts.tag(), hidden("csrf", surroundings.csrf()), hidden("language", texts.tag()),
        button(act, Html.NONE));
  }

  static Act act(String action, String path, String text, Icon icon) {
    return new Act(action, path, text, icon, Weight.ANSWER);
  }

  static Act quiet(String action, String path, String text, Icon icon) {
    return new Act(action, path, text, icon, Weight.QUIET);
  }

  /** Back to what the station is about. */
  static Html back(Viewing viewing, String path) {
    return go(viewing, quiet("back", path, viewing.say("back"), Icon.BACK));
  }

  /** Leads to the conditions. */
  static Html conditions(Viewing viewing) {
    return go(viewing, quiet("conditions", "conditions", viewing.say("conditions"), Icon.SLIDERS));
  }

  /** Asks to confirm a withdrawal. */
  static Html withdraw(Viewing viewing) {
    return go(viewing, act("withdraw", "withdraw", viewing.say("withdraw"), Icon.NO));
  }

  /** Authorizes a driver without identity. */
  static Html start(Viewing viewing, Weight weight) {
    return act(viewing, new Act("start", "start", viewing.say("start"), Icon.START, weight));
  }

  /** Ends the flow of energy. */
  static Html stop(Viewing viewing) {
    return act(viewing, act("stop", "stop", viewing.say("stop"), Icon.STOP));
  }
}
