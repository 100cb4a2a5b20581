package org.tidegate.app.logging;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** A process that logs and ends. */
final class LoggingProcess {
  static final String STORY = "story";

  private LoggingProcess() {}

  public static void main(String[] arguments) {
    if (List.of(arguments).contains(STORY)) {
      ProgramLog.warningsToStandardError();
    } else {
      ProgramLog.toStandardOutput();
    }
    var log = LoggerFactory.getLogger(LoggingProcess.class);
    log.debug("nobody asked");
    log.info("evse {}: {} W → {} W", 1, 4200, 0);
    log.warn("weather: {}", "kühl");
    log.error("no meter", new IllegalStateException("device", new IllegalArgumentException("address")));
    java.util.logging.Logger.getLogger("org.example.Other").log(Level.INFO, "{0} of {1}", new Object[]{1, 2});
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      // What Java's own hook does, beside this one: before it, so that it is no matter of luck.
      LogManager.getLogManager().reset();
      log.info("the last line");
    }));
  }
}
