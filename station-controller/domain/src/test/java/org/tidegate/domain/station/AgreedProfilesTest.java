package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.dialog.OfferedSchedule;
import org.tidegate.domain.dialog.PowerSchedule;
import org.tidegate.domain.dialog.PowerSchedule.Step;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.Agreement;
import org.tidegate.domain.smartcharging.InstalledProfile;

import static org.assertj.core.api.Assertions.assertThat;

class AgreedProfilesTest {
  private final AgreedProfiles agreed = new AgreedProfiles();

  /** With no profile at all the vehicle's own plan is one. */
  @Test
  @Covers("K15.FR.14")
  void followed_withoutAnyProfile_isThePlanOfTheVehicle() {
    agreed.agree(agreement(6_000));

    assertThat(limits(agreed.followed(List.of()))).containsExactly(6_000);
  }

  @Test
  void followed_sameListAskedAbout_isTheSameListUntilAnotherAgreement() {
    List<InstalledProfile> profiles = new ArrayList<>();
    agreed.agree(agreement(6_000));
    var followed = agreed.followed(profiles);
    assertThat(agreed.followed(profiles)).isSameAs(followed);
    assertThat(agreed.followed(new ArrayList<>())).isNotSameAs(followed).isEqualTo(followed);

    agreed.agree(agreement(4_000));
    assertThat(limits(agreed.followed(profiles))).containsExactly(4_000);
    agreed.end();
    assertThat(agreed.followed(profiles)).isSameAs(profiles);
  }

  private static Agreement agreement(int watts) {
    var schedule = new PowerSchedule(Instant.parse("2026-03-01T12:00:00Z"), Duration.ofHours(1),
        List.of(new Step(Duration.ZERO, new Watts(watts), Watts.ZERO)));
    return new Agreement(1, Optional.of(new OfferedSchedule(1, 1, schedule, Optional.empty())),
        Optional.of(schedule.mostCharge()));
  }

  private static List<Integer> limits(List<InstalledProfile> profiles) {
    return profiles.stream().map(installed -> installed.profile().schedules().getFirst().periods().getFirst().limit()
        .orElseThrow().intValueExact()).toList();
  }
}
