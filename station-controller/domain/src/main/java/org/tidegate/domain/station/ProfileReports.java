package org.tidegate.domain.station;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.InstalledProfile;
import org.tidegate.domain.smartcharging.LimitSource;

/** Charging profiles put into as many reports as they need, K09. Pure functions, safe from any thread. */
final class ProfileReports {
  /**
   * Most periods in one report, but for a single profile that has more: what one schedule may have, about 60 kB of JSON.
   * Not every central system takes frames of any size.
   */
  static final int MOST_PERIODS = 1024;

  private ProfileReports() {}

  /** The reports in the order they are to be sent, by EVSE, then by source; each but the last says that more follow. */
  static List<Outgoing.Profiles> of(int requestId, List<InstalledProfile> found) {
    var pages = found.stream().collect(Collectors.groupingBy(profile -> new Owner(profile.evseId(), profile.source()),
        TreeMap::new, Collectors.mapping(InstalledProfile::profile, Collectors.toList())))
        .entrySet().stream()
        .flatMap(owned -> pages(owned.getValue()).stream().map(profiles -> new Page(owned.getKey(), profiles)))
        .toList();
    return IntStream.range(0, pages.size()).mapToObj(index -> {
      var page = pages.get(index);
      return new Outgoing.Profiles(requestId, page.owner.evseId, page.owner.source, index < pages.size() - 1,
          page.profiles);
    }).toList();
  }

  private static List<List<ChargingProfile>> pages(List<ChargingProfile> profiles) {
    var pages = new ArrayList<List<ChargingProfile>>();
    var page = new ArrayList<ChargingProfile>();
    int periods = 0;
    for (var profile : profiles) {
      if (!page.isEmpty() && periods + size(profile) > MOST_PERIODS) {
        pages.add(List.copyOf(page));
        page.clear();
        periods = 0;
      }
      page.add(profile);
      periods += size(profile);
    }
    pages.add(List.copyOf(page));
    return pages;
  }

  private static int size(ChargingProfile profile) {
    return profile.schedules().stream().mapToInt(schedule -> schedule.periods().size()).sum();
  }

  private record Page(Owner owner, List<ChargingProfile> profiles) {}

  /** A report is about one EVSE and one source. */
  private record Owner(int evseId, LimitSource source) implements Comparable<Owner> {
    @Override
    public int compareTo(Owner other) {
      return Comparator.comparingInt(Owner::evseId).thenComparing(Owner::source).compare(this, other);
    }
  }
}
