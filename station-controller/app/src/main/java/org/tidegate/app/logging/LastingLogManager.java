package org.tidegate.app.logging;

import java.io.IOException;
import java.util.logging.LogManager;

/**
 * Java's own as to all but two things. It reads a file of settings only where one is named. And it keeps all handlers to the
 * very end: Java's own takes them away in a shutdown hook, beside those hooks that still have something to log.
 *
 * <p>Public, with a constructor, because Java makes it by name.
 */
public final class LastingLogManager extends LogManager {
  private static final String SETTINGS = "java.util.logging.config.file";

  /** For Java. */
  public LastingLogManager() {}

  @Override
  public void readConfiguration() throws IOException {
    if (System.getProperty(SETTINGS) != null) {
      super.readConfiguration();
    }
  }

  @Override
  public void reset() {
    // Nothing here ever begins anew, and at the end nothing needs to be closed: handlers keep nothing back.
  }
}
