package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.Claimed;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.sale.ClaimCode;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.view.AccountView;
import org.tidegate.domain.view.AccountView.OpenClaim;
import org.tidegate.domain.view.Screen;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stay without identity that a restart ends, at a pilot that does not tell one vehicle from another: its code is for the
 * driver of the vehicle that stands there still, once, when it leaves.
 */
class ClaimAfterRestartTest {
  private static final Duration DOWN = Duration.ofSeconds(20);

  private final StationBench bench = StationBench.online();

  @BeforeEach
  void pins() {
    bench.hardware.evse(1).withoutMarks();
  }

  @Test
  void code_vehicleStillThere_isShownWhenItLeaves() {
    sell();
    restart();
    assertThat(bench.evse().summary()).as("whoever stands here may be somebody else").isEmpty();
    assertThat(bench.evse().screen()).isEqualTo(Screen.REQUEST);
    assertThat(bench.store.load().facts(ShownCode.class)).isEmpty();
    bench.seconds(3600);
    unplug();

    assertThat(account().claim()).isEmpty();
    assertThat(account().earlier()).singleElement().satisfies(this::isTold);
    assertThat(claims()).hasSize(1);
    assertThat(bench.store.load().facts(ShownSummary.class)).singleElement().satisfies(shown -> assertThat(
        shown.summary().account().earlier()).extracting(OpenClaim::code).containsExactly(ClaimCode.HIDDEN));
    bench.advance(bench.timing.summary().plusSeconds(1));
    assertThat(bench.evse().summary()).isEmpty();
    assertThat(bench.store.load().facts(KeptClaim.class)).isEmpty();
  }

