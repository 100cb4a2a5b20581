package org.tidegate.hmi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.ThreadLoop;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.text.Languages;

/** Photographs every scene in every language: run by name, as .ci/pictures does. It proves nothing. */
class PanelPictures {
  @ParameterizedTest
  @CsvSource({"1024,600", "480,800"})
  void photograph(int width, int height) {
    try (var chromium = new Chromium(); var loop = new ThreadLoop()) {
      var station = new FakeStation(loop, Views.station(Views.idle(1)));
      try (var panels = new EveryLanguage(station, loop);
          var context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, height))) {
        var page = context.newPage();
        Scene.all(Views.NOW).forEach((name, scene) -> {
          station.show(scene.view());
          for (String language : Languages.BUNDLED) {
            loop.setWallClock(Views.NOW); // The same on every picture, whenever it is taken.
            page.navigate(panels.address(language, scene.path()));
            page.screenshot(new Page.ScreenshotOptions().setPath(
                Path.of("target/screenshots", name + "-" + width + "x" + height + "-" + language + ".png")));
          }
        });
      }
    }
  }
}
