package org.tidegate.hmi.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.text.Languages;

/**
 * Measures how soon a page is painted by a browser that runs and keeps nothing of it. Run by name, as hmi/measure does. It proves
 * nothing.
 */
class FirstPaint {
  private static final int RUNS = Integer.getInteger("runs", 20);

  @ParameterizedTest
  @CsvSource({"1", "4"})
  void measure(int timesSlower) {
    try (var chromium = new Chromium(); var loop = new ThreadLoop()) {
      var station = new FakeStation(loop, Views.station(Views.ready(1, loop.now())));
      try (var screens = new PhoneScreens(chromium, station, loop, Languages.load(Languages.BUNDLED), Plain.ALONE);
          var page = screens.panel("")) {
        prepare(page, timesSlower);
        var paints = IntStream.range(0, RUNS).mapToDouble(_ -> painted(page)).sorted().toArray();
        System.out.println(row(timesSlower, paints));
      }
    }
  }

  private static void prepare(Page page, int timesSlower) {
    var browser = page.context().newCDPSession(page);
    var rate = new JsonObject();
    rate.addProperty("rate", timesSlower);
    browser.send("Emulation.setCPUThrottlingRate", rate);
    var disabled = new JsonObject();
    disabled.addProperty("cacheDisabled", true);
    browser.send("Network.enable");
    browser.send("Network.setCacheDisabled", disabled);
  }

  private static double painted(Page page) {
    page.reload();
    return ((Number) page.evaluate(PanelUseTest.FIRST_PAINT)).doubleValue();
  }

  private static String row(int timesSlower, double[] sorted) {
    return "First paint, browser %d times slower: min %.0f ms, median %.0f ms, max %.0f ms of %d".formatted(timesSlower,
        sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1], sorted.length);
  }
}
