package org.tidegate.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged station as a process of its own, and what the kernel says of it. Needs Linux. For one thread. */
final class StationProcess implements AutoCloseable {
  private static final Duration LONGEST_END = Duration.ofSeconds(90);
  private static final Pattern SWITCHES = Pattern.compile("(?m)^voluntary_ctxt_switches:\\s+(\\d+)$");

  private final Process process;

  private StationProcess(Process process) {
    this.process = process;
    // Not left behind when measuring is broken off.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
  }

  /**
   * Starts it.
   *
   * @param under a command that runs it, such as a tracer; may be empty
   * @param flags of the JVM
   */
  static StationProcess start(Path jar, MeasuredStation station, List<String> under, List<String> flags)
      throws IOException {
    var command = new ArrayList<>(under);
    command.addAll(java(jar, flags, List.of("run", "--config", station.configuration().toString())));
    return started(command, station.folder());
  }

  /** Starts another program, which prints into a folder of its own. */
  static StationProcess start(Path jar, Path folder, List<String> flags, List<String> arguments) throws IOException {
    return started(java(jar, flags, arguments), folder);
  }

  private static StationProcess started(List<String> command, Path folder) throws IOException {
    return new StationProcess(new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(folder.resolve("station.log").toFile()).start());
  }

  private static List<String> java(Path jar, List<String> flags, List<String> arguments) {
    var command = new ArrayList<>(List.of(runtime().resolve("bin").resolve("java").toString()));
    command.addAll(flags);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", jar.toString()));
    command.addAll(arguments);
    return command;
  }

  /** The package's own Java where it is named, else the one that measures. */
  private static Path runtime() {
    return Path.of(System.getProperty("tidegate.runtime", System.getProperty("java.home")));
  }

  /** Proportional set size: its own memory, and its share of what it has in common with others. */
  long pssKib() throws IOException {
    return memory("Pss");
  }

  /** Resident set size: all memory it has in RAM. */
  long rssKib() throws IOException {
    return memory("Rss");
  }

  /** User and system time so far, in the kernel's steps of 10 ms. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** How often a thread of it went to sleep so far: as often, one was woken. */
  long sleeps() throws IOException {
    try (var threads = Files.list(kernel("task"))) {
      long sum = 0;
      for (var thread : threads.toList()) {
        var found = SWITCHES.matcher(Files.readString(thread.resolve("status")));
        sum += found.find() ? Long.parseLong(found.group(1)) : 0;
      }
      return sum;
    }
  }

  private long memory(String kind) throws IOException {
    var found = Pattern.compile("(?m)^" + kind + ":\\s+(\\d+) kB$")
        .matcher(Files.readString(kernel("smaps_rollup")));
    if (!found.find()) {
      throw new IOException("the kernel does not tell " + kind);
    }
    return Long.parseLong(found.group(1));
  }

  private Path kernel(String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }

  /** Ends it as a service manager does, or by force. Of a tracer, what it runs is ended. */
  @Override
  public void close() throws IOException {
    var inner = process.children().findFirst();
    inner.ifPresentOrElse(ProcessHandle::destroy, process::destroy);
    try {
      if (!process.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        inner.ifPresent(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
