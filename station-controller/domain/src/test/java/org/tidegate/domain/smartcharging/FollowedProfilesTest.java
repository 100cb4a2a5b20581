package org.tidegate.domain.smartcharging;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.smartcharging.Draft.NOON;
import static org.tidegate.domain.smartcharging.Draft.dc;
import static org.tidegate.domain.smartcharging.Draft.limit;
import static org.tidegate.domain.smartcharging.Draft.txDefault;

class FollowedProfilesTest {
  private static final Circumstances ONLINE = Circumstances.online(ZoneOffset.UTC);

  private final FollowedProfiles followed = new FollowedProfiles();

  @Test
  void at_secondBySecondThroughRandomSets_isWhatAFreshAnswerIs() {
    var random = new Random(20260302);
    for (var set = 0; set < 300; set++) {
      var calendar = new RandomCalendar(random);
      var evse = calendar.station.evses().getFirst();
      for (var second = 0; second < RandomCalendar.WINDOW; second += 1 + random.nextInt(3)) {
        var now = calendar.from.plusSeconds(second);
        assertThat(withoutUntil(followed.at(calendar.profiles, evse, now, calendar.circumstances)))
            .as("set %d, second %d, %s", set, second, calendar)
            .isEqualTo(withoutUntil(CompositeSchedule.at(calendar.profiles, evse, now, calendar.circumstances)));
      }
    }
  }

  @Test
  void at_anythingElseIsAsked_isWorkedOutAnew() {
    var profiles = List.of(txDefault(1).stack(1).seconds(60).offline(30, false).periods(limit(0, 3000)).installed(),
        txDefault(2).periods(limit(0, 9000)).installed());
    assertThat(limitAt(profiles, dc(1), 0, ONLINE)).isEqualTo(3000);
    assertThat(limitAt(profiles, dc(1), 0, ONLINE.offlineSince(NOON.minusSeconds(30)))).isEqualTo(9000);
    assertThat(limitAt(profiles, dc(2), 0, ONLINE)).isEqualTo(-1);
    assertThat(limitAt(profiles, dc(1), 60, ONLINE)).isEqualTo(9000);
    assertThat(limitAt(profiles, dc(1), 59, ONLINE)).as("a clock set back").isEqualTo(3000);
    assertThat(limitAt(List.of(profiles.get(1)), dc(1), 59, ONLINE)).isEqualTo(9000);
  }

  private int limitAt(List<InstalledProfile> profiles, EvseFacts evse, long second, Circumstances circumstances) {
    return followed.at(profiles, evse, NOON.plus(Duration.ofSeconds(second)), circumstances).chargeLimit()
        .map(Watts::value).orElse(-1);
  }

  private static ScheduleNow withoutUntil(ScheduleNow now) {
    return new ScheduleNow(now.chargeLimit(), now.dischargeLimit(), now.setpoint(), now.setpointProfileId(), now.mode(),
        now.setpointExpired(), Optional.empty(), now.support());
  }
}
