package org.tidegate.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tidegate.domain.port.StationLoop;

/**
 * The packaged station beside a small program of the same libraries, started by turns so that both see the same machine:
 * plain, with an archive of classes (CDS), and with JDK 25's cache of loaded and compiled code (AOT). For one thread, which
 * must not be the loop's.
 */
final class Beside {
  private static final int PATIENCE_SECONDS = 60;
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private final StationLoop loop;
  private final PlainCentralSystem centralSystem;
  private final Path station;
  private final Path floor;
  private final Path folder;
  private final List<String> stationFlags;

  /**
   * Of these two.
   *
   * @param stationFlags of the station's JVM alone, beside those of both
   */
  Beside(StationLoop loop, PlainCentralSystem centralSystem, Path station, Path floor, Path folder,
      List<String> stationFlags) {
    this.loop = loop;
    this.centralSystem = centralSystem;
    this.station = station;
    this.floor = floor;
    this.folder = folder;
    this.stationFlags = stationFlags;
  }

  /** How the JVM gets its classes. */
  enum How {
    PLAIN, CDS, AOT;

    /** Flags of a run that makes the archive, and of those that use it. */
    List<String> making(Path archive) {
      return switch (this) {
        case PLAIN -> List.of();
        case CDS -> List.of("-XX:ArchiveClassesAtExit=" + archive);
        case AOT -> List.of("-XX:AOTCacheOutput=" + archive);
      };
    }

    List<String> using(Path archive) {
      return switch (this) {
        case PLAIN -> List.of("-Xshare:auto");
        case CDS -> List.of("-XX:SharedArchiveFile=" + archive);
        case AOT -> List.of("-XX:AOTCache=" + archive);
      };
    }
  }

  /**
   * What one of the two took. Immutable.
   *
   * @param start process to BootNotification received
   * @param memories 5 s after each of these starts, by their resident sets
   * @param idle after one start more
   */
  record Taken(Spread start, List<Consumption.Memory> memories, Idle idle) {
    Taken {
      memories = memories.stream().sorted(Comparator.comparingLong(Consumption.Memory::rssKib)).toList();
    }

    Consumption.Memory median() {
      return memories.get((memories.size() - 1) / 2);
    }

    double meanRssKib() {
      return memories.stream().mapToLong(Consumption.Memory::rssKib).average().orElseThrow();
    }
  }

  /** Processor time and how often a thread woke up, in this long. Immutable. */
  record Idle(Duration time, Duration cpu, long sleeps) {}

  /** Both of them. Immutable. */
  record Both(Taken station, Taken floor) {}

  /**
   * Measures one way.
   *
   * @param flags of both JVMs
   * @param runs of each
   * @param idle how long nothing happens
   * @return empty where this Java makes no archive of that kind
   */
  Optional<Both> measure(How how, List<String> flags, int runs, Duration idle) throws Exception {
    var tide = new Program("station-" + how, true);
    var least = new Program("floor-" + how, false);
    for (var program : List.of(tide, least)) {
      // The first makes the database, the second what is started from.
      program.start(flags).close();
      program.start(with(flags, how.making(program.archive))).close();
      if (how != How.PLAIN && !Files.exists(program.archive)) {
        return Optional.empty();
      }
    }
    for (int run = 0; run < runs; run++) {
      tide.measure(with(flags, how.using(tide.archive)));
      least.measure(with(flags, how.using(least.archive)));
    }
    return Optional.of(new Both(tide.taken(with(flags, how.using(tide.archive)), idle),
        least.taken(with(flags, how.using(least.archive)), idle)));
  }

  private Idle idle(StationProcess process, Duration idle) throws Exception {
    var cpu = process.cpu();
    long sleeps = process.sleeps();
    pass(idle);
    return new Idle(idle, process.cpu().minus(cpu), process.sleeps() - sleeps);
  }

  private static List<String> with(List<String> flags, List<String> more) {
    var all = new ArrayList<>(flags);
    all.addAll(more);
    return all;
  }

  private void pass(Duration time) throws InterruptedException {
    var over = new CountDownLatch(1);
    loop.after(time, over::countDown);
    over.await();
  }

  /** One of the two, in a folder of its own. */
  private final class Program {
    private final Path place;
    private final Path archive;
    private final boolean isStation;
    private final List<Long> times = new ArrayList<>();
    private final List<Consumption.Memory> memories = new ArrayList<>();

    Program(String name, boolean isStation) throws IOException {
      this.place = Files.createDirectories(folder.resolve(name));
      this.archive = place.resolve("archive");
      this.isStation = isStation;
    }

    /** Returns once its BootNotification has come. */
    StationProcess start(List<String> flags) throws Exception {
      var boot = centralSystem.nextBoot();
      var process = launch(flags);
      boot.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return process;
    }

    /** One start, and what it keeps in memory once it has settled. */
    void measure(List<String> flags) throws Exception {
      var boot = centralSystem.nextBoot();
      long before = loop.nanoTime();
      try (var process = launch(flags)) {
        times.add(boot.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - before);
        pass(SETTLING);
        memories.add(Consumption.Memory.of(process));
      }
    }

    Taken taken(List<String> flags, Duration idle) throws Exception {
      try (var process = start(flags)) {
        pass(SETTLING);
        return new Taken(Spread.of(times), memories, idle(process, idle));
      }
    }

    private StationProcess launch(List<String> flags) throws IOException {
      var configured = MeasuredStation.in(place, centralSystem.address());
      return isStation
          ? StationProcess.start(station, configured, List.of(), with(stationFlags, flags))
          : StationProcess.start(floor, place, flags,
              List.of(centralSystem.address().toString(), place.resolve("floor.db").toString()));
    }
  }
}
