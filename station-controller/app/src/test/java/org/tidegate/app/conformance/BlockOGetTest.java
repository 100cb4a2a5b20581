package org.tidegate.app.conformance;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.ClearMessageStatusEnum;
import org.tidegate.ocpp.v201.GetDisplayMessagesRequest;
import org.tidegate.ocpp.v201.GetDisplayMessagesStatusEnum;
import org.tidegate.ocpp.v201.MessageInfo;
import org.tidegate.ocpp.v201.MessagePriorityEnum;
import org.tidegate.ocpp.v201.MessageStateEnum;
import org.tidegate.ocpp.v201.NotifyDisplayMessagesRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Block O, messages told and cleared: O03, O04, O05. */
class BlockOGetTest {
  @RegisterExtension
  private final Bench bench = new Bench();
  private Messages messages;

  @BeforeEach
  void find() {
    messages = bench.messages();
  }

  @Test
  @Covers({"O03.FR.01", "O03.FR.02", "O03.FR.05"})
  void TC_O_02_CS() {
    messages.message(1).isSet();
    messages.message(2).isSet();

    assertThat(messages.all()).extracting(MessageInfo::id).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  @Covers("O03.FR.06")
  void TC_O_03_CS() {
    assertThat(messages.status(GetDisplayMessagesRequest.of(1))).isEqualTo(GetDisplayMessagesStatusEnum.Unknown);
    bench.expectNothing(NotifyDisplayMessagesRequest.class, Bench.SOON);
  }

  @Test
  @Covers("O05.FR.01")
  void TC_O_04_CS() {
    messages.message(1).isSet();

    assertThat(messages.clear(1)).isEqualTo(ClearMessageStatusEnum.Accepted);

    assertThat(messages.knows(1)).isFalse();
    assertThat(messages.shown()).isEmpty();
  }

  @Test
  @Covers("O05.FR.02")
  void TC_O_05_CS() {
    assertThat(messages.clear(1)).isEqualTo(ClearMessageStatusEnum.Unknown);
  }

  @Test
  @Covers({"O04.FR.01", "O04.FR.03", "O04.FR.06"})
  void TC_O_07_CS() {
    messages.message(1).isSet();
    messages.message(2).isSet();

    messages.one(1);
  }

  @Test
  @Covers({"O04.FR.01", "O04.FR.03"})
  void TC_O_08_CS() {
    messages.message(1).isSet();
    messages.message(2).priority(MessagePriorityEnum.InFront).isSet();

    assertThat(messages.with(MessagePriorityEnum.InFront, null)).extracting(MessageInfo::id).containsExactly(2);
  }

  @Test
  @Covers({"O04.FR.01", "O04.FR.03"})
  void TC_O_09_CS() {
    messages.message(1).isSet();
    messages.message(2).state(MessageStateEnum.Charging).isSet();

    assertThat(messages.with(null, MessageStateEnum.Charging)).extracting(MessageInfo::id).containsExactly(2);
  }

  @Test
  @Covers("O04.FR.02")
  void TC_O_11_CS() {
    messages.message(1).isSet();

    assertThat(messages.knows(2)).isFalse();
  }

  @Test
  @Covers("O04.FR.07")
  void TC_O_33_CS() {
    assertThat(messages.knows(1)).isFalse();
  }

  @Test
  @Covers("O04.FR.02")
  void TC_O_34_CS() {
    messages.message(1).state(MessageStateEnum.Charging).isSet();

    assertThat(messages.status(new GetDisplayMessagesRequest(List.of(1), 7, null, MessageStateEnum.Idle, null)))
        .isEqualTo(GetDisplayMessagesStatusEnum.Unknown);
  }

  @Test
  @Covers("O04.FR.02")
  void TC_O_35_CS() {
    messages.message(1).isSet();

    assertThat(messages.status(
        new GetDisplayMessagesRequest(List.of(1), 7, MessagePriorityEnum.AlwaysFront, null, null)))
        .isEqualTo(GetDisplayMessagesStatusEnum.Unknown);
  }

  @Test
  @Covers({"O04.FR.04", "O04.FR.05"})
  void someOfMany_areToldInSeveralParts() {
    for (int id = 1; id <= 20; id++) {
      messages.message(id).priority(id > 10 ? MessagePriorityEnum.InFront : MessagePriorityEnum.NormalCycle).isSet();
    }

    assertThat(messages.with(MessagePriorityEnum.InFront, null)).hasSize(10);
    assertThat(bench.seen(NotifyDisplayMessagesRequest.class)).hasSizeGreaterThan(1);
  }
}
