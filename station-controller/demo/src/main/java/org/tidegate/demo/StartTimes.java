package org.tidegate.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tidegate.domain.port.StationLoop;

/** How long the packaged station takes from its process' start to its BootNotification. For one thread. */
final class StartTimes {
  private static final int PATIENCE_SECONDS = 60;
  private static final Path TRACER = Path.of("/usr/bin/strace");

  private final StationLoop loop;
  private final PlainCentralSystem centralSystem;
  private final Path jar;
  private final Path folder;
  private final int runs;

  StartTimes(StationLoop loop, PlainCentralSystem centralSystem, Path jar, Path folder, int runs) {
    this.loop = loop;
    this.centralSystem = centralSystem;
    this.jar = jar;
    this.folder = folder;
    this.runs = runs;
  }

  /** Each run with a storage that does not exist yet. */
  Spread fresh(List<String> flags) throws Exception {
    var times = new ArrayList<Long>();
    for (int run = 0; run < runs; run++) {
      times.add(start(Files.createTempDirectory(folder, "fresh"), flags));
    }
    return Spread.of(times);
  }

  /** All runs with one storage, made by another before. */
  Spread existing(List<String> flags) throws Exception {
    var place = Files.createTempDirectory(folder, "existing");
    start(place, flags);
    var times = new ArrayList<Long>();
    for (int run = 0; run < runs; run++) {
      times.add(start(place, flags));
    }
    return Spread.of(times);
  }

  /** How often files are synchronized until the BootNotification, first fresh and then again; none without a tracer. */
  List<Long> syncs() throws Exception {
    if (!Files.isExecutable(TRACER)) {
      return List.of();
    }
    var place = Files.createTempDirectory(folder, "traced");
    return List.of(syncs(place, "first.trace"), syncs(place, "second.trace"));
  }

  private long start(Path place, List<String> flags) throws Exception {
    var station = MeasuredStation.in(place, centralSystem.address());
    var boot = centralSystem.nextBoot();
    long before = loop.nanoTime();
    try (var _ = StationProcess.start(jar, station, List.of(), flags)) {
      return boot.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - before;
    }
  }

  private long syncs(Path place, String trace) throws Exception {
    var file = place.resolve(trace);
    var tracer = List.of(TRACER.toString(), "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", file.toString());
    var boot = centralSystem.nextBoot();
    try (var _ = StationProcess.start(jar, MeasuredStation.in(place, centralSystem.address()), tracer, List.of())) {
      boot.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return begun(file);
    }
  }

  /** A call that is interrupted by another thread's has a second line, that it goes on. */
  private static long begun(Path trace) throws IOException {
    try (var lines = Files.lines(trace)) {
      return lines.filter(line -> line.contains("sync(")).count();
    }
  }
}
