package org.tidegate.app.supervision;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.app.logging.PrintedLines;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a datagram socket of the machine, as the journal's is. */
class JournalHandlerTest {
  private static final String TRANSACTION = "3f2b8a10-04aa-4c1d-9e2f-0123456789ab";
  private static final Logger LOG = LoggerFactory.getLogger("org.tidegate.test.Evse");

  @TempDir
  Path folder;

  private final java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
  private final java.util.logging.Logger tested = java.util.logging.Logger.getLogger("org.tidegate.test");
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintedLines console = new PrintedLines(new PrintStream(printed));
  private Path output;
  private Path path;

  @BeforeEach
  void consoleIsThere() throws Exception {
    output = Files.createFile(folder.resolve("stdout"));
    path = folder.resolve("journal");
    root.addHandler(console);
    tested.setLevel(Level.INFO);
  }

  @AfterEach
  void consoleIsGone() {
    root.removeHandler(console);
    tested.setLevel(null);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "evse 2: power 4200 W | 2 | the-one-that-runs",
      "evse 2: transaction 3f2b8a10-04aa-4c1d-9e2f-0123456789ab began | 2 | 3f2b8a10-04aa-4c1d-9e2f-0123456789ab",
      "evse 1: no vehicle | 1 | ",
      "transaction 3f2b8a10-04aa-4c1d-9e2f-0123456789ab: priority | | 3f2b8a10-04aa-4c1d-9e2f-0123456789ab",
      "the grid is back for evse 2 | | ",
      "told the cost of a transaction that does not run here | | "})
  void line_aboutSomething_hasItsFields(String line, String evse, String transaction) throws Throwable {
    try (var journal = new ListeningSocket(path)) {
      var handler = handler().orElseThrow();
      handler.transactions(id -> id == 2 ? Optional.of("the-one-that-runs") : Optional.empty());
      LOG.info(line);
      handler.close();
      assertThat(heard(journal)).containsExactly("MESSAGE=" + line
          + "\nPRIORITY=6\nSYSLOG_IDENTIFIER=tidegate\nTIDEGATE_LOGGER=org.tidegate.test.Evse\nTIDEGATE_THREAD="
          + Thread.currentThread().getName() + "\n"
          + (evse == null ? "" : "TIDEGATE_EVSE=" + evse + "\n")
          + (transaction == null ? "" : "TIDEGATE_TRANSACTION=" + transaction + "\n"));
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).as("the console is silent meanwhile").isEmpty();
  }

  @Test
  void line_withLinesAndAnException_isOneEntry() throws Throwable {
    try (var journal = new ListeningSocket(path)) {
      var handler = handler().orElseThrow();
      LOG.error("two\nlines", new IllegalStateException("no such device"));
      handler.close();
      var entry = heard(journal).getFirst();
      var message = "two\nlines (java.lang.IllegalStateException: no such device)";
      assertThat(entry)
          .startsWith("MESSAGE\n" + (char) message.length() + "\0\0\0\0\0\0\0" + message + "\nPRIORITY=3\n")
          .contains("\nTIDEGATE_STACK_TRACE\n", "at org.tidegate.app.supervision.JournalHandlerTest");
    }
  }

  @Test
  void line_veryLong_isCutAndArrives() throws Throwable {
    try (var journal = new ListeningSocket(path)) {
      var handler = handler().orElseThrow();
      LOG.warn("x".repeat(1_000_000));
      handler.close();
      assertThat(heard(journal)).singleElement()
          .satisfies(entry -> assertThat(entry).hasSizeBetween(50_000, 51_000).contains("\nPRIORITY=4\n"));
    }
  }

  @Test
  void journal_gone_consoleHasTheLine() throws Throwable {
    try (var journal = new ListeningSocket(path)) {
      assertThat(journal.heard()).isEmpty();
    }
    var handler = handler().orElseThrow();
    LOG.warn("nobody listens");
    handler.close();
    LOG.warn("the console again");
    assertThat(printed.toString(StandardCharsets.UTF_8)).containsSubsequence("WARN  Evse: nobody listens\n",
        "WARN  Evse: the console again\n");
  }

  @Test
  void standardOutput_isNotTheJournals_consoleStays() throws Exception {
    var others = List.of(Map.<String, String>of(), Map.of("JOURNAL_STREAM", "1:2"), Map.of("JOURNAL_STREAM", ""));
    assertThat(others).allSatisfy(
        environment -> assertThat(JournalHandler.insteadOfConsole(environment, output, path)).isEmpty());
    assertThat(JournalHandler.insteadOfConsole(stream(), folder.resolve("closed"), path)).isEmpty();
    LOG.info(TRANSACTION);
    assertThat(printed.toString(StandardCharsets.UTF_8)).endsWith(" INFO  Evse: " + TRANSACTION + "\n");
  }

  /** Of this test: others may run beside it. */
  private static List<String> heard(ListeningSocket journal) throws Throwable {
    return journal.heard().stream().filter(entry -> entry.contains("TIDEGATE_LOGGER=org.tidegate.test.")).toList();
  }

  private Optional<JournalHandler> handler() throws Exception {
    return JournalHandler.insteadOfConsole(stream(), output, path);
  }

  private Map<String, String> stream() throws Exception {
    var file = Files.readAttributes(output, "unix:dev,ino");
    return Map.of("JOURNAL_STREAM", file.get("dev") + ":" + file.get("ino"));
  }
}
