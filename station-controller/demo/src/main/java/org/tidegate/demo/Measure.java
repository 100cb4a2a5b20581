package org.tidegate.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.slf4j.LoggerFactory;
import org.tidegate.app.cli.Command;
import org.tidegate.app.cli.CommandOption;
import org.tidegate.app.cli.ExitCode;
import org.tidegate.app.cli.Given;
import org.tidegate.app.cli.Invocation;
import org.tidegate.app.cli.Output;
import org.tidegate.app.cli.Parameter;
import org.tidegate.app.cli.UsageRefused;
import org.tidegate.app.logging.ProgramLog;
import org.tidegate.app.loop.ThreadStationLoop;

/** Measures the packaged station, and prints what came out; see docs/performance.md. */
public final class Measure {
  private static final List<String> SMALL = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final List<String> DEFAULT = List.of();
  private static final double KIB = 1024;

  private static final Option JAR = CommandOption.required("jar", "FILE",
      "The packaged station, its libraries in lib beside it.");
  private static final Option FOLDER = CommandOption.required("folder", "DIR",
      "For storages and logs; must exist, on a disk like the station's.");
  private static final Option RUNS = CommandOption.of("runs", "N",
      "How often each way of starting is measured (10).");
  private static final Option FLOOR = CommandOption.of("floor", "FILE",
      "A small program of the same libraries, for beside; built by station-controller/benchmarks/beside.");
  private static final Option FLAGS = CommandOption.of("flags", "FLAGS",
      "Of both JVMs, for beside.");
  private static final Option STATION_FLAGS = CommandOption.of("station-flags", "FLAGS",
      "Of the station's JVM alone, for beside.");
  private static final Option IDLE = CommandOption.of("idle", "SECONDS",
      "How long nothing happens, for beside (60).");

  private final PrintStream table;
  private final Path jar;
  private final Path folder;
  private final int runs;
  private final Optional<Path> floor;
  private final List<String> flags;
  private final List<String> stationFlags;
  private final int idleSeconds;

  /** What can be measured. */
  private enum What {
    SIZES, START, SETPOINT, CONSUMPTION, BESIDE
  }

  private Measure(Given given, PrintStream table) {
    this.table = table;
    jar = given.path(JAR).orElseThrow();
    folder = given.path(FOLDER).orElseThrow();
    runs = given.integer(RUNS, 1, 1_000).orElse(10);
    floor = given.path(FLOOR);
    flags = flags(given, FLAGS);
    stationFlags = flags(given, STATION_FLAGS);
    idleSeconds = given.integer(IDLE, 1, 86_400).orElse(60);
  }

  private static List<String> flags(Given given, Option option) {
    return given.text(option).map(text -> List.of(text.split(" "))).orElse(DEFAULT);
  }

  /** The program. */
  public static void main(String[] arguments) {
    System.exit(new Invocation("measure", new MeasureCommand(), Output.standard()).execute(arguments));
  }

  /** Its command line. */
  private static final class MeasureCommand implements Command {
    @Override
    public String summary() {
      return "Measures the packaged station. Needs Linux.";
    }

    @Override
    public List<Option> options() {
      return List.of(JAR, FOLDER, RUNS, FLOOR, FLAGS, STATION_FLAGS, IDLE);
    }

    @Override
    public Parameter parameter() {
      return Parameter.several("WHAT", "sizes, start, setpoint, consumption, beside; all but beside without any.");
    }

    @Override
    public int execute(Given given, Output output) throws Exception {
      var what = given.words(What.values());
      if (what.contains(What.BESIDE) && !given.has(FLOOR)) {
        throw new UsageRefused("beside needs --floor");
      }
      new Measure(given, System.out)
          .measure(what.isEmpty() ? List.of(What.SIZES, What.START, What.SETPOINT, What.CONSUMPTION) : what);
      return ExitCode.OK;
    }
  }

