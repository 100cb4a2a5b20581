package org.tidegate.hmi.web;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.view.EvseView;
import org.tidegate.hmi.page.Page;
import org.tidegate.hmi.page.Pages;
import org.tidegate.hmi.page.Period;
import org.tidegate.hmi.page.Place;
import org.tidegate.hmi.page.ProblemPage;
import org.tidegate.hmi.page.Viewing;
import org.tidegate.hmi.phone.Phones;
import org.tidegate.hmi.text.Texts;

/** Finds what answers a call at the panel. Safe from any thread. */
final class Router implements Site {
  private final Guard guard;
  private final Looks looks;
  private final Assets assets;
  private final FormDoor forms;
  private final ApiDoor api;
  private final Optional<Phones> phones;

  Router(Guard guard, Looks looks, Acts acts, Assets assets, Optional<Phones> phones) {
    this.guard = guard;
    this.looks = looks;
    this.assets = assets;
    this.forms = new FormDoor(looks, acts, guard::knows);
    this.phones = phones;
    this.api = new ApiDoor(looks, acts);
  }

  @Override
  public void checked(Call call) {
    guard.refusal(call).ifPresent(why -> {
      throw new BadCall(403, why);
    });
  }

  @Override
  public Answer error(Call call, int status, String why) {
    if (call.path().stream().findFirst().map("api"::equals).orElse(false)) {
      return ApiDoor.error(status, why);
    }
    var key = Site.textOf(status, why, looks.surroundings().languages().station());
    return Answer.html(status,
        Pages.document(ProblemPage.of(looks.surroundings(), texts(call), key, home(call)), looks.surroundings()));
  }

  @Override
  public Optional<Seat> seat(Call call) {
    var path = call.path();
    if (!call.isGet() || path.isEmpty() || !path.getLast().equals("live")) {
      return Optional.empty();
    }
    if (path.size() == 1) {
      return Optional.of(new Seat(LanguageChoice.ALL, Place.MAIN, looks.choice(call, LanguageChoice.ALL)));
    }
    var viewing = viewing(call, "panel", 3);
    int evse = viewing.evse().id();
    return Optional.of(new Seat(evse, Place.of(call.query().getOrDefault("at", "main")).orElse(Place.MAIN),
        looks.choice(call, evse)));
  }

  @Override
  public CompletionStage<Answer> routed(Call call) {
    if (call.isGet()) {
      return CompletableFuture.completedStage(read(call));
    }
    var first = call.path().stream().findFirst().orElse("");
    if (!call.method().equals("POST")) {
      throw new BadCall(405, "this is read with GET");
    }
    return switch (first) {
      case "api" -> api.act(call, viewing(call, "api", 4), call.path().getLast());
      case "panel" -> formSent(call, viewing(call, "panel", 3), call.path().getLast());
      case "language" -> CompletableFuture.completedStage(forms.language(call));
      default -> throw new BadCall(405, "this is read with GET");
    };
  }

  private CompletionStage<Answer> formSent(Call call, Viewing viewing, String word) {
    if (!word.equals("disconnect-phones")) {
      return forms.act(call, viewing, word);
    }
    forms.checked(call);
    phones.ifPresent(known -> known.disconnect(viewing.evse().id()));
    return CompletableFuture.completedStage(Answer.seeOther(viewing.path(Place.PHONE.token())));
  }

  private Answer read(Call call) {
    var path = call.path();
    var asset = path.size() == 1 ? assets.find(path.getFirst()) : Optional.<Answer>empty();
    if (asset.isPresent()) {
      return asset.get();
    }
    if (path.isEmpty()) {
      return overview(call);
    }
    if (path.getFirst().equals("api")) {
      return switch (path.size()) {
        case 3 -> api.state(viewing(call, "api", 3));
        case 4 -> path.getLast().equals("phone-code") ? api.phoneCode(viewing(call, "api", 4)) : unread(call);
        default -> unread(call);
      };
    }
    var viewing = viewing(call, "panel", path.size() == 2 ? 2 : 3);
    return path.size() == 2
        ? page(call, viewing, Place.MAIN)
        : Place.of(path.getLast()).filter(place -> place != Place.MAIN).map(place -> page(call, viewing, place))
            .orElseGet(() -> unread(call));
  }

  /** Acts exist, but not for reading. */
  private static Answer unread(Call call) {
    boolean act = List
        .of("permission", "pattern", "start", "stop", "charge-now", "back-to-aggregator", "priority", "end-priority",
            "more-time", "language", "conditions", "master-pass", "disconnect-phones", "recall", "remember", "order",
            "cancel-order", "forget", "choose-offset", "choose-points")
        .contains(call.path().getLast());
    throw act ? new BadCall(405, "this is sent with POST") : new BadCall(404, "there is nothing here");
  }

  private Answer overview(Call call) {
    var all = looks.all(looks.choice(call, LanguageChoice.ALL));
    return switch (all.size()) {
      case 0 -> throw new BadCall(404, "there is no EVSE");
      case 1 -> html(Pages.of(all.getFirst(), Place.MAIN));
      default -> html(Pages.overview(all));
    };
  }

  private Answer page(Call call, Viewing viewing, Place place) {
    if (!place.fits(viewing)) {
      return Answer.seeOther(viewing.path(""));
    }
    int sheet = Call.number(call.query().getOrDefault("page", place.firstSheet())).orElse(0);
    var answer = html(place.isPast()
        ? Pages.of(viewing, place, period(call, viewing), sheet)
        : Pages.of(viewing, place, sheet));
    int evse = viewing.evse().id();
    return looks.choice(call, evse).filter(choice -> !choice.pinned(viewing.evse()).equals(choice))
        .map(choice -> answer.with("Set-Cookie", choice.pinned(viewing.evse()).cookie(evse))).orElse(answer);
  }

  private static Period period(Call call, Viewing viewing) {
    try {
      return Optional.ofNullable(call.query().get("period")).map(Period::parse).orElseGet(() -> Period.now(viewing));
    } catch (IllegalArgumentException e) {
      throw new BadCall(400, "wrong-input");
    }
  }

  private Answer html(Page page) {
    return Answer.html(200, Pages.document(page, looks.surroundings()));
  }

  /** {@code /panel/{n}/…} and {@code /api/evse/{n}/…}. */
  private Viewing viewing(Call call, String first, int size) {
    var path = call.path();
    int number = first.equals("api") ? 2 : 1;
    boolean fits = path.size() == size && path.getFirst().equals(first)
        && (number == 1 || path.get(1).equals("evse"));
    return Optional.of(path).filter(parts -> fits).flatMap(parts -> Call.number(parts.get(number)))
        .flatMap(evse -> looks.at(evse, looks.choice(call, evse)))
        .orElseThrow(() -> new BadCall(404, "there is nothing here"));
  }

  private String home(Call call) {
    return evse(call).map(evse -> "/panel/" + evse.id()).orElse("/");
  }

  private Texts texts(Call call) {
    var languages = looks.surroundings().languages();
    return evse(call)
        .flatMap(evse -> looks.choice(call, evse.id()).map(choice -> choice.texts(languages, evse)))
        .orElse(languages.station());
  }

  /** The EVSE whose page was asked for. */
  private Optional<EvseView> evse(Call call) {
    return Optional.of(call.path()).filter(path -> path.size() >= 2 && path.getFirst().equals("panel"))
        .flatMap(path -> Call.number(path.get(1))).flatMap(looks.views().newest()::evse);
  }
}
