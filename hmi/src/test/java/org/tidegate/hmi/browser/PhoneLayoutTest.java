package org.tidegate.hmi.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.text.Languages;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be measured of every screen on a phone, and of those the panel has for phones. */
class PhoneLayoutTest {
  private static final String MEASURE = """
      () => {
        const problems = [];
        const root = document.documentElement;
        if (root.scrollWidth > innerWidth) problems.push(`scrolls sideways: ${root.scrollWidth}`);
        const shown = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 0;
        const name = (e) => e.dataset.action || e.textContent.trim().slice(0, 30);
        const box = (e) => e.getBoundingClientRect();
        const targets = [...document.querySelectorAll('button, summary, a')].filter(shown);
        for (const e of targets) {
          if (box(e).width < 48 || box(e).height < 48) problems.push(`small: ${name(e)} ${box(e).width}x${box(e).height}`);
          if (box(e).left < 0 || box(e).right > innerWidth + .5) problems.push(`outside: ${name(e)}`);
          if (e.scrollWidth > e.clientWidth + 1) problems.push(`text cut: ${name(e)} ${e.scrollWidth}>${e.clientWidth}`);
        }
        const sticky = (e) => e.closest('.answers') !== null;
        for (const e of targets) for (const f of targets) if (e !== f && sticky(e) === sticky(f)) {
          const a = box(e), b = box(f);
          const apart = Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
          if (apart < 8) problems.push(`near: ${name(e)} ${name(f)} ${apart}`);
        }
        const channel = (v) => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
        const light = (c) => .2126 * channel(c[0]) + .7152 * channel(c[1]) + .0722 * channel(c[2]);
        const colour = (text) => text.match(/[\\d.]+/g).map(Number);
        const ground = (e) => {
          for (; e; e = e.parentElement) {
            const c = colour(getComputedStyle(e).backgroundColor);
            if (c.length < 4 || c[3] > 0) return c;
          }
          return [255, 255, 255];
        };
        const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const e = walker.currentNode.parentElement;
          if (!walker.currentNode.data.trim() || !shown(e)) continue;
          const style = getComputedStyle(e);
          if (parseFloat(style.fontSize) < 16) problems.push(`small text: ${name(e)} ${style.fontSize}`);
          const contrast = ratio(colour(style.color), ground(e));
          if (contrast < 4.5) problems.push(`contrast ${contrast.toFixed(2)}: ${name(e)}`);
        }
        // A heading for who can't see is one pixel wide.
        for (const e of document.querySelectorAll('.figure, .fact, .lead, h1, .answer-state, .reason, .warn')) {
          if (shown(e) && box(e).width > 1 && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
            problems.push(`cut: ${name(e)} ${e.scrollWidth}>${e.clientWidth}`);
        }
        for (const e of document.querySelectorAll('.answers button')) {
          if (shown(e) && box(e).bottom > innerHeight + .5) problems.push(`below the edge: ${name(e)}`);
        }
        return problems;
      }""";

