package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.InstalledProfile;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.SchedulePeriod;

import static org.assertj.core.api.Assertions.assertThat;

class ProfileReportsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T13:15:00Z");

  @Test
  void of_nothing_isNoReport() {
    assertThat(ProfileReports.of(7, List.of())).isEmpty();
  }

  @Test
  @Covers({"K09.FR.01", "K09.FR.02"})
  void of_severalEvsesAndSources_areReportsOfTheirOwnWithTheRequestsId() {
    var reports = ProfileReports.of(7,
        List.of(profile(2, 1, 1), external(0, LimitSource.SO), profile(0, 2, 1), profile(2, 3, 1),
            external(0, LimitSource.EMS)));

    assertThat(reports).extracting(Outgoing.Profiles::evseId).containsExactly(0, 0, 0, 2);
    assertThat(reports).extracting(Outgoing.Profiles::source)
        .containsExactly(LimitSource.EMS, LimitSource.SO, LimitSource.CSO, LimitSource.CSO);
    assertThat(reports).extracting(Outgoing.Profiles::toBeContinued).containsExactly(true, true, true, false);
    assertThat(reports).allMatch(report -> report.requestId() == 7);
    assertThat(reports.getLast().profiles()).extracting(ChargingProfile::id).containsExactly(1, 3);
  }

  /** Two profiles of these sizes; one above what a report holds, equal, below, and one that is too large by itself. */
  @ParameterizedTest
  @CsvSource({"512,512,1", "512,513,2", "1,1023,1", "1024,1,2", "3000,1,2", "1,3000,2"})
  void of_manyPeriods_areSpreadOverReports(int first, int second, int reports) {
    var made = ProfileReports.of(7, List.of(profile(1, 1, first), profile(1, 2, second)));

    assertThat(made).hasSize(reports);
    assertThat(made).flatExtracting(Outgoing.Profiles::profiles).hasSize(2);
    assertThat(made.getFirst().toBeContinued()).isEqualTo(reports == 2);
    assertThat(made.getLast().toBeContinued()).isFalse();
  }

  private static InstalledProfile external(int evseId, LimitSource source) {
    return ExternalLimit.constant(evseId, source, NOW, new ExternalLimit.Step(Duration.ZERO,
        Optional.of(new Watts(5_000)), Optional.empty(), Optional.empty())).profile();
  }

  private static InstalledProfile profile(int evseId, int id, int periods) {
    var schedule = new ChargingSchedule(1, Optional.of(NOW), Optional.empty(), RateUnit.W, Optional.empty(),
        IntStream.range(0, periods).mapToObj(ProfileReportsTest::period).toList());
    return new InstalledProfile(evseId, new ChargingProfile(id, id, ProfilePurpose.TxDefaultProfile,
        ProfileKind.Absolute, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        List.of(schedule)), NOW);
  }

  private static SchedulePeriod period(int second) {
    return new SchedulePeriod(Duration.ofSeconds(second), Optional.of(BigDecimal.TEN), Optional.empty(),
        Optional.empty(), OperationMode.ChargingOnly, Optional.empty(), Optional.empty(),
        SchedulePeriod.Spelling.PLAIN);
  }
}
