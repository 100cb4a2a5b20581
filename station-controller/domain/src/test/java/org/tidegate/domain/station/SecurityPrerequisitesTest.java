package org.tidegate.domain.station;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.MemoryKeyring;
import org.tidegate.domain.port.Keyring.Holdings;
import org.tidegate.domain.port.NetworkProfile;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityPrerequisitesTest {
  private static final Holdings ALL = new MemoryKeyring().holdings;
  private static final Holdings ROOT = new Holdings(ALL.roots(), 1, Optional.empty());
  private static final Holdings OWN = new Holdings(List.of(), 1, ALL.stationCertificateUntil());

  @ParameterizedTest
  @Covers({"A05.FR.02", "A05.FR.03", "A05.FR.04"})
  @CsvSource({"1,1,none,", "1,2,none,CSMSRootCertificate", "1,2,own,CSMSRootCertificate", "1,2,root,",
      "2,2,none,", "1,3,root,ChargingStationCertificate", "2,3,root,ChargingStationCertificate",
      "2,3,own,CSMSRootCertificate", "2,3,all,", "3,3,none,", "2,3,expired,CSMSRootCertificate"})
  void upgrade_withWhatIsHeld_missesWhatIsNeeded(int from, int to, String held, String missing) {
    var holdings = switch (held) {
      case "none" -> Holdings.EMPTY;
      case "root" -> ROOT;
      case "own" -> OWN;
      default -> ALL;
    };
    var now = held.equals("expired")
        ? MemoryKeyring.UNTIL.plusSeconds(1)
        : MemoryKeyring.UNTIL.minus(Duration.ofDays(1));
    var url = URI.create(to >= NetworkProfile.FIRST_WITH_TLS ? "wss://localhost/" : "ws://localhost/");
    var refusal = SecurityPrerequisites.missing(NetworkProfile.of(2, url, to, Duration.ofSeconds(30)), from, holdings,
        now);
    assertThat(refusal.map(text -> text.replaceAll("no valid (\\w+) .*", "$1")).orElse(null)).isEqualTo(missing);
  }
}
