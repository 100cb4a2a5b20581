package org.tidegate.app.doctor;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.tidegate.app.configuration.StationConfiguration;

/**
 * Looks at what a station needs of its machine and its surroundings, without starting it and without changing anything: it
 * may run beside a station at work. Blocks for some seconds; any thread.
 */
public final class Doctor {
  private final StationConfiguration configuration;
  private final InstantSource clock;
  private final Reach reach;
  private final Path root;

  /** Of a machine that is to run this configuration. */
  public Doctor(StationConfiguration configuration, InstantSource clock) {
    this(configuration, clock, new Reach(), Path.of("/"));
  }

  Doctor(StationConfiguration configuration, InstantSource clock, Reach reach, Path root) {
    this.configuration = configuration;
    this.clock = clock;
    this.reach = reach;
    this.root = root;
  }

  /** Looks at everything, in the order in which things depend on each other. */
  public List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    findings.addAll(new StorageCheck(configuration.storage()).examine());
    findings.addAll(new ClockCheck(clock).examine());
    findings.addAll(new CertificateCheck(configuration, clock).examine());
    findings.addAll(new DeviceCheck(configuration.hardware(), reach, root).examine());
    findings.add(centralSystem());
    return findings;
  }

  private Finding centralSystem() {
    var url = configuration.ocpp().url();
    boolean isSecure = "wss".equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : isSecure ? 443 : 80;
    var about = "central system " + url.getHost() + ":" + port;
    return reach.of(url.getHost(), port).map(why -> Finding.bad(about, "not reached: " + why))
        .orElseGet(() -> Finding.ok(about,
            isSecure ? "reached; certificates are checked when the station connects" : "reached, without encryption"));
  }
}
