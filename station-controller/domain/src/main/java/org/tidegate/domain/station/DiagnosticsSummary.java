package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tidegate.domain.session.VehicleSession;

/** What stands at the head of a diagnostics log: the station as it is now, without who is there. Station loop only. */
@OnStationLoop
final class DiagnosticsSummary {
  private final StationCore core;
  private final List<Evse> evses;

  DiagnosticsSummary(StationCore core, List<Evse> evses) {
    this.core = core;
    this.evses = evses;
  }

  List<String> lines() {
    var identity = core.settings().identity();
    var lines = new ArrayList<String>();
    lines.add("written " + core.now() + ", by the clock of the lines below " + core.loop().machineNow());
    lines.add("station " + identity.vendor() + " " + identity.model() + " " + identity.serialNumber().orElse("-")
        + ", firmware " + identity.firmwareVersion());
    lines.add("central system: " + core.link().offlineFor().map(Duration::toSeconds)
        .map(seconds -> "offline for " + seconds + " s").orElse("online") + ", messages waiting "
        + core.outbox().waiting());
    lines.add("charging profiles: " + core.profiles().all().size());
    evses.forEach(evse -> lines.add(line(evse)));
    return lines;
  }

  private static String line(Evse evse) {
    var state = evse.state;
    return "evse " + evse.id() + ": " + Told.status(evse) + ", pilot "
        + (state.pilot == null ? "unknown" : state.pilot.state()) + ", session "
        + (state.session == null ? "none" : "yes") + ", transaction "
        + (state.session().flatMap(VehicleSession::transaction).isPresent() ? "running" : "none") + ", commanded "
        + state.power.commanded() + ", limited by " + evse.reasons() + ", faults " + state.faults.kinds();
  }
}
