package org.tidegate.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.demo.Demo.Ports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;
import static org.tidegate.domain.fixture.Patience.await;

/** A new user plays the story by clicking on the demo page alone. In real time: a browser has no other. */
class ClickedStoryTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  @Test
  void clicks_onTheDemoPage_playTheStory(@TempDir Path folder) throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    assertThat(Files.isExecutable(CHROMIUM)).as("%s is missing: apt-get install chromium", CHROMIUM).isTrue();
    try (var demo = Demo.start(Ports.ANY, folder, new ProgramLauncher());
        var playwright = Playwright.create();
        var browser = playwright.chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(arguments()))) {
      var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1600, 900));
      page.navigate(demo.page().toString());
      assertThat(page.locator("#alive")).containsText("online");
      play(page, page.frameLocator("iframe.panel"), page.frameLocator("iframe.aggregator"),
          demo.panel().resolve("/api/evse/1"));
    }
  }

  private static void play(Page page, FrameLocator panel, FrameLocator aggregator, URI state)
      throws Exception {
    car(page, "plug-in").click();
    action(panel, "start").click();
    assertThat(panel.locator("[data-action='start']")).hasCount(0);
    panel.locator("[data-action^='pattern-']").first().click();
    action(panel, "permit").click();
    action(panel, "confirm-permit").click();
    assertThat(panel.locator("[data-value='permission']").first()).hasAttribute("data-raw", "granted");

    var phone = page.context().waitForPage(() -> page.locator("[data-action='phone']").click());
    assertThat(phone.locator("[data-value='permission']").first()).hasAttribute("data-raw", "granted");
    assertThat(phone.locator("[data-action='withdraw']")).isVisible();

    aggregator.locator("button[value='downward']").click();
    assertThat(panel.locator("[data-value='power']")).hasAttribute("data-raw", "-5000");
    assertThat(phone.locator("[data-value='power']")).hasAttribute("data-raw", "-5000");

    page.locator("[data-path='/sim/network/disconnect']").click();
    assertThat(page.locator("#alive")).containsText("offline");
    page.locator("[data-path='/sim/network/connect']").click();
    assertThat(page.locator("#alive")).containsText("online");

    action(panel, "withdraw").click();
    assertThat(commanded(state)).isEqualTo(-5000);
    // The second tap counts once it can't be the first one's echo any more.
    panel.locator("html:not([data-tapped])").waitFor();
    action(panel, "confirm-withdraw").click();
    await("0 W is commanded").until(() -> commanded(state) == 0);
    assertThat(phone.locator("[data-value='permission']").first()).hasAttribute("data-raw", "withdrawn");
    phone.close();
    assertThat(panel.locator("[data-value='permission']").first()).hasAttribute("data-raw", "withdrawn");
    assertThat(panel.locator("[data-value='power']")).hasAttribute("data-raw", "0");
    car(page, "plug-out").click();
    assertThat(panel.locator("body")).hasAttribute("data-raw", "summary");
  }

  private static int commanded(URI state) throws Exception {
    try (var stream = state.toURL().openStream()) {
      return new ObjectMapper().readTree(stream).path("commanded").asInt();
    }
  }

  private static Locator car(Page page, String act) {
    return page.locator("[data-path='/sim/evse/1/" + act + "']").first();
  }

  private static Locator action(FrameLocator frame, String name) {
    return frame.locator("[data-action='" + name + "']").first();
  }

  private static List<String> arguments() {
    var arguments = new ArrayList<>(List.of("--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"));
    if (System.getProperty("user.name").equals("root")) {
      arguments.add("--no-sandbox");
    }
    return arguments;
  }
}
