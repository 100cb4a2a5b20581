package org.tidegate.app.supervision;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the log into systemd's journal with fields by which it can be searched: which EVSE, which transaction. Where the
 * journal does not take a line, it goes where it went before. Safe from any thread.
 */
public final class JournalAppender extends AppenderBase<ILoggingEvent> {
  private static final Path JOURNAL = Path.of("/run/systemd/journal/socket");
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
  /** Every line about an EVSE begins with it. */
  private static final Pattern EVSE = Pattern.compile("evse (\\d{1,5}):.*", Pattern.DOTALL);
  private static final Pattern TRANSACTION = Pattern
      .compile("\\btransaction ([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b");

  private final LocalDatagrams journal;
  private final List<Appender<ILoggingEvent>> otherwise;
  private volatile Function<Integer, Optional<String>> transactions = _ -> Optional.empty();

  private JournalAppender(LocalDatagrams journal, List<Appender<ILoggingEvent>> otherwise) {
    this.journal = journal;
    this.otherwise = otherwise;
  }

  /** Takes the console's place when systemd made standard output the journal's; absent where it did not. */
  public static Optional<JournalAppender> insteadOfConsole(Map<String, String> environment) {
    return insteadOfConsole(environment, STANDARD_OUTPUT, JOURNAL);
  }

  static Optional<JournalAppender> insteadOfConsole(Map<String, String> environment, Path standardOutput,
      Path journal) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)
        || !isJournal(environment, standardOutput)) {
      return Optional.empty();
    }
    return LocalDatagrams.named(journal.toString()).map(socket -> {
      var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      var consoles = new ArrayList<Appender<ILoggingEvent>>();
      root.iteratorForAppenders().forEachRemaining(appender -> {
        if (appender instanceof ConsoleAppender<ILoggingEvent>) {
          consoles.add(appender);
        }
      });
      var appender = new JournalAppender(socket, consoles);
      appender.setContext(context);
      appender.start();
      consoles.forEach(root::detachAppender);
      root.addAppender(appender);
      return appender;
    });
  }

  /** systemd.exec(5), JOURNAL_STREAM: device and inode of what standard output must be. */
  private static boolean isJournal(Map<String, String> environment, Path standardOutput) {
    try {
      var file = Files.readAttributes(standardOutput, "unix:dev,ino");
      return (file.get("dev") + ":" + file.get("ino")).equals(environment.get("JOURNAL_STREAM"));
    } catch (IOException | UnsupportedOperationException notThere) {
      return false;
    }
  }

  /** From now on lines about an EVSE have the transaction that runs there. */
  public void transactions(Function<Integer, Optional<String>> running) {
    transactions = running;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (journal.send(entry(event).toBytes()) != 0) {
      otherwise.forEach(appender -> appender.doAppend(event));
    }
  }

  private JournalEntry entry(ILoggingEvent event) {
    var message = event.getFormattedMessage();
    var thrown = Optional.ofNullable(event.getThrowableProxy());
    var entry = new JournalEntry().with("MESSAGE", message
        + thrown.map(failure -> " (" + failure.getClassName() + ": " + failure.getMessage() + ")").orElse(""))
        .with("PRIORITY", priority(event.getLevel())).with("SYSLOG_IDENTIFIER", "tidegate")
        .with("TIDEGATE_LOGGER", event.getLoggerName()).with("TIDEGATE_THREAD", event.getThreadName());
    thrown.ifPresent(failure -> entry.with("TIDEGATE_STACK_TRACE", ThrowableProxyUtil.asString(failure)));
    var evse = EVSE.matcher(message);
    var named = TRANSACTION.matcher(message);
    var transaction = named.find() ? Optional.of(named.group(1)) : Optional.<String>empty();
    if (evse.matches()) {
      entry.with("TIDEGATE_EVSE", evse.group(1));
      transaction = transaction.or(() -> transactions.apply(Integer.valueOf(evse.group(1))));
    }
    transaction.ifPresent(id -> entry.with("TIDEGATE_TRANSACTION", id));
    return entry;
  }

  /** syslog(3). */
  private static String priority(Level level) {
    return switch (level.toInt()) {
      case Level.ERROR_INT -> "3";
      case Level.WARN_INT -> "4";
      case Level.INFO_INT -> "6";
      default -> "7";
    };
  }

  /** The console has its place back. */
  @Override
  public void stop() {
    super.stop();
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      root.detachAppender(this);
      otherwise.forEach(root::addAppender);
    }
    journal.close();
  }
}
