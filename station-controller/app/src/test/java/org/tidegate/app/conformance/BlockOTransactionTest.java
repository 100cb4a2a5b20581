package org.tidegate.app.conformance;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.DisplayMessageStatusEnum;
import org.tidegate.ocpp.v201.MessagePriorityEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** Block O, messages for a transaction: O02. */
class BlockOTransactionTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"O02.FR.02", "O02.FR.14"})
  void TC_O_06_CS() {
    bench.states().energyTransferStarted();
    message(1).isSet();
    assertThat(messages().shown()).contains("Message 1");
    assertThat(messages().shown(Configured.OTHER_EVSE)).isEmpty();
    assertThat(messages().one(1).transactionId()).isEqualTo(bench.states().transactionId());

    bench.states().parkingBayUnoccupied();

    assertThat(messages().shown()).isEmpty();
    assertThat(messages().knows(1)).isFalse();
  }

  @Test
  @Covers("O02.FR.01")
  void TC_O_10_CS() {
    assertThat(messages().message(1).during("nobody-knows-it").answer())
        .isEqualTo(DisplayMessageStatusEnum.UnknownTransaction);
  }

  @Test
  @Covers({"O02.FR.06", "O02.FR.02"})
  void TC_O_27_CS() {
    bench.states().energyTransferStarted();
    message(1).from(bench.station().loop.now().plus(MINUTE)).isSet();
    assertThat(messages().shown()).isEmpty();

    bench.advance(MINUTE.plusSeconds(1));
    assertThat(messages().shown()).contains("Message 1");

    bench.states().parkingBayUnoccupied();
    assertThat(messages().shown()).isEmpty();
    assertThat(messages().knows(1)).isFalse();
  }

  @Test
  @Covers("O02.FR.07")
  void TC_O_28_CS() {
    bench.states().energyTransferStarted();
    message(1).until(bench.station().loop.now().plus(MINUTE)).isSet();
    assertThat(messages().shown()).contains("Message 1");

    bench.advance(MINUTE.plusSeconds(1));

    assertThat(messages().shown()).isEmpty();
    assertThat(messages().knows(1)).isFalse();
  }

  @Test
  @Covers({"O02.FR.15", "O02.FR.16", "O02.FR.02"})
  void TC_O_30_CS() {
    bench.states().energyTransferStarted();
    message(9).isSet();
    message(1).priority(MessagePriorityEnum.InFront).isSet();
    message(2).priority(MessagePriorityEnum.InFront).isSet();
    assertThat(messages().cycle()).containsExactly(1, 2);
    for (int id = 1; id <= 2; id++) {
      var told = messages().one(id);
      assertThat(told.transactionId()).isEqualTo(bench.states().transactionId());
      assertThat(told.priority()).isEqualTo(MessagePriorityEnum.InFront);
      assertThat(told.message().content()).isEqualTo("Message " + id);
    }

    bench.states().parkingBayUnoccupied();

    assertThat(messages().cycle()).isEmpty();
    assertThat(messages().knows(1)).isFalse();
    assertThat(messages().knows(2)).isFalse();
  }

  @Test
  @Covers({"O02.FR.17", "O02.FR.18", "O02.FR.02"})
  void TC_O_32_CS() {
    bench.states().energyTransferStarted();
    message(1).priority(MessagePriorityEnum.AlwaysFront).isSet();
    message(2).priority(MessagePriorityEnum.AlwaysFront).isSet();

    assertThat(messages().knows(1)).isFalse();
    assertThat(messages().one(2).transactionId()).isEqualTo(bench.states().transactionId());
    assertThat(messages().cycle()).containsExactly(2);

    bench.states().parkingBayUnoccupied();
    assertThat(messages().cycle()).isEmpty();
    assertThat(messages().knows(2)).isFalse();
  }

  private Messages.Draft message(int id) {
    return messages().message(id).during(bench.states().transactionId());
  }

  private Messages messages() {
    return bench.messages();
  }
}
