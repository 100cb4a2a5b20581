package org.tidegate.hmi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PanelServer;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.Views;

import static org.assertj.core.api.Assertions.assertThat;

/** What the rules of axe-core find on each screen, and what a finger or a key meets there. */
class AccessibilityTest {
  private static final String AXE = text(Path.of("target/npm/node_modules/axe-core/axe.min.js"));
  private static final String CHECK = """
      async () => (await axe.run(document, {resultTypes: ['violations']})).violations
        .map((found) => `${found.id}: ${found.help}: ${found.nodes.map((node) => node.html).join(' ')}`)""";
  /** Colours of the focused control's outline and of what surrounds it, as a contrast. */
  private static final String FOCUS = """
      () => {
        const channel = (v) => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
        const light = (text) => {
          const c = text.match(/[\\d.]+/g).map(Number);
          return .2126 * channel(c[0]) + .7152 * channel(c[1]) + .0722 * channel(c[2]);
        };
        const e = document.activeElement, style = getComputedStyle(e);
        const [x, y] = [light(style.outlineColor), light(getComputedStyle(document.documentElement).backgroundColor)]
          .sort((p, q) => q - p);
        return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2 ? (x + .05) / (y + .05) : 0;
      }""";

  private static Chromium chromium;
  private static ThreadLoop loop;
  private static FakeStation station;
  private static PanelServer server;
  private static int port;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
    loop = new ThreadLoop();
    station = new FakeStation(loop, Views.station(Views.idle(1)));
    server = new PanelServer(PanelSettings.defaults(), station, station, loop);
    port = server.start();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
    loop.close();
  }

  /** At both sizes of a panel, once by day and once by night. */
  @Test
  void anyScreen_shown_breaksNoRuleOfAxe() {
    var problems = new ArrayList<String>();
    try (var page = chromium.browser().newPage()) {
      Scene.all(loop.now()).forEach((name, scene) -> {
        station.show(scene.view());
        look(page, 1024, 600, ColorScheme.LIGHT);
        page.navigate("http://127.0.0.1:" + port + scene.path());
        page.evaluate(AXE);
        ((List<?>) page.evaluate(CHECK)).forEach(found -> problems.add(name + ": " + found));
        look(page, 480, 800, ColorScheme.DARK);
        ((List<?>) page.evaluate(CHECK)).forEach(found -> problems.add(name + " in the dark: " + found));
      });
    }
    assertThat(problems).isEmpty();
  }

  private static void look(Page page, int width, int height, ColorScheme scheme) {
    page.setViewportSize(width, height);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  @ParameterizedTest
  @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
  void focus_onAnyControl_isSeen(ColorScheme scheme) {
    try (var page = chromium.browser().newPage(new Browser.NewPageOptions().setColorScheme(scheme))) {
      station.show(Views.station(Views.ready(1, loop.now())));
      page.navigate("http://127.0.0.1:" + port + "/panel/1");
      int controls = page.locator("button:visible, summary:visible").count();
      for (int i = 0; i < controls; i++) {
        page.keyboard().press("Tab");
        assertThat(((Number) page.evaluate(FOCUS)).doubleValue()).isGreaterThan(3);
      }
      assertThat(controls).isGreaterThan(3);
    }
  }

  @Test
  void motion_reduced_nothingMovesAndNothingEverFlashes() {
    assertThat(text(Path.of("src/main/resources/org/tidegate/hmi/assets/panel.css"))).doesNotContain("animation",
        "@keyframes", "transition");
    try (var page = chromium.browser().newPage()) {
      station.show(Views.station(Views.ready(1, loop.now())));
      page.navigate("http://127.0.0.1:" + port + "/panel/1");
      page.locator("[data-action=deny]").hover();
      page.mouse().down();
      assertThat(movement(page)).isNotEqualTo("none");
      page.emulateMedia(
          new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      assertThat(movement(page)).isEqualTo("none");
    }
  }

  private static Object movement(Page page) {
    return page.locator("[data-action=deny]").evaluate("(e) => getComputedStyle(e).transform");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file + " can't be read", e);
    }
  }
}
