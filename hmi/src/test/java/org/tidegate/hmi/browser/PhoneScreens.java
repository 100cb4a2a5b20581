package org.tidegate.hmi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Optional;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PanelServer;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.PhoneServer;
import org.tidegate.hmi.PhoneSettings;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.text.Languages;
import org.tidegate.hmi.web.Listener;

/** A station's panel and its phone page, each in a browser window. */
final class PhoneScreens implements AutoCloseable {
  private final PhoneServer phones;
  private final PanelServer panelServer;
  private final int panelPort;
  private final BrowserContext panel;
  private final Chromium chromium;

  PhoneScreens(Chromium chromium, FakeStation station, StationLoop loop, Languages languages, Plain plain) {
    this.chromium = chromium;
    phones = new PhoneServer(PhoneSettings.onLoopback(plain), PanelSettings.defaults(), languages, station, station,
        loop);
    phones.start();
    panelServer = new PanelServer(PanelSettings.defaults(), languages, Optional.of(phones),
        new Listener.Station(station, station, loop));
    panelPort = panelServer.start();
    panel = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1024, 600));
  }

  PhoneServer phones() {
    return phones;
  }

  Page panel(String below) {
    var page = panel.newPage();
    page.navigate(panelAddress(below));
    return page;
  }

  String panelAddress(String below) {
    return "http://127.0.0.1:" + panelPort + "/panel/1" + below;
  }

  /** What the QR code says. */
  String address() {
    try (var page = panel("/phone")) {
      return page.locator("[data-value=phone-code]").getAttribute("data-raw");
    }
  }

  BrowserContext phone(int width, int height) {
    return phone(width, height, "en");
  }

  BrowserContext phone(int width, int height, String language) {
    return chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, height)
        .setHasTouch(true).setDeviceScaleFactor(2).setLocale(language));
  }

  /** Ends the station's side: pages that are open stay. */
  void stop() {
    panelServer.close();
    phones.close();
  }

  @Override
  public void close() {
    panel.close();
    stop();
  }
}
