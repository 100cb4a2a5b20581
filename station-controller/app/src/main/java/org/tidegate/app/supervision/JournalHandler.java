package org.tidegate.app.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.tidegate.app.logging.LineHandler;
import org.tidegate.app.logging.LogLine;
import org.tidegate.app.logging.PrintedLines;
import org.tidegate.app.logging.Severity;

/**
 * Writes the log into systemd's journal with fields by which it can be searched: which EVSE, which transaction. Where the
 * journal does not take a line, it goes where it went before. Safe from any thread.
 */
public final class JournalHandler extends LineHandler {
  private static final Path JOURNAL = Path.of("/run/systemd/journal/socket");
  private static final Logger ROOT = Logger.getLogger("");
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
  /** Every line about an EVSE begins with it. */
  private static final Pattern EVSE = Pattern.compile("evse (\\d{1,5}):.*", Pattern.DOTALL);
  private static final Pattern TRANSACTION = Pattern
      .compile("\\btransaction ([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b");

  private final LocalDatagrams journal;
  private final List<PrintedLines> otherwise;
  private volatile Function<Integer, Optional<String>> transactions = _ -> Optional.empty();

  private JournalHandler(LocalDatagrams journal, List<PrintedLines> otherwise) {
    this.journal = journal;
    this.otherwise = otherwise;
  }

  /** Takes the console's place when systemd made standard output the journal's; absent where it did not. */
  public static Optional<JournalHandler> insteadOfConsole(Map<String, String> environment) {
    return insteadOfConsole(environment, STANDARD_OUTPUT, JOURNAL);
  }

  static Optional<JournalHandler> insteadOfConsole(Map<String, String> environment, Path standardOutput,
      Path journal) {
    if (!isJournal(environment, standardOutput)) {
      return Optional.empty();
    }
    return LocalDatagrams.named(journal.toString()).map(socket -> {
      var consoles = Arrays.stream(ROOT.getHandlers()).filter(PrintedLines.class::isInstance)
          .map(PrintedLines.class::cast).toList();
      var handler = new JournalHandler(socket, consoles);
      ROOT.addHandler(handler);
      consoles.forEach(ROOT::removeHandler);
      return handler;
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
  public void take(LogLine line) {
    if (journal.send(entry(line).toBytes()) != 0) {
      otherwise.forEach(console -> console.take(line));
    }
  }

  private JournalEntry entry(LogLine line) {
    var message = line.message();
    var entry = new JournalEntry().with("MESSAGE", line.messageAndCause())
        .with("PRIORITY", priority(line.severity())).with("SYSLOG_IDENTIFIER", "tidegate")
        .with("TIDEGATE_LOGGER", line.logger()).with("TIDEGATE_THREAD", Thread.currentThread().getName());
    line.stackTrace().ifPresent(trace -> entry.with("TIDEGATE_STACK_TRACE", trace));
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
  private static String priority(Severity severity) {
    return switch (severity) {
      case ERROR -> "3";
      case WARN -> "4";
      case INFO -> "6";
      case DEBUG, TRACE -> "7";
    };
  }

  /** The console has its place back. */
  @Override
  public void close() {
    ROOT.removeHandler(this);
    otherwise.forEach(ROOT::addHandler);
    journal.close();
  }
}
