package org.tidegate.app.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.HeartbeatRequest;
import org.tidegate.ocpp.v201.MessageTriggerEnum;
import org.tidegate.ocpp.v201.TriggerMessageRequest;
import org.tidegate.ocpp.v201.TriggerMessageStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block F, messages asked for: F06. */
class BlockFTriggerTest {
  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"F06.FR.04", "F06.FR.05", "F06.FR.10"})
  void TC_F_20_CS() {
    var answer = bench.ask(V201.TRIGGER_MESSAGE, TriggerMessageRequest.of(MessageTriggerEnum.Heartbeat));

    assertThat(answer.status()).isEqualTo(TriggerMessageStatusEnum.Accepted);
    bench.expect(HeartbeatRequest.class);
  }
}
