package org.tidegate.hmi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The browser of this machine. A machine without one fails the test and says what to install. */
final class Chromium implements AutoCloseable {
  /** For what has no time of its own to hold: a busy machine is no failure. */
  private static final double PATIENCE_MILLIS = 30_000;
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    if (!Files.isExecutable(PROGRAM)) {
      throw new AssertionError(PROGRAM + " is missing: apt-get install chromium");
    }
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright = Playwright.create();
    browser = playwright.chromium().launch(
        new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(arguments()));
  }

  Browser browser() {
    return browser;
  }

  private static List<String> arguments() {
    var arguments = new ArrayList<>(List.of("--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"));
    if (System.getProperty("user.name").equals("root")) {
      arguments.add("--no-sandbox");
    }
    return arguments;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
