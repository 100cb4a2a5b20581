package org.tidegate.hmi.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.page.ClaimPage;
import org.tidegate.hmi.page.CopyScreen;
import org.tidegate.hmi.page.Page;
import org.tidegate.hmi.page.Pages;
import org.tidegate.hmi.page.Place;
import org.tidegate.hmi.page.Viewing;
import org.tidegate.hmi.phone.Phones;
import org.tidegate.hmi.phone.Visit;
import org.tidegate.hmi.text.Texts;

/**
 * What a phone is served: everything below {@code /s/}. A code is claimed for a cookie; with the cookie a phone sees and
 * does what the panel can for one stay, and nothing else. Safe from any thread.
 */
final class PhoneSite implements Site {
  /** An honest phone claims once; more than a few tries are guesses. */
  private static final int CLAIMS_PER_ADDRESS = 10;
  private static final int CLAIMS = 60;
  private static final Duration CLAIMS_WITHIN = Duration.ofSeconds(60);
  /** What is not here can't be done from a phone, whatever the panel learns. */
  private static final Set<String> ACTS = Set.of("permission", "pattern", "conditions", "details", "start", "stop",
      "charge-now", "back-to-aggregator", "priority", "end-priority", "more-time", "choose-offset", "choose-points");

  private final Guard guard;
  private final Looks looks;
  private final Assets assets;
  private final Phones phones;
  private final Acts acts;
  private final Line line;
  private final Turnstile claims;

  /**
   * What lies between phone and station. Immutable.
   *
   * @param isSecure whether others can't listen in, by TLS
   * @param plain what a phone may do by itself otherwise
   */
  record Line(boolean isSecure, Plain plain) {
    /** Whether a phone's permission needs a tap at the panel too. */
    boolean needsThePanel() {
      return !isSecure && plain == Plain.WITH_THE_PANEL;
    }
  }

  PhoneSite(Guard guard, Looks looks, Assets assets, Phones phones, DriverActions actions, Line line) {
    this.guard = guard;
    this.looks = looks;
    this.assets = assets;
    this.phones = phones;
    this.acts = new Acts(actions, Permission.By.PHONE);
    this.line = line;
    this.claims = new Turnstile(looks.loop(), CLAIMS_PER_ADDRESS, CLAIMS, CLAIMS_WITHIN);
  }

  @Override
  public void checked(Call call) {
    guard.refusal(call).ifPresent(why -> {
      throw new BadCall(403, why);
    });
    if (!call.isGet() && call.headers().origin().isEmpty()) {
      throw new BadCall(403, "a change must say where its page is from");
    }
  }

  @Override
  public Optional<Seat> seat(Call call) {
    if (!call.isGet() || !call.path().equals(List.of("s", "live"))) {
      return Optional.empty();
    }
    var visit = visit(call).orElseThrow(() -> new BadCall(403, "phone-over"));
    var place = Place.of(call.query().getOrDefault("at", "main")).orElse(Place.MAIN);
    return Optional.of(new Seat(visit.stay().evse(), place, Optional.empty(), Optional.of(visit.id())));
  }

  /** What an open page shows now: the stay's page, or that the stay is over. */
  Optional<Page> page(Seat seat) {
    var visit = seat.visit().flatMap(phones::visitOf);
    return Optional.of(visit.flatMap(this::viewing).map(viewing -> Pages.of(viewing, seat.place()))
        .orElseGet(() -> ClaimPage.of(looks.surroundings().languages().station(), "phone-over")));
  }

  @Override
  public Answer error(Call call, int status, String why) {
    var texts = texts(call);
    return document(status, ClaimPage.of(texts, Site.textOf(status, why, texts)));
  }

  @Override
  public CompletionStage<Answer> routed(Call call) {
    var path = call.path();
    if (path.isEmpty() || path.size() > 2 || !path.getFirst().equals("s")) {
      throw new BadCall(404, "there is nothing here");
    }
    var word = path.size() == 1 ? "" : path.getLast();
    return switch (call.method()) {
      case "GET" -> CompletableFuture.completedStage(read(call, word));
      case "POST" -> word.equals("claim") ? CompletableFuture.completedStage(claim(call)) : act(call, word);
      default -> throw new BadCall(405, "this is read with GET");
    };
  }

  private Answer read(Call call, String word) {
    var asset = assets.find(word);
    if (asset.isPresent()) {
      return asset.get();
    }
    var viewing = visit(call).flatMap(this::viewing);
    if (word.isEmpty()) {
      return viewing.map(seen -> document(200, Pages.of(seen, Place.MAIN)))
          .orElseGet(() -> document(200, ClaimPage.of(texts(call),
              call.cookie(cookieName()).isPresent() ? "phone-over" : "phone-claim")));
    }
    if (word.equals("copy-file")) {
      return viewing.flatMap(CopyScreen::text).map(Answer::file).orElseGet(() -> Answer.seeOther("/s/"));
    }
    if (ACTS.contains(word) && Place.of(word).isEmpty()) {
      throw new BadCall(405, "this is sent with POST");
    }
    var place = Place.of(word).filter(known -> known != Place.MAIN)
        .orElseThrow(() -> new BadCall(404, "there is nothing here"));
    int sheet = Call.number(call.query().getOrDefault("page", place.firstSheet())).orElse(0);
    return viewing.filter(place::fits).map(seen -> document(200, Pages.of(seen, place, sheet)))
        .orElseGet(() -> Answer.seeOther("/s/"));
  }

