package org.tidegate.hmi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.text.Languages;

import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Photographs every scene, as docs/panel.md shows it; with {@code -Dpictures=all} in every language, and on a narrow panel too. Run
 * by name, as .ci/pictures does. It proves nothing.
 */
class PanelPictures {
  @ParameterizedTest
  @CsvSource({"1024,600", "480,800"})
  void photograph(int width, int height) {
    boolean all = System.getProperty("pictures", "").equals("all");
    assumeThat(all || width > height).isTrue();
    try (var chromium = new Chromium(); var loop = new ThreadLoop()) {
      var station = new FakeStation(loop, Views.station(Views.idle(1)));
      try (var panels = new EveryLanguage(station, loop);
          var context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, height))) {
        var page = context.newPage();
        Scene.all(Views.NOW).forEach((name, scene) -> {
          station.show(scene.view());
          for (String language : all ? Languages.BUNDLED : List.of("en", "ja")) {
            loop.setWallClock(Views.NOW); // The same on every picture, whenever it is taken.
            page.navigate(panels.address(language, scene.path()));
            shoot(page, name + "-" + width + "x" + height + "-" + language);
          }
        });
      }
    }
  }

  /** What a phone shows, and the panel to it. */
  @ParameterizedTest
  @CsvSource({"en", "ja"})
  void photographPhone(String language) {
    try (var chromium = new Chromium(); var loop = new ThreadLoop()) {
      loop.setWallClock(Views.NOW);
      var station = new FakeStation(loop, Views.station(Views.ready(1, Views.NOW)));
      var tags = Stream.concat(Stream.of(language), Languages.BUNDLED.stream()).distinct().toList();
      try (var screens = new PhoneScreens(chromium, station, loop, Languages.load(tags), Plain.ALONE);
          var panel = screens.panel("/phone");
          var phone = screens.phone(390, 844, language)) {
        shoot(panel, "phone-code-1024x600-" + language);
        var page = phone.newPage();
        page.navigate(panel.locator("[data-value=phone-code]").getAttribute("data-raw"));
        shoot(page, "phone-question-390x844-" + language);
        station.show(Views.station(Views.claimed(1, Views.NOW)));
        page.navigate(page.url().replaceAll("/s/.*", "/s/review"));
        shoot(page, "phone-review-390x844-" + language);
      }
    }
  }

  private static void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
  }
}