  private void measure(List<What> what) throws Exception {
    // Logs are written as ever, and don't disturb the table.
    System.setOut(new PrintStream(Files.newOutputStream(folder.resolve("measure.log")), true, StandardCharsets.UTF_8));
    ProgramLog.toStandardOutput();
    table.printf(Locale.ROOT, "load average %.1f, %d processors, Java %s%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors(), Runtime.version());
    try (var loop = ThreadStationLoop.start(Clock.systemUTC(),
        failure -> LoggerFactory.getLogger(Measure.class).error("measuring failed", failure))) {
      for (var each : what) {
        measure(each, loop);
      }
    }
  }

  private void measure(What each, ThreadStationLoop loop) throws Exception {
    switch (each) {
      case SIZES -> sizes();
      case START -> start(loop);
      case SETPOINT -> setpoint(loop);
      case CONSUMPTION -> consumption(loop);
      case BESIDE -> beside(loop);
    }
  }

  private void sizes() throws IOException {
    try (var files = Files.list(jar.resolveSibling("lib"))) {
      var libraries = files.sorted(Comparator.comparing(Measure::size).reversed()).toList();
      row("station.jar, KiB", "%.0f", size(jar) / KIB);
      row("libraries: " + libraries.size() + ", KiB", "%.0f", libraries.stream().mapToLong(Measure::size).sum() / KIB);
      libraries.stream().limit(5).forEach(file -> row("  " + file.getFileName(), "%.0f", size(file) / KIB));
    }
  }

  private void start(ThreadStationLoop loop) throws Exception {
    try (var central = new PlainCentralSystem(loop)) {
      var times = new StartTimes(loop, central, jar, folder, runs);
      started("default flags, fresh storage", times.fresh(DEFAULT));
      started("default flags, existing database", times.existing(DEFAULT));
      started("small flags, existing database", times.existing(SMALL));
      var syncs = times.syncs();
      table.println(syncs.isEmpty()
          ? "fsyncs before it: not counted, strace is missing"
          : "fsyncs before it: fresh " + syncs.getFirst() + ", existing " + syncs.getLast());
    }
  }

  private void started(String how, Spread times) {
    row("start to BootNotification, " + how + ", ms", "min %s, median %s, max %s", times.millis(0), times.millis(0.5),
        times.millis(1));
  }

  private void setpoint(ThreadStationLoop loop) throws Exception {
    try (var central = new PlainCentralSystem(loop)) {
      var times = new SetpointTimes(loop, central).measure(Files.createTempDirectory(folder, "setpoint"));
      half("setpoint sent to power stage, -5000 to -4000 W, ms", times.less());
      half("  and to its answer, ms", times.lessAnswered());
      half("setpoint sent to power stage, -4000 to -5000 W, ms", times.more());
      half("  and to its answer, ms", times.moreAnswered());
    }
  }

  private void half(String name, Spread times) {
    row(name, "p50 %s, p99 %s, max %s", times.millis(0.5), times.millis(0.99), times.millis(1));
  }

  private void consumption(ThreadStationLoop loop) throws Exception {
    var consumption = new Consumption(loop, jar, folder);
    consumed("default flags", consumption.measure(DEFAULT));
    consumed("small flags", consumption.measure(SMALL));
  }

  private void consumed(String how, Consumption.Taken taken) {
    memory("after boot, " + how, taken.booted());
    memory("after the story, " + how, taken.played());
    row("60 s idle, " + how, "CPU %d ms, %.1f wake-ups/s", taken.cpu().toMillis(), taken.sleeps() / 60.0);
  }

  private void beside(ThreadStationLoop loop) throws Exception {
    var small = floor.orElseThrow();
    try (var central = new PlainCentralSystem(loop)) {
      var beside = new Beside(loop, central, jar, small, folder, stationFlags);
      for (var how : Beside.How.values()) {
        var both = beside.measure(how, flags, runs, Duration.ofSeconds(idleSeconds));
        both.ifPresentOrElse(taken -> compare(how, taken),
            () -> row(how.toString(), "this Java makes no archive for it"));
      }
    }
  }

  private void compare(Beside.How how, Beside.Both both) {
    beside("station", how, both.station());
    beside("floor", how, both.floor());
    ratio(how, both);
  }

  private void beside(String name, Beside.How how, Beside.Taken taken) {
    started(name + " " + how, taken.start());
    memory("idle, " + name + " " + how, taken.median());
    row("  RSS of all starts, MiB", "min %.1f, mean %.1f, max %.1f", taken.memories().getFirst().rssKib() / KIB,
        taken.meanRssKib() / KIB, taken.memories().getLast().rssKib() / KIB);
    row(taken.idle().time().toSeconds() + " s idle, " + name + " " + how, "CPU %d ms, %.1f wake-ups/s",
        taken.idle().cpu().toMillis(), taken.idle().sleeps() / (double) taken.idle().time().toSeconds());
  }

  private void ratio(Beside.How how, Beside.Both both) {
    row("station : floor, " + how, "start %.2f, RSS %.2f (means %.2f), PSS %.2f",
        both.station().start().median() / both.floor().start().median(),
        (double) both.station().median().rssKib() / both.floor().median().rssKib(),
        both.station().meanRssKib() / both.floor().meanRssKib(),
        (double) both.station().median().pssKib() / both.floor().median().pssKib());
  }

  private void memory(String when, Consumption.Memory memory) {
    row("memory " + when + ", MiB", "PSS %.1f, RSS %.1f", memory.pssKib() / KIB, memory.rssKib() / KIB);
  }

  private void row(String name, String format, Object... values) {
    table.printf(Locale.ROOT, "%-66s %s%n", name, String.format(Locale.ROOT, format, values));
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
