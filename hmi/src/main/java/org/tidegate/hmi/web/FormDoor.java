package org.tidegate.hmi.web;

import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.hmi.page.Draft;
import org.tidegate.hmi.page.Field;
import org.tidegate.hmi.page.KeyCodeScreen;
import org.tidegate.hmi.page.Page;
import org.tidegate.hmi.page.Pages;
import org.tidegate.hmi.page.Place;
import org.tidegate.hmi.page.Steps;
import org.tidegate.hmi.page.Viewing;
import org.tidegate.hmi.text.Texts;

/** What the pages' forms send. Safe from any thread. */
final class FormDoor {
  static final String FORM = "application/x-www-form-urlencoded";

  /** After these one wants to see what is remembered now. */
  private static final Set<String> MEMORY = Set.of("remember", "order", "cancel-order", "forget", "pin", "new-pin");

  private final Looks looks;
  private final Acts acts;
  private final Predicate<String> isOwn;

  /** Takes forms whose token is one of its own. */
  FormDoor(Looks looks, Acts acts, Predicate<String> isOwn) {
    this.looks = looks;
    this.acts = acts;
    this.isOwn = isOwn;
  }

  /** An act from one of this server's own pages. */
  CompletionStage<Answer> act(Call call, Viewing viewing, String word) {
    var form = checked(call);
    return switch (word) {
      case "language" -> CompletableFuture.completedStage(language(viewing, form));
      case "details" -> CompletableFuture.completedStage(details(viewing, form));
      case "conditions" -> conditions(viewing, form);
      case "key-code", "pin", "new-pin" -> pad(viewing, Place.of(word).orElseThrow(), form);
      default -> stage(viewing, word, form).thenApply(outcome -> answer(viewing, word, outcome));
    };
  }

  /** The language of the page of all EVSEs. */
  Answer language(Call call) {
    var choice = new LanguageChoice(language(checked(call)), LanguageChoice.NEXT);
    return Answer.seeOther("/").with("Set-Cookie", choice.cookie(LanguageChoice.ALL));
  }

  /** The form of a call that comes from one of this server's own pages. */
  Map<String, String> checked(Call call) {
    if (!call.headers().type().equals(FORM)) {
      throw new BadCall(415, "the body must be a form");
    }
    var form = call.form();
    if (!isOwn.test(form.getOrDefault("csrf", ""))) {
      throw new BadCall(403, "the form is not from this server's pages");
    }
    return form;
  }

  private CompletionStage<Outcome> stage(Viewing viewing, String word, Map<String, String> form) {
    long version = version(form);
    int evse = viewing.evse().id();
    return switch (word) {
      case "permission" -> acts.permission(viewing, version, form.getOrDefault("permission", ""))
          .orElseThrow(() -> new BadCall(400, "no such answer"));
      case "pattern" -> acts.actions().choosePattern(evse, version, form.getOrDefault("pattern", ""));
      case "master-pass" -> acts.actions().masterPass(evses(form.getOrDefault("evses", "")));
      default -> acts.plain(viewing, version, word).orElseThrow(() -> new BadCall(404, "no such act"));
    };
  }

  /** Refused ones come back as they were set, so that one thing can be put right. */
  private CompletionStage<Answer> conditions(Viewing viewing, Map<String, String> form) {
    try {
      var draft = Draft.of(form);
      if (draft.requiresLessThanItKeeps()) {
        return CompletableFuture.completedStage(refused(viewing, draft, "refused-required-charge"));
      }
      return acts.actions().setConditions(viewing.evse().id(), version(form), draft.conditions(viewing))
          .thenApply(outcome -> outcome.kind() == Outcome.Kind.REFUSED
              ? refused(viewing, draft, outcome.refusal().orElse("refused"))
              : answer(viewing, "conditions", outcome));
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new BadCall(400, "wrong-input");
    }
  }

  private Answer refused(Viewing viewing, Draft draft, String why) {
    return page(422, Pages.details(viewing, draft).saying(refusal(viewing, Optional.of(why))));
  }

  /** One tap while own conditions are being set: the form comes back changed. */
  private Answer details(Viewing viewing, Map<String, String> form) {
    if (!Place.DETAILS.fits(viewing)) {
      return Answer.seeOther(viewing.path(""));
    }
    return page(200, Pages.details(viewing, stepped(viewing, form)));
  }

