package org.tidegate.app.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tidegate.app.Main;

import static org.assertj.core.api.Assertions.assertThat;

/** The program in a process of its own. What it prints is kept in a file below {@code target/process}. */
final class ProgramProcess {
  /** 128 + SIGTERM: how a JVM ends after its shutdown hooks are through. */
  static final int TERMINATED = 143;
  private static final Path LOGS = Path.of("target", "process");

  private final Process process;
  private final Path log;
  private final Thread reading;

  private ProgramProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.reading = Thread.ofVirtual().start(() -> keep(process.getInputStream(), log));
  }

  /** A log that is still empty. */
  static Path newLog(String name) throws IOException {
    Files.createDirectories(LOGS);
    var log = LOGS.resolve(name + ".log");
    Files.deleteIfExists(log);
    Files.createFile(log);
    return log;
  }

  /** Starts the program with these arguments; what it prints is appended to the log. */
  static ProgramProcess start(Path log, List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
        "-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return new ProgramProcess(new ProcessBuilder(command).redirectErrorStream(true).start(), log);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}: nothing of the program runs any more when this returns. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
    reading.join();
  }

  /** SIGTERM. By the handle: the process itself would close what it prints. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** The exit code, which must come within this time. */
  int exitCode(Duration within) throws InterruptedException {
    boolean ended = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      kill();
    }
    assertThat(ended).as("the program ends; it printed%n%s", printed()).isTrue();
    reading.join();
    return process.exitValue();
  }

  /** All that was printed to the log so far. */
  String printed() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keep(InputStream printed, Path log) {
    try (printed; var out = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
      printed.transferTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("what a killed process printed can be read to its end", e);
    }
  }
}
