package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.display.DisplayMessage.Priority;
import org.tidegate.domain.display.DisplayMessage.State;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fixture.FakeHardware;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.port.DisplayRequests;
import org.tidegate.domain.port.DisplayRequests.SetAnswer;
import org.tidegate.domain.view.BoardView.Cost;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages and costs on the display, with the whole station. */
class StationDisplayTest {
  private final StationBench bench = StationBench.online();

  @Test
  void states_ofAWholeStay_areShownInTheirTurn() {
    for (var state : State.values()) {
      set(state.ordinal(), Optional.of(state), Optional.empty());
    }
    assertThat(shown()).containsExactly("Idle");
    bench.plugInAndPermit(60);
    bench.seconds(70);
    assertThat(shown()).containsExactly("Charging");
    bench.setpoint(-5_000);
    bench.seconds(10);
    assertThat(shown()).containsExactly("Discharging");
    bench.setpoint(0);
    bench.seconds(10);
    assertThat(shown()).containsExactly("Suspended");
    bench.unplug();
    bench.seconds(10);
    assertThat(shown()).containsExactly("Idle");
    bench.hardware.events().faultRaised(1, new Fault(FaultKind.LockFailure, FakeHardware.DEVICES, ""));
    bench.settle();
    assertThat(shown()).containsExactly("Faulted");
  }

  /** The page changes by itself, though nothing else happens at the station. */
  @Test
  void startAndEnd_comeByThemselves() {
    bench.linkDown();
    set(1, Optional.empty(), Optional.of(Duration.ofSeconds(35)));
    set(2, Optional.empty(), Optional.empty());
    bench.seconds(34);
    assertThat(bench.evse().board().messages().cycle()).extracting(DisplayMessage::id).containsExactly(1, 2);
    bench.seconds(2);
    assertThat(bench.evse().board().messages().cycle()).extracting(DisplayMessage::id).containsExactly(2);
  }

  @Test
  void messageAndCost_ofATransactionThatGoesOnAfterAKill_stayWithIt() {
    bench.plugInAndPermit(60);
    bench.seconds(5);
    var transaction = bench.session().transactionId();
    bench.now(display().set(new DisplayMessage(1, Priority.InFront, Optional.empty(), Optional.empty(),
        Optional.empty(), transaction, List.of(DisplayText.of("yours")))));
    display().cost(transaction.orElseThrow(), new BigDecimal("1.005"));
    bench.settle();

    bench.restart(Duration.ofSeconds(20));

    assertThat(shown()).containsExactly("yours");
    assertThat(bench.evse().board().cost()).hasValueSatisfying(
        cost -> assertThat(((Cost.Running) cost).amount().toString()).isEqualTo("1.00 EUR"));
  }

  @Test
  void messageOfATransactionThatEndsWithARestart_isGone() {
    bench.plugInAndPermit(60);
    bench.seconds(5);
    bench.now(display().set(new DisplayMessage(1, Priority.InFront, Optional.empty(), Optional.empty(),
        Optional.empty(), bench.session().transactionId(), List.of(DisplayText.of("yours")))));

    bench.restart(Duration.ofMinutes(6));
    bench.seconds(10);

    assertThat(shown()).isEmpty();
    assertThat(bench.now(display().clear(1))).isFalse();
  }

  @Test
  void end_inAThousandYears_isNoTimerForAThousandYears() {
    set(1, Optional.empty(), Optional.of(Duration.ofDays(365_000)));
    bench.advance(Duration.ofDays(3));
    assertThat(shown()).containsExactly("always");
  }

  private void set(int id, Optional<State> state, Optional<Duration> length) {
    var message = new DisplayMessage(id, Priority.NormalCycle, state, Optional.empty(),
        length.map(bench.loop.now()::plus), Optional.empty(),
        List.of(DisplayText.of(state.map(Enum::name).orElse("always"))));
    assertThat(bench.now(display().set(message))).isEqualTo(SetAnswer.of(SetAnswer.Status.Accepted));
  }

  private DisplayRequests display() {
    return bench.station().requests().display();
  }

  private List<String> shown() {
    return bench.evse().board().messages().cycle().stream().map(message -> message.texts().getFirst().plain()).toList();
  }
}