  private Answer claim(Call call) {
    if (!call.headers().type().equals(FormDoor.FORM)) {
      throw new BadCall(415, "the body must be a form");
    }
    if (!claims.passes(call.from())) {
      throw new BadCall(429, "phone-wait");
    }
    var code = call.form().getOrDefault("code", "").strip();
    var token = phones.claim(code, wanted(call)).orElseThrow(() -> new BadCall(403, "phone-dead-code"));
    visit(call).ifPresent(phones::leave);
    return Answer.seeOther("/s/").with("Set-Cookie", cookie(token.text()));
  }

  private CompletionStage<Answer> act(Call call, String word) {
    var visit = visit(call).orElseThrow(() -> new BadCall(403, "phone-over"));
    var viewing = viewing(visit).orElseThrow(() -> new BadCall(403, "phone-over"));
    if (word.equals("language")) {
      return CompletableFuture.completedStage(language(call, visit));
    }
    if (!ACTS.contains(word)) {
      throw new BadCall(404, "no such act");
    }
    var form = new FormDoor(looks.with(visit.csrf().text()), acts, token -> isOf(visit, token));
    if (line.needsThePanel()) {
      var half = halfWay(form.checked(call), visit, viewing, word);
      if (half.isPresent()) {
        return CompletableFuture.completedStage(half.get());
      }
    }
    return form.act(call, viewing, word);
  }

  /** Over a line that others can listen to nothing is given: the panel's tap gives it. Absent: it may be done. */
  private Optional<Answer> halfWay(Map<String, String> form, Visit visit, Viewing viewing, String word) {
    boolean permits = word.equals("permission") && form.getOrDefault("permission", "").equals("granted");
    if (!permits && PlainPhone.mayAlone(word)) {
      return Optional.empty();
    }
    if (!form.getOrDefault("version", "").equals(String.valueOf(viewing.evse().version()))) {
      return Optional.of(document(409, Pages.of(viewing, Place.MAIN).saying(viewing.say("changed"))));
    }
    if (!permits && PlainPhone.mayWhileNothingIsPermitted(word, viewing)) {
      return Optional.empty();
    }
    if (permits && Place.CONFIRM.fits(viewing)) {
      phones.wish(visit, viewing.evse().version());
      return Optional.of(Answer.seeOther("/s/"));
    }
    return Optional.of(document(422,
        Pages.of(viewing, Place.MAIN).saying(viewing.say(permits ? "refused" : "phone-at-panel"))));
  }

  private Answer language(Call call, Visit visit) {
    var form = call.form();
    var tag = form.getOrDefault("language", "");
    if (!call.headers().type().equals(FormDoor.FORM) || !isOf(visit, form.getOrDefault("csrf", ""))) {
      throw new BadCall(403, "the form is not from this server's pages");
    }
    if (looks.surroundings().languages().find(tag).isEmpty()) {
      throw new BadCall(400, "no such language");
    }
    phones.speak(visit, tag);
    return Answer.seeOther("/s/");
  }

  private static boolean isOf(Visit visit, String csrf) {
    return Guard.isSame(csrf, visit.csrf().text());
  }

  private Optional<Visit> visit(Call call) {
    return call.cookie(cookieName()).flatMap(phones::visit);
  }

  private Optional<Viewing> viewing(Visit visit) {
    return looks.with(visit.csrf().text()).in(texts(visit.language()), visit.stay().evse());
  }

  private Texts texts(Call call) {
    return texts(visit(call).map(Visit::language).orElseGet(() -> wanted(call)));
  }

  private Texts texts(Optional<String> tag) {
    return tag.flatMap(looks.surroundings().languages()::find).orElse(looks.surroundings().languages().station());
  }

  /** The first language that the phone asks for and the station offers. */
  private Optional<String> wanted(Call call) {
    return List.of(call.headers().language().split(",", 10)).stream().map(part -> part.split(";", 2)[0].strip())
        .map(tag -> Locale.forLanguageTag(tag).getLanguage())
        .filter(tag -> looks.surroundings().languages().find(tag).isPresent()).findFirst();
  }

  private String cookieName() {
    return line.isSecure() ? "__Host-visit" : "visit";
  }

  /** It has no age: it ends with the browser, and counts for nothing once the stay is over. */
  private String cookie(String token) {
    return cookieName() + "=" + token + (line.isSecure() ? "; Path=/; Secure" : "; Path=/s/")
        + "; HttpOnly; SameSite=Strict";
  }

  private Answer document(int status, Page page) {
    return Answer.html(status, Pages.document(page, looks.surroundings()));
  }
}
