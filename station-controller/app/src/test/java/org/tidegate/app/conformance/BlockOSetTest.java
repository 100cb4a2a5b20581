package org.tidegate.app.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.devicemodel.DisplayVariables;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.ChangeAvailabilityRequest;
import org.tidegate.ocpp.v201.ChangeAvailabilityStatusEnum;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.DisplayMessageStatusEnum;
import org.tidegate.ocpp.v201.EVSE;
import org.tidegate.ocpp.v201.MessageFormatEnum;
import org.tidegate.ocpp.v201.MessagePriorityEnum;
import org.tidegate.ocpp.v201.MessageStateEnum;
import org.tidegate.ocpp.v201.OperationalStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block O, messages put on the display: O01, O06. */
class BlockOSetTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TURN = Duration.ofSeconds(10);

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers("O01.FR.12")
  void TC_O_01_CS() {
    messages().message(1).isSet();

    assertThat(messages().shown()).contains("Message 1");
    var told = messages().one(1);
    assertThat(told.priority()).isEqualTo(MessagePriorityEnum.NormalCycle);
    assertThat(told.message().format()).isEqualTo(MessageFormatEnum.UTF8);
    assertThat(told.message().content()).isEqualTo("Message 1");
  }

  @Test
  @Covers("O06.FR.01")
  void TC_O_12_CS() {
    messages().message(1).isSet();

    messages().message(1).priority(MessagePriorityEnum.InFront).saying(MessageFormatEnum.ASCII, "Replaced").isSet();

    assertThat(messages().shown()).contains("Replaced");
    assertThat(messages().all()).hasSize(1);
    assertThat(messages().one(1).priority()).isEqualTo(MessagePriorityEnum.InFront);
  }

  @Test
  @Covers("O01.FR.06")
  void TC_O_13_CS() {
    messages().message(1).from(now().plus(MINUTE)).isSet();

    assertThat(messages().one(1).startDateTime()).isNotNull();
    assertThat(messages().shown()).isEmpty();
    bench.advance(MINUTE.minusSeconds(1));
    assertThat(messages().shown()).isEmpty();
    bench.seconds(2);
    assertThat(messages().shown()).contains("Message 1");
  }

  @Test
  @Covers("O01.FR.07")
  void TC_O_14_CS() {
    messages().message(1).until(now().plus(MINUTE)).isSet();

    assertThat(messages().one(1).endDateTime()).isNotNull();
    assertThat(messages().shown()).contains("Message 1");
    bench.advance(MINUTE.minusSeconds(1));
    assertThat(messages().shown()).contains("Message 1");
    bench.seconds(2);
    assertThat(messages().shown()).isEmpty();
    assertThat(messages().knows(1)).isFalse();
  }

  /** The installer offers fewer priorities than the station has. */
  @Test
  @Covers({"O01.FR.01", "O02.FR.03"})
  void TC_O_17_CS() {
    bench.with(station -> station.withPreset(DisplayVariables.PRIORITIES, "InFront,NormalCycle"));

    assertThat(messages().message(1).priority(MessagePriorityEnum.AlwaysFront).answer())
        .isEqualTo(DisplayMessageStatusEnum.NotSupportedPriority);
  }

  @Test
  @Covers({"O01.FR.02", "O02.FR.04"})
  void state_thatTheInstallerDoesNotOffer_isNotSupported() {
    bench.with(station -> station.withPreset(DisplayVariables.STATES, "Charging,Idle"));

    assertThat(messages().message(1).state(MessageStateEnum.Faulted).answer())
        .isEqualTo(DisplayMessageStatusEnum.NotSupportedState);
  }

  @Test
  @Covers({"O01.FR.03", "O02.FR.05"})
  void TC_O_19_CS() {
    assertThat(messages().message(1).saying(MessageFormatEnum.URI, "https://elsewhere.example/").answer())
        .isEqualTo(DisplayMessageStatusEnum.NotSupportedMessageFormat);
    assertThat(messages().shown()).isEmpty();
  }

  @Test
  @Covers({"O01.FR.10", "O02.FR.10"})
  void TC_O_20_CS() {
    messages().message(1).priority(MessagePriorityEnum.InFront).isSet();

    bench.states().bootedByPowerCycle();

    var told = messages().one(1);
    assertThat(told.priority()).isEqualTo(MessagePriorityEnum.InFront);
    assertThat(told.message().content()).isEqualTo("Message 1");
    assertThat(messages().shown()).contains("Message 1");
  }

  @Test
  @Covers({"O01.FR.13", "O01.FR.14"})
  void TC_O_22_CS() {
    messages().message(9).isSet();
    messages().message(1).priority(MessagePriorityEnum.InFront).isSet();
    messages().message(2).priority(MessagePriorityEnum.InFront).isSet();

    messages().one(1);
    messages().one(2);
    assertThat(messages().cycle()).containsExactly(1, 2);
    var first = messages().shown();
    bench.advance(TURN);
    assertThat(List.of(first.orElseThrow(), messages().shown().orElseThrow()))
        .containsExactlyInAnyOrder("Message 1", "Message 2");
  }

  @Test
  @Covers({"O01.FR.15", "O01.FR.16"})
  void TC_O_24_CS() {
    messages().message(9).priority(MessagePriorityEnum.InFront).isSet();
    messages().message(1).priority(MessagePriorityEnum.AlwaysFront).isSet();
    messages().message(2).priority(MessagePriorityEnum.AlwaysFront).isSet();

    assertThat(messages().knows(1)).isFalse();
    assertThat(messages().knows(2)).isTrue();
    assertThat(messages().cycle()).containsExactly(2);
  }

  @Test
  void TC_O_36_CS() {
    shownOnlyWhileCharging(MessageStateEnum.Charging, true);
  }

  @Test
  void TC_O_37_CS() {
    shownOnlyWhileCharging(MessageStateEnum.Idle, false);
  }

  private void shownOnlyWhileCharging(MessageStateEnum state, boolean whileCharging) {
    messages().message(1).state(state).isSet();
    assertThat(messages().shown().isPresent()).isNotEqualTo(whileCharging);

    bench.states().parkingBayOccupied();
    bench.states().authorizedLocally();
    bench.states().energyTransferStarted();
    assertThat(messages().shown().isPresent()).isEqualTo(whileCharging);

    bench.states().parkingBayUnoccupied();
    assertThat(messages().shown().isPresent()).isNotEqualTo(whileCharging);
    assertThat(messages().one(1).state()).isEqualTo(state);
  }

  @Test
  void TC_O_38_CS() {
    messages().message(1).state(MessageStateEnum.Unavailable).isSet();
    assertThat(messages().shown()).isEmpty();

    bench.states().unavailable();
    assertThat(messages().shown()).isPresent();

    var back = new ChangeAvailabilityRequest(OperationalStatusEnum.Operative,
        new EVSE(Configured.EVSE, Configured.CONNECTOR, null), null);
    assertThat(bench.ask(V201.CHANGE_AVAILABILITY, back).status()).isEqualTo(ChangeAvailabilityStatusEnum.Accepted);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
    assertThat(messages().shown()).isEmpty();
    assertThat(messages().one(1).state()).isEqualTo(MessageStateEnum.Unavailable);
  }

  /** TC_O_39_CS, which Part 5 does not list. */
  @Test
  void state_faulted_isShownWhileFaulted() {
    messages().message(1).state(MessageStateEnum.Faulted).isSet();
    assertThat(messages().shown()).isEmpty();

    bench.station().hardware().raiseFault(Configured.EVSE, FaultKind.LockFailure.name());
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Faulted);
    assertThat(messages().shown()).isPresent();

    bench.station().hardware().clearFault(Configured.EVSE, FaultKind.LockFailure.name());
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
    assertThat(messages().shown()).isEmpty();
    assertThat(messages().one(1).state()).isEqualTo(MessageStateEnum.Faulted);
  }

  @Test
  @Covers({"O01.FR.11", "O02.FR.11", "O03.FR.03", "O03.FR.04"})
  void manyMessages_areToldInSeveralParts_andNoMoreThanThereIsRoomForAreTaken() {
    int most = DisplayVariables.MOST_MESSAGES;
    for (int id = 1; id <= most; id++) {
      messages().message(id).isSet();
    }
    assertThat(messages().message(most + 1).answer()).isEqualTo(DisplayMessageStatusEnum.Rejected);
    messages().message(most).saying(MessageFormatEnum.UTF8, "Replaced").isSet();

    assertThat(messages().all()).hasSize(most);
    assertThat(bench.variables().get("DisplayMessageCtrlr", "DisplayMessages")).isEqualTo(String.valueOf(most));
  }

  @Test
  @Covers("O01.FR.21")
  void display_isAComponent() {
    assertThat(bench.variables().get("Display", "Available")).isEqualTo("true");
  }

  @Test
  void disabled_nothingIsTakenOrShown_untilEnabledAgain() {
    messages().message(1).isSet();

    bench.variables().set("DisplayMessageCtrlr", "Enabled", "false");
    assertThat(messages().message(2).answer()).isEqualTo(DisplayMessageStatusEnum.Rejected);
    assertThat(messages().shown()).isEmpty();

    bench.variables().set("DisplayMessageCtrlr", "Enabled", "true");
    assertThat(messages().shown()).contains("Message 1");
  }

  @Test
  void end_beforeStartOrNow_isRejected() {
    assertThat(messages().message(1).until(now()).answer()).isEqualTo(DisplayMessageStatusEnum.Rejected);
    assertThat(messages().message(1).from(now().plus(MINUTE)).until(now().plus(MINUTE)).answer())
        .isEqualTo(DisplayMessageStatusEnum.Rejected);
  }

  private Instant now() {
    return bench.station().loop.now();
  }

  private Messages messages() {
    return bench.messages();
  }
}
