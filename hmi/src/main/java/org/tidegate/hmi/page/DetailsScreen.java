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
        Html.all(Controls.hidden("group", draft.group().token()), Controls.hidden("unit", draft.unit().token())),
        Controls.hidden("departure-kept", draft.kept().map(Object::toString).orElse("")), others(draft), rows,
        Values.silent("permission", viewing.permission()));
    return new Frame("conditions", Html.all(Controls.back(viewing, "conditions"), unit(viewing, draft)), content,
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
        """, field.token(), viewing.say(label(draft, field)), input(viewing, draft, field),
        stepper(viewing, field, "-", Icon.MINUS, "less"), stepper(viewing, field, "+", Icon.PLUS, "more"));
  }

  private static Html input(Viewing viewing, Draft draft, Field field) {
    if (field.isChoice()) {
      return Html.of("""
          <output class="words">{}</output>\
          <input type="hidden" id="{}" name="{}" data-field="{}" value="{}">""", words(viewing, draft, field),
          field.token(), field.token(), field.token(), draft.text(field));
    }
    return Html.of("""
        <input id="{}" name="{}" data-field="{}" value="{}" placeholder="–" inputmode="none" autocomplete="off" \
        maxlength="12">""", field.token(), field.token(), field.token(), draft.text(field));
  }

  private static String words(Viewing viewing, Draft draft, Field field) {
    return switch (field) {
      case ENTRUSTED -> viewing.say(draft.isEntrusted() ? "entrusted-yes" : "entrusted-no");
      case COMPENSATION_USE -> viewing.say("compensation-use-" + Draft.word(draft.compensationUse()));
      default -> viewing.wording().slots(SlotsText.parse(draft.text(field)));
    };
  }

  private static Html stepper(Viewing viewing, Field field, String sign, Icon icon, String word) {
    return Html.of("""
        <button class="key quiet step" name="step" value="{}{}" formaction="{}" data-action="{}-{}" aria-label="{}">\
        {}</button>""", field.token(), sign, viewing.path("details"), word, field.token(),
        viewing.say(word, viewing.say("field-" + field.token())), icon.html());
  }

  private static String label(Draft draft, Field field) {
    boolean distance = draft.unit() == Draft.Unit.KM && field.isCharge();
    return "field-" + field.token() + (distance ? "-km" : "");
  }

  /** Percent or kilometres, where both can be told. */
  private static Html unit(Viewing viewing, Draft draft) {
    if (draft.group() != Field.Group.BATTERY || Range.of(viewing).isEmpty()) {
      return Html.NONE;
    }
    var other = draft.unit() == Draft.Unit.KM ? "unit-percent" : "unit-km";
    return Html.of(
        """
            <button class="key quiet" form="own" name="step" value="unit" formaction="{}" data-action="{}">{}<span>{}</span>\
            </button>""",
        viewing.path("details"), other, Icon.SLIDERS.html(), viewing.say(other));
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
