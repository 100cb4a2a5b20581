package org.tidegate.app.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StoredStation;

import static org.assertj.core.api.Assertions.assertThat;

@Execution(ExecutionMode.CONCURRENT)
class KilledWriterTest {
  private static final int KILLS = 20;

  @TempDir
  Path temp;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void killed_atAnyMoment_everyAcknowledgedBatchIsThereAndEachIsWhole() throws Exception {
    var random = new Random(4);
    long most = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long acknowledged = runAndKill(1 + random.nextInt(60));
      var stored = load();
      long newest = stored.highestMessageId();

      assertThat(newest).isGreaterThanOrEqualTo(acknowledged).isGreaterThan(most);
      assertThat(stored.variables()).containsExactly(counter(CommittingProcess.FIRST, newest),
          counter(CommittingProcess.LAST, newest));
      assertThat(stored.queue()).hasSize((int) newest).last().extracting(Change.MessageQueued::id).isEqualTo(newest);
      assertThat(stored.chainHead().orElseThrow().index()).isEqualTo(newest);
      most = newest;
    }
  }

  /** The last number that the process printed whole before it died. */
  private long runAndKill(int acknowledgements) throws IOException, InterruptedException {
    var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.util.logging.config.file=src/test/logging.properties", "-Xmx128m",
        "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("java.class.path"), CommittingProcess.class.getName(), temp.toString())
        .redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      long last = 0;
      for (int i = 0; i < acknowledgements; i++) {
        last = number(output.readLine());
      }
      process.toHandle().destroyForcibly();
      return Math.max(last, lastNumber(output));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** What was printed before the kill and not read yet; a last line without its end may be half a number. */
  private static long lastNumber(BufferedReader output) throws IOException {
    var rest = new StringWriter();
    output.transferTo(rest);
    var whole = rest.toString().substring(0, rest.toString().lastIndexOf('\n') + 1);
    return whole.lines().mapToLong(KilledWriterTest::number).max().orElse(0);
  }

  private static long number(String line) {
    assertThat(line).as("what the process prints").isNotNull().matches("\\d+");
    return Long.parseLong(line);
  }

  private StoredStation load() {
    var loop = new VirtualStationLoop(Instant.EPOCH);
    try (var folder = StorageFolder.hold(temp); var store = SqliteStationStore.openInline(folder, loop)) {
      return store.load();
    }
  }

  private static Change.VariableSet counter(String name, long value) {
    return new Change.VariableSet(CommittingProcess.COMPONENT, Variable.of(name), Long.toString(value));
  }
}
