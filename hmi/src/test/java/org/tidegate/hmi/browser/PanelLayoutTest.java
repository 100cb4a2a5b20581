package org.tidegate.hmi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PanelServer;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.text.Languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What can be measured of every screen at both sizes of a panel; the pictures are left in target/screenshots. */
class PanelLayoutTest {
  static final double PIXELS_PER_MM = PanelSettings.defaults().pixelsPerMillimetre();
  static final String MEASURE = """
      (mm) => {
        const problems = [];
        const root = document.documentElement;
        if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth)
          problems.push(`scrolls: ${root.scrollWidth}x${root.scrollHeight}`);
        const shown = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 0;
        const name = (e) => e.dataset.action || e.textContent.trim().slice(0, 30);
        const choice = document.querySelector('[data-action=languages]');
        if (!choice || !shown(choice)) problems.push('no choice of language');
        const targets = [...document.querySelectorAll('button, summary')].filter(shown);
        const box = (e) => e.getBoundingClientRect();
        for (const e of targets) {
          const b = box(e);
          if (b.width < 20 * mm - .5 || b.height < 20 * mm - .5) problems.push(`small: ${name(e)} ${b.width}x${b.height}`);
          if (b.left < -.5 || b.right > innerWidth + .5) problems.push(`outside: ${name(e)}`);
          if (e.scrollWidth > e.clientWidth + 1) problems.push(`text cut: ${name(e)} ${e.scrollWidth}>${e.clientWidth}`);
        }
        for (const e of targets) for (const word of e.querySelectorAll(':scope > span, :scope > b')) if (shown(word)) {
          const range = document.createRange();
          range.selectNodeContents(word);
          const a = range.getBoundingClientRect(), b = box(e), margin = Math.min(a.left - b.left, b.right - a.right);
          if (a.width > 0 && margin < .5 * mm - .3) problems.push(`text at the edge: ${name(e)} ${margin.toFixed(1)}`);
        }
        for (const e of targets) for (const f of targets) if (e !== f) {
          const a = box(e), b = box(f);
          const dx = Math.max(a.left - b.right, b.left - a.right), dy = Math.max(a.top - b.bottom, b.top - a.bottom);
          if (Math.max(dx, dy) < 4 * mm - .5) problems.push(`near: ${name(e)} ${name(f)} ${Math.max(dx, dy)}`);
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
        for (const e of targets) {
          const style = getComputedStyle(e), around = ground(e.parentElement);
          const filled = colour(style.backgroundColor);
          const body = filled.length < 4 || filled[3] > 0 ? ratio(filled, around) : 0;
          const edge = parseFloat(style.borderTopWidth) >= 1 ? ratio(colour(style.borderTopColor), around) : 0;
          if (Math.max(body, edge) < 3) problems.push(`faint: ${name(e)} ${Math.max(body, edge).toFixed(2)}`);
        }
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const e = walker.currentNode.parentElement;
          if (!walker.currentNode.data.trim() || !shown(e)) continue;
          const style = getComputedStyle(e);
          if (parseFloat(style.fontSize) < 5 * mm - .01) problems.push(`small text: ${name(e)} ${style.fontSize}`);
          const contrast = ratio(colour(style.color), ground(e));
          if (contrast < 7) problems.push(`contrast ${contrast.toFixed(2)}: ${name(e)}`);
        }
        for (const e of document.querySelectorAll('.figure:not(.words) .big > [data-value]')) {
          if (parseFloat(getComputedStyle(e).fontSize) < 12 * mm - .01) problems.push(`small figure: ${name(e)}`);
        }
        for (const e of document.querySelectorAll('.figure, .fact, .lead, h1:not(.spoken), .answer-state, .reason, .board p, .texts p')) {
          if (shown(e) && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
            problems.push(`cut: ${name(e)} ${e.scrollWidth}>${e.clientWidth}`);
          if (box(e).right > innerWidth + .5) problems.push(`outside: ${name(e)}`);
        }
        for (const e of document.querySelectorAll('.board')) for (const f of document.querySelectorAll('button, summary, h1, .reason, .figure, .warn, .answer-state')) {
          const a = box(e), b = box(f);
          if (shown(f) && Math.min(a.right, b.right) - Math.max(a.left, b.left) > .5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > .5)
            problems.push(`the board covers: ${name(f)}`);
        }
        for (const e of document.querySelectorAll('.texts')) if (e.scrollHeight > e.clientHeight + 1) problems.push('text cut below');
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

  /** With a wider typeface everything below would fail, and say nothing about why. */
  @Test
  void typefaceOfThePanel_isInstalled() {
    try (var page = chromium.browser().newPage()) {
      assertThat(page.evaluate("""
          () => {
            const pen = document.createElement('canvas').getContext('2d');
            const width = (font) => (pen.font = '40px ' + font, pen.measureText('Withdraw 0.28').width);
            return width('"Liberation Sans", monospace') !== width('monospace');
          }""")).as("Debian's package fonts-liberation is installed").isEqualTo(true);
    }
  }

  /** Without one, boxes would be measured in place of signs. */
  @Test
  void japaneseTypeface_isInstalledAndOfFullWidth() {
    try (var page = chromium.browser().newPage()) {
      assertThat(page.evaluate("""
          () => {
            const pen = document.createElement('canvas').getContext('2d');
            pen.font = '40px "Noto Sans CJK JP", "VL Gothic", "Liberation Sans"';
            const drawn = (sign) => {
              pen.clearRect(0, 0, 60, 60);
              pen.fillText(sign, 0, 50);
              return pen.getImageData(0, 0, 60, 60).data.join();
            };
            return Math.abs(pen.measureText('許可').width - 80) < 1 && drawn('許') !== drawn('可');
          }""")).as("Debian's package fonts-vlgothic is installed").isEqualTo(true);
    }
  }

  @AfterAll
  static void stop() {
    chromium.close();
    loop.close();
  }

  /** Every language as the station's own, with the choice of the others on every screen. */
  @ParameterizedTest
  @CsvSource({"1024,600", "480,800"})
  void anyScreen_shown_isLargeEnoughClearAndWhole(int width, int height) {
    var problems = new ArrayList<String>();
    try (var panels = new EveryLanguage(station, loop);
        var context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, height))) {
      var page = context.newPage();
      page.onConsoleMessage(message -> complain(page, message.text(), problems));
      page.onPageError(error -> problems.add("script: " + error));
      Scene.all(Views.NOW).forEach((name, scene) -> {
        loop.setWallClock(Views.NOW);
        station.show(scene.view());
        page.navigate(panels.address("en", scene.path()));
        panels.problems(page, scene.path()).forEach(problem -> problems.add(name + " " + problem));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        measured(page).forEach(problem -> problems.add(name + " in the dark: " + problem));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      });
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void anyReason_shown_fits() {
    var problems = new ArrayList<String>();
    try (var panels = new EveryLanguage(station, loop);
        var context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(480, 800))) {
      var page = context.newPage();
      page.navigate(panels.address("en", "/panel/1"));
      for (LimitReason reason : LimitReason.values()) {
        station.show(Views.station(
            Views.session(Views.selling(1, loop.now()), session -> Views.limited(session, reason))));
        panels.problems(page, "/panel/1").forEach(problem -> problems.add(reason.token() + " " + problem));
      }
    }
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1024,600", "480,800"})
  void languages_opened_areLargeAndApartAndWhole(int width, int height) {
    try (var server = server("en");
        var context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, height))) {
      int port = server.start();
      station.show(Views.station(Views.selling(1, loop.now())));
      var page = context.newPage();
      page.navigate("http://127.0.0.1:" + port + "/panel/1");
      page.locator("[data-action=languages]").click();
      page.evaluate("document.querySelectorAll('main > :not(nav), nav > form').forEach((e) => e.remove())");
      assertThat(measured(page)).isEmpty();
      assertThat(page.locator(".sheet button").allInnerTexts())
          .containsExactly("English", "日本語", "Deutsch", "Français");
    }
  }

  private static PanelServer server(String first) {
    var tags = Stream.concat(Stream.of(first), Languages.BUNDLED.stream()).distinct().toList();
    return new PanelServer(PanelSettings.defaults(), Languages.load(tags), station, station, loop);
  }

  @Test
  void answers_permitAndDeny_areEqual() {
    try (var server = new PanelServer(PanelSettings.defaults(), station, station, loop);
        var page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(1024, 600))) {
      int port = server.start();
      station.show(Views.station(Views.ready(1, loop.now())));
      page.navigate("http://127.0.0.1:" + port + "/panel/1");
      var permit = page.locator("[data-action=permit]").boundingBox();
      var deny = page.locator("[data-action=deny]").boundingBox();
      assertThat(permit.width).isCloseTo(deny.width, within(0.05));
      assertThat(permit.height).isEqualTo(deny.height);
      assertThat(permit.y).isEqualTo(deny.y);
      for (var property : List.of("backgroundColor", "color", "fontSize", "fontWeight", "borderTopWidth")) {
        var script = "(e) => getComputedStyle(e)." + property;
        assertThat(page.locator("[data-action=permit]").evaluate(script))
            .isEqualTo(page.locator("[data-action=deny]").evaluate(script));
      }
    }
  }

  /** A browser says of itself that a page was not found. */
  private static void complain(Page page, String message, List<String> problems) {
    if (!page.url().endsWith("/nowhere")) {
      problems.add("console: " + message);
    }
  }

  static List<String> measured(Page page) {
    return ((List<?>) page.evaluate(MEASURE, PIXELS_PER_MM)).stream().map(Object::toString).toList();
  }
}