  private static Draft stepped(Viewing viewing, Map<String, String> form) {
    var step = form.getOrDefault("step", "");
    try {
      var draft = Draft.of(form);
      if (step.length() < 2 || step.equals("next")) {
        return draft.turned();
      }
      if (step.equals("unit")) {
        return draft.inTheOtherUnit(viewing);
      }
      var field = Field.of(step.substring(0, step.length() - 1)).orElseThrow(() -> new BadCall(400, "no such field"));
      return Steps.step(draft, field, step.endsWith("+") ? Steps.Direction.UP : Steps.Direction.DOWN, viewing);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new BadCall(400, "wrong-input");
    }
  }

  /** One key: the pad comes back with one digit more or less, until all is entered or the pad is left. */
  private CompletionStage<Answer> pad(Viewing viewing, Place place, Map<String, String> form) {
    var before = form.getOrDefault("typed", "");
    var key = form.getOrDefault("key", "");
    if (!place.fits(viewing) || before.isEmpty() && (key.equals("back") || key.equals("enter"))) {
      return CompletableFuture.completedStage(Answer.seeOther(viewing.path("")));
    }
    var typed = typed(before, key);
    return key.equals("enter")
        ? entered(viewing, place, typed, form).thenApply(done -> answer(viewing, place.token(), done))
        : CompletableFuture.completedStage(page(200, Pages.pad(viewing, place, typed)));
  }

  private CompletionStage<Outcome> entered(Viewing viewing, Place place, String typed, Map<String, String> form) {
    int evse = viewing.evse().id();
    return switch (place) {
      case PIN -> acts.actions().memory().enterPin(evse, typed);
      case NEW_PIN -> acts.actions().memory().choosePin(evse, version(form), typed);
      default -> acts.actions().keyCode(evse, typed);
    };
  }

  private static String typed(String before, String key) {
    try {
      return KeyCodeScreen.typed(before, key);
    } catch (IllegalArgumentException e) {
      throw new BadCall(400, "wrong-input");
    }
  }

  /** Numbers with commas between them; none: nothing is stopped. */
  private static Set<Integer> evses(String text) {
    if (!text.matches("([0-9]{1,4}(,[0-9]{1,4}){0,63})?")) {
      throw new BadCall(400, "no such EVSEs");
    }
    return Stream.of(text.split(",")).filter(number -> !number.isEmpty()).map(Integer::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Answer language(Viewing viewing, Map<String, String> form) {
    var choice = LanguageChoice.now(language(form), viewing.evse());
    return Answer.seeOther(viewing.path("")).with("Set-Cookie", choice.cookie(viewing.evse().id()));
  }

  /** The language that a form asks for. */
  String language(Map<String, String> form) {
    return looks.surroundings().languages().find(form.getOrDefault("language", "")).map(Texts::tag)
        .orElseThrow(() -> new BadCall(400, "no such language"));
  }

  private Answer answer(Viewing before, String word, Outcome outcome) {
    if (outcome.kind() == Outcome.Kind.DONE) {
      return Answer.seeOther(before.path(MEMORY.contains(word) ? Place.MEMORY.token() : ""));
    }
    var fresh = looks.again(before, outcome.view());
    var place = after(word, fresh);
    return outcome.kind() == Outcome.Kind.STALE
        ? page(409, Pages.of(fresh, place).saying(fresh.say("changed")))
        : page(422, Pages.of(fresh, place).saying(refusal(fresh, outcome.refusal())));
  }

  private static Place after(String word, Viewing fresh) {
    if (word.equals("pattern") || word.equals("conditions")) {
      return Place.CONDITIONS;
    }
    boolean memory = MEMORY.contains(word) || word.equals("recall");
    return memory && Place.MEMORY.fits(fresh) ? Place.MEMORY : Place.MAIN;
  }

  private static String refusal(Viewing viewing, Optional<String> key) {
    var texts = viewing.wording().texts();
    return key.flatMap(texts::find).orElseGet(() -> viewing.say("refused"));
  }

  private Answer page(int status, Page page) {
    return Answer.html(status, Pages.document(page, looks.surroundings()));
  }

  private static long version(Map<String, String> form) {
    try {
      return Long.parseLong(form.getOrDefault("version", ""));
    } catch (NumberFormatException e) {
      throw new BadCall(400, "version is missing");
    }
  }
}