  private static Chromium chromium;
  private static ThreadLoop loop;
  private static FakeStation station;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
    loop = new ThreadLoop();
    station = new FakeStation(loop, Views.station(Views.idle(1)));
  }

  @AfterAll
  static void stop() {
    chromium.close();
    loop.close();
  }

  /** Everything grows with the width, so what fits on the smallest phone fits on a larger one too. */
  @Test
  void anyScreen_onAPhone_isLargeEnoughClearAndWhole() {
    var problems = new ArrayList<String>();
    station.show(Views.station(Views.ready(1, loop.now())));
    try (var screens = screens("en", Plain.ALONE); var context = screens.phone(320, 568)) {
      var page = context.newPage();
      page.onConsoleMessage(message -> problems.add("console: " + message.text()));
      page.onPageError(error -> problems.add("script: " + error));
      page.navigate(screens.address());
      var phones = Languages.BUNDLED.stream().map(language -> VisitingPhone.claim(language, screens.address()))
          .toList();
      scenes().forEach((name, scene) -> {
        station.show(scene.view());
        var path = "/s/" + scene.path().replaceFirst("/panel/1/?", "");
        var mains = new LinkedHashMap<String, String>();
        phones.forEach(phone -> mains.put(phone.language(), phone.read(path)));
        EveryLanguage.problems(page, MEASURE, 0, mains).forEach(problem -> problems.add(name + " " + problem));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(390, 844);
        EveryLanguage.problems(page, MEASURE, 0, Map.of("en", mains.get("en")))
            .forEach(problem -> problems.add(name + " larger, in the dark: " + problem));
        page.setViewportSize(320, 568);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      });
      phones.forEach(VisitingPhone::close);
    }
    assertThat(problems).isEmpty();
  }

  static Stream<Arguments> looks() {
    return Stream.concat(Stream.of(Arguments.of("en", 390, 844)),
        Languages.BUNDLED.stream().map(language -> Arguments.of(language, 320, 568)));
  }

  /** Those of the stay that the phone has claimed. */
  private static Map<String, Scene> scenes() {
    var scenes = Scene.all(loop.now());
    scenes.values().removeIf(scene -> !scene.path().startsWith("/panel/1") || scene.path().contains("key-code")
        || scene.view().evses().getFirst().session().isEmpty() && scene.view().evses().getFirst().summary().isEmpty());
    assertThat(scenes).hasSizeGreaterThan(15);
    return scenes;
  }

  /** What a phone shows that may not see anything, and one whose wish waits for the panel. */
  @ParameterizedTest
  @MethodSource("looks")
  void phoneOutsideOrWaiting_isLargeEnoughClearAndWhole(String language, int width, int height) {
    var problems = new ArrayList<String>();
    station.show(Views.station(Views.ready(1, loop.now())));
    try (var screens = screens(language, Plain.WITH_THE_PANEL); var context = screens.phone(width, height, language)) {
      var page = context.newPage();
      var address = screens.address();
      page.navigate(address.replaceFirst("#.*", ""));
      shoot(page, "claim", width + "x" + height + "-" + language, problems);
      page.navigate(address);
      page.locator("[data-action=permit]").tap();
      page.locator("[data-action=confirm-permit]").tap();
      page.locator("[data-value=phone-waits]").waitFor();
      shoot(page, "waiting", width + "x" + height + "-" + language, problems);
    }
    assertThat(problems).isEmpty();
  }

  /** The panel's own screens for phones, by the panel's measures. */
  @ParameterizedTest
  @CsvSource({"1024,600", "480,800"})
  void panelsScreensForPhones_areLargeEnoughClearAndWhole(int width, int height) {
    var problems = new ArrayList<String>();
    station.show(Views.station(Views.ready(1, loop.now())));
    try (var screens = screens("en", Plain.WITH_THE_PANEL);
        var panels = new EveryLanguage(station, loop, Optional.of(screens.phones()));
        var context = screens.phone(390, 844);
        var panel = screens.panel("/phone")) {
      panel.setViewportSize(width, height);
      var phone = context.newPage();
      phone.navigate(screens.address());
      panel.locator("[data-value=phones][data-raw='1']").waitFor();
      problems.addAll(panels.problems(panel, "/panel/1/phone"));
      panel.navigate(panel.url().replace("/phone", "/conditions"));
      problems.addAll(panels.problems(panel, "/panel/1/conditions"));
      phone.locator("[data-action=permit]").tap();
      phone.locator("[data-action=confirm-permit]").tap();
      panel.locator("[data-value=phone-asks]").waitFor(
          new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
      problems.addAll(panels.problems(panel, "/panel/1"));
      station.show(Views.station(Views.selling(1, loop.now())));
      panel.navigate(panel.url().replaceFirst("/panel/1.*", "/panel/1/phone"));
      problems.addAll(panels.problems(panel, "/panel/1/phone"));
      station.show(Views.station(Views.summary(1, loop.now())));
      panel.navigate(panel.url().replaceFirst("/panel/1.*", "/panel/1"));
      problems.addAll(panels.problems(panel, "/panel/1"));
    }
    assertThat(problems).isEmpty();
  }

  private static PhoneScreens screens(String first, Plain plain) {
    var tags = Stream.concat(Stream.of(first), Languages.BUNDLED.stream()).distinct().toList();
    return new PhoneScreens(chromium, station, loop, Languages.load(tags), plain);
  }

  private static void shoot(Page page, String scene, String suffix, List<String> problems) {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      found(page).forEach(problem -> problems.add(scene + " " + suffix + " " + scheme + ": " + problem));
    }
  }

  private static List<String> found(Page page) {
    return ((List<?>) page.evaluate(MEASURE)).stream().map(Object::toString).toList();
  }
}
