package org.tidegate.app.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.storage.FolderWatch;

/**
 * Looks at what a station needs of its machine and its surroundings, without starting it and without changing anything: it
 * may run beside a station at work, whose devices it leaves alone then. While it looks at those of a station that does not
 * run, none can begin. Blocks for some seconds; any thread.
 */
public final class Doctor {
  /** More than each check allows itself; names are looked up by the system, which may take as long as it likes. */
  private static final Duration LONGEST = Duration.ofSeconds(25);

  private static final Duration TLS_WITHIN = Duration.ofSeconds(8);

  private final StationConfiguration configuration;
  private final InstantSource clock;
  private final Surroundings surroundings;

  /** Of a machine that is to run this configuration. */
  public Doctor(StationConfiguration configuration, InstantSource clock) {
    this(configuration, clock, Surroundings.OF_THIS_MACHINE);
  }

  Doctor(StationConfiguration configuration, InstantSource clock, Surroundings surroundings) {
    this.configuration = configuration;
    this.clock = clock;
    this.surroundings = surroundings;
  }

  /** Looks at everything, and tells it in the order in which things depend on each other, as it is found. */
  public void examine(Consumer<Finding> found) {
    try (var watch = FolderWatch.of(configuration.storage())) {
      long end = System.nanoTime() + surroundings.longest().toNanos();
      var running = checks(watch.state()).stream().map(Running::new).toList();
      running.forEach(one -> one.until(end).forEach(found));
    }
  }

  private List<Check> checks(FolderWatch.State state) {
    var checks = new ArrayList<Check>();
    checks.add(new Check("storage", new StorageCheck(configuration.storage())::examine));
    checks.add(new Check("clock", new ClockCheck(configuration, clock, surroundings.kernel())::examine));
    checks.add(new Check("certificates", new CertificateCheck(configuration, clock)::examine));
    checks.addAll(new DeviceCheck(configuration, surroundings.root(), state).checks());
    checks.add(new Check("central system",
        () -> List.of(new CentralSystemCheck(configuration, clock, surroundings.reach(), TLS_WITHIN).examine())));
    return checks;
  }

  /**
   * What is looked at.
   *
   * @param longest everything together may take
   */
  record Surroundings(Reach reach, Path root, KernelClock kernel, Duration longest) {
    private static final Surroundings OF_THIS_MACHINE = new Surroundings(new Reach(), Path.of("/"),
        KernelClock.ofThisMachine(), LONGEST);
  }

  /** A check that a thread of its own makes; one that does not end in time is left behind. */
  private static final class Running {
    private final Check check;
    private final CompletableFuture<List<Finding>> findings;

    Running(Check check) {
      this.check = check;
      this.findings = CompletableFuture.supplyAsync(check.look(), task -> Thread.ofPlatform().daemon().start(task));
    }

    List<Finding> until(long end) {
      try {
        return findings.orTimeout(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS).join();
      } catch (CompletionException failure) {
        return List.of(Finding.bad(check.about(), failure.getCause() instanceof TimeoutException
            ? "not known in time"
            : "can't be looked at: " + failure.getCause()));
      }
    }
  }
}