  @Test
  void code_soldAgainAfterTheRestart_bothAreShownAndEachIsPaidOnce() {
    sell();
    restart();
    sellOn();
    unplug();

    assertThat(account().earlier()).singleElement().satisfies(this::isTold);
    assertThat(account().claim()).hasValueSatisfying(this::isTold);
    assertThat(account().claim().orElseThrow().code()).isNotEqualTo(account().earlier().getFirst().code());
    assertThat(claims()).hasSize(2).extracting(claim -> claim.claim().partyRef()).doesNotHaveDuplicates();
    assertThat(bench.store.records()).extracting(record -> record.partyRef()).contains(
        claims().getFirst().claim().partyRef(), claims().getLast().claim().partyRef());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, KeptClaims.MOST, KeptClaims.MOST + 2})
  void code_soldBetweenManyRestarts_theNewestAreShown(int restarts) {
    sell();
    for (int i = 1; i < restarts; i++) {
      restart();
      sellOn();
    }
    restart();
    unplug();
    assertThat(account().earlier()).hasSize(Math.min(restarts, KeptClaims.MOST)).allSatisfy(this::isTold)
        .doesNotHaveDuplicates();
    assertThat(account().earlier().getLast().code().hash()).isEqualTo(claims().getLast().claim().codeHash());
    assertThat(claims()).hasSize(restarts);
  }

  /** Nothing is earned in between: the code is still that of the first. */
  @Test
  void code_killedAgainAndAgain_isKept() {
    sell();
    restart();
    bench.restart(DOWN).linkUp();
    bench.seconds(1);
    bench.restart(DOWN).linkUp();
    bench.seconds(600);
    unplug();
    assertThat(account().earlier()).singleElement().satisfies(this::isTold);
    assertThat(claims()).hasSize(1);
  }

  /** Killed before the records of the ended stay were closed. */
  @Test
  void code_killedWhileTheStayWasBeingClosed_isMadeOnce() {
    sell();
    bench.hardware.evse(1).silenceMeter(true);
    bench.restart(DOWN).linkUp();
    bench.seconds(1);
    assertThat(claims()).isEmpty();
    bench.restart(DOWN).linkUp();
    bench.seconds(30);
    unplug();
    assertThat(account().earlier()).singleElement().satisfies(this::isTold);
    assertThat(claims()).hasSize(1);
  }

  @Test
  void code_vehicleLeavesWhileTheStayIsBeingClosed_isShownAtOnce() {
    sell();
    bench.hardware.evse(1).silenceMeter(true);
    bench.restart(DOWN).linkUp();
    bench.seconds(1);
    unplug();
    assertThat(account().claim()).hasValueSatisfying(this::isTold);
    assertThat(account().earlier()).isEmpty();
    bench.hardware.evse(1).plugIn();
    bench.seconds(5);
    assertThat(bench.store.load().facts(KeptClaim.class)).as("another came").isEmpty();
  }

  @Test
  void code_vehicleHadLeftMeanwhile_isShownAtOnce() {
    sell();
    bench.silenceVehicle();
    bench.hardware.evse(1).pilotUnseen(ControlPilotState.A);
    restart();
    assertThat(account().claim()).hasValueSatisfying(this::isTold);
  }

  @Test
  void code_powerCutWhileItIsShownInTheEnd_isShownAgain() {
    sell();
    restart();
    unplug();
    var before = account().earlier();
    bench.restart(DOWN).linkUp();
    bench.seconds(5);
    assertThat(account().earlier()).isEqualTo(before);
  }

  @Test
  void code_nextVehicle_doesNotSeeIt() {
    sell();
    restart();
    unplug();
    bench.plugIn(50);
    assertThat(bench.store.load().facts(KeptClaim.class)).isEmpty();
    bench.seconds(60);
    unplug();
    assertThat(account().earlier()).isEmpty();
  }

  /** The money is the code's, whoever identifies afterwards. */
  @Test
  void code_driverIdentifiesAfterTheRestart_isShownBesideWhatIsBooked() {
    sell();
    restart();
    bench.hardware.events().cardPresented(new IdToken("04A2B3", IdTokenType.ISO14443), Set.of(1));
    bench.seconds(5);
    unplug();
    assertThat(account().identified()).isTrue();
    assertThat(account().earlier()).singleElement().satisfies(this::isTold);
  }

  @Test
  void code_neverReadMeterAfterTheRestart_isShownAllTheSame() {
    sell();
    restart();
    bench.restart(DOWN).linkUp();
    bench.hardware.evse(1).silenceMeter(true);
    bench.seconds(60);
    unplug();
    assertThat(account().earlier()).singleElement().satisfies(this::isTold);
  }

  @Test
  void code_expiredMeanwhile_isNotShown() {
    sell();
    restart();
    bench.silenceVehicle();
    bench.linkDown();
    bench.advance(bench.retention.claims().plusDays(1));
    unplug();
    assertThat(account().earlier()).isEmpty();
  }

  private void sell() {
    bench.plugInAndPermit(60);
    bench.setpoint(-10_000);
    bench.seconds(300);
  }

  private void sellOn() {
    bench.vehicle(60);
    bench.pressStart();
    bench.pickPattern("balanced");
    bench.permit();
    bench.setpoint(-10_000);
    bench.seconds(300);
  }

  private void restart() {
    bench.restart(DOWN).linkUp();
    bench.seconds(30);
  }

  private void unplug() {
    bench.unplug();
    bench.seconds(5);
  }

  /** The aggregator is told of it with the same amount, once. */
  private void isTold(OpenClaim claim) {
    assertThat(claims()).filteredOn(told -> told.claim().codeHash().equals(claim.code().hash())).singleElement()
        .satisfies(told -> assertThat(told.claim().amount()).isEqualTo(claim.amount()));
  }

  private List<Claimed> claims() {
    return bench.store.committed(Change.MessageQueued.class).stream().map(Change.MessageQueued::message)
        .flatMap(message -> message instanceof Claimed claim ? Stream.of(claim) : Stream.empty()).toList();
  }

  private AccountView account() {
    return bench.evse().summary().orElseThrow().account();
  }
}
