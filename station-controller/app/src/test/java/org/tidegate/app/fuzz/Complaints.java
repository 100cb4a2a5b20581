package org.tidegate.app.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Hears what the program logs as an error: nothing that comes over the wire may bring it to that. Not thread-safe. */
final class Complaints extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private Optional<String> first = Optional.empty();

  /** Listens from now on. */
  Complaints() {
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (first.isEmpty() && event.getLevel().isGreaterOrEqual(Level.ERROR)) {
      var cause = event.getThrowableProxy();
      first = Optional
          .of(event.getFormattedMessage() + (cause == null ? "" : "\n" + ThrowableProxyUtil.asString(cause)));
    }
  }

  /** Fails when there was one. */
  void none() {
    first.ifPresent(what -> {
      throw new AssertionError("the program complains: " + what);
    });
  }

  @Override
  public void close() {
    root.detachAppender(this);
  }
}
