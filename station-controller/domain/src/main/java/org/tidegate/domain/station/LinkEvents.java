package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import org.tidegate.domain.port.CentralSystemEvents;
import org.tidegate.domain.security.SecurityEventType;

/** What the link to the central system tells; each is a decision of its own. Station loop only. */
@OnStationLoop
final class LinkEvents implements CentralSystemEvents {
  private final Station station;
  private final StationCore core;
  private final Boot boot;
  private final List<Evse> evses;

  LinkEvents(Station station, Boot boot, List<Evse> evses) {
    this.station = station;
    this.core = station.core();
    this.boot = boot;
    this.evses = evses;
  }

  @Override
  public void securityEvent(SecurityEventType type, String detail) {
    station.act(() -> core.security().raise(type, detail));
  }

  @Override
  public void linkUp() {
    station.act(boot::linkUp);
  }

  @Override
  public void linkDown(String why) {
    station.act(() -> {
      boot.linkDown(why);
      evses.forEach(evse -> evse.state.touch());
      var from = core.loop().nanoTime();
      core.after(longestOffline(), () -> endPermissions(from));
    });
  }

  /** Unless the link was up meanwhile. */
  private void endPermissions(long downSince) {
    var longest = longestOffline();
    boolean still = core.link().offlineFor().map(time -> time.compareTo(longest) >= 0).orElse(false);
    if (still && core.loop().nanoTime() - downSince >= longest.toNanos()) {
      evses.forEach(evse -> evse.permission.offlineTooLong());
    }
  }

  private Duration longestOffline() {
    return core.settings().timing().permissionLongestOffline();
  }
}
