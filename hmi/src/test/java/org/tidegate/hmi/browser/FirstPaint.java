package org.tidegate.hmi.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.text.Languages;

/** Measures how soon a page is painted by a browser that has nothing of it yet. Run by name, as hmi/measure does. It proves nothing. */
class FirstPaint {
  private static final int RUNS = Integer.getInteger("runs", 20);

  @ParameterizedTest
  @CsvSource({"1", "4"})
  void measure(int timesSlower) {
    try (var chromium = new Chromium(); var loop = new ThreadLoop()) {
      var station = new FakeStation(loop, Views.station(Views.ready(1, loop.now())));
      try (var screens = new PhoneScreens(chromium, station, loop, Languages.load(Languages.BUNDLED), Plain.ALONE)) {
        var paints = new ArrayList<Double>();
        for (int i = 0; i < RUNS; i++) {
          try (var window = chromium.browser()
              .newContext(new Browser.NewContextOptions().setViewportSize(1024, 600))) {
            paints.add(painted(window.newPage(), screens.panelAddress(""), timesSlower));
          }
        }
        System.out.println(row(timesSlower, paints));
      }
    }
  }

  private static double painted(Page page, String address, int timesSlower) {
    var rate = new JsonObject();
    rate.addProperty("rate", timesSlower);
    page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
    page.navigate(address);
    return ((Number) page.evaluate(PanelUseTest.FIRST_PAINT)).doubleValue();
  }

  private static String row(int timesSlower, List<Double> paints) {
    var sorted = paints.stream().sorted().toList();
    return "First paint, browser %d times slower: min %.0f ms, median %.0f ms, max %.0f ms of %d".formatted(timesSlower,
        sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast(), sorted.size());
  }
}
