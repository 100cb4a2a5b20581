package org.tidegate.hmi.page;

import java.util.Arrays;

/** One's own conditions, two at a time, with plus and minus beside each; saved as a whole. */
final class DetailsScreen {
  private DetailsScreen() {}

  static Frame frame(Viewing viewing, Draft draft) {
    var rows = Arrays.stream(Field.values()).filter(field -> field.group() == draft.group())
        .map(field -> row(viewing, draft, field)).collect(Html.joined());
    var content = Html.of("""
        <h1 class="spoken">{}</h1><form id="own" method="post" action="{}" data-key="own-{}">{}{}{}{}
        <button class="unseen" tabindex="-1" aria-hidden="true"></button>{}</form>{}
        """, viewing.say("conditions"), viewing.path("conditions"), draft.group().token(), Controls.proof(viewing),
        Controls.hidden("group", draft.group().token()),
        Controls.hidden("departure-kept", draft.kept().map(Object::toString).orElse("")), others(draft), rows,
        Values.silent("permission", viewing.permission()));
    return new Frame("conditions", Controls.back(viewing, "conditions"), content,
        Html.all(next(viewing), save(viewing)));
  }

  /** What is set on the other pages travels along. */
  private static Html others(Draft draft) {
    return Arrays.stream(Field.values()).filter(field -> field.group() != draft.group()).map(field -> Html.of("""
        <input type="hidden" name="{}" data-field="{}" value="{}">""", field.token(), field.token(), draft.text(field)))
        .collect(Html.joined());
  }

  private static Html row(Viewing viewing, Draft draft, Field field) {
    return Html.of("""
        <div class="row"><label for="{}">{}</label>{}
        {}{}</div>
        """, field.token(), viewing.say("field-" + field.token()), input(viewing, draft, field),
        stepper(viewing, field, "-", Icon.MINUS, "less"), stepper(viewing, field, "+", Icon.PLUS, "more"));
  }

  private static Html input(Viewing viewing, Draft draft, Field field) {
    if (field == Field.SLOTS) {
      return Html.of(
          """
              <output class="words">{}</output><input type="hidden" id="slots" name="slots" data-field="slots" value="{}">""",
          viewing.wording().slots(SlotsText.parse(draft.text(field))), draft.text(field));
    }
    return Html.of("""
        <input id="{}" name="{}" data-field="{}" value="{}" placeholder="–" inputmode="none" autocomplete="off" \
        maxlength="12">""", field.token(), field.token(), field.token(), draft.text(field));
  }

  private static Html stepper(Viewing viewing, Field field, String sign, Icon icon, String word) {
    return Html.of("""
        <button class="key quiet step" name="step" value="{}{}" formaction="{}" data-action="{}-{}" aria-label="{}">\
        {}</button>""", field.token(), sign, viewing.path("details"), word, field.token(),
        viewing.say(word, viewing.say("field-" + field.token())), icon.html());
  }

  private static Html next(Viewing viewing) {
    return Html.of(
        """
            <button class="key answer" form="own" name="step" value="next" formaction="{}" data-action="next">{}<span>{}</span>\
            </button>""",
        viewing.path("details"), Icon.NEXT.html(), viewing.say("next"));
  }

  private static Html save(Viewing viewing) {
    return Html.of("""
        <button class="key answer" form="own" data-action="save-conditions">{}<span>{}</span></button>""",
        Icon.YES.html(), viewing.say("save"));
  }
}
