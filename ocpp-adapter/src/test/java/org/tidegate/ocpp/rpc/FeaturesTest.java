package org.tidegate.ocpp.rpc;

import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.v21.HeartbeatRequest;
import org.tidegate.ocpp.v21.StatusNotificationResponse;
import org.tidegate.ocpp.v21.V21;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeaturesTest {
  private final RpcFeature<?, ?> heartbeat = RpcFeature.sent(V21.HEARTBEAT);
  private final RpcFeature<?, ?> status = RpcFeature.sent(V21.STATUS_NOTIFICATION);
  private final Features features = new Features();

  {
    features.add(heartbeat);
    features.add(status);
  }

  @Test
  void findFeature_byActionRequestOrResponse_isTheSame() {
    assertThat(features.findFeature("Heartbeat")).contains(heartbeat);
    assertThat(features.findFeature(HeartbeatRequest.of())).contains(heartbeat);
    assertThat(features.findFeature(StatusNotificationResponse.of())).contains(status);
  }

  @Test
  void findFeature_unknownOrOfTheOtherVersion_isEmpty() {
    assertThat(features.findFeature("heartbeat")).isEmpty();
    assertThat(features.findFeature("Reset")).isEmpty();
    assertThat(features.findFeature(org.tidegate.ocpp.v201.HeartbeatRequest.of())).isEmpty();
    assertThat(features.findFeature(org.tidegate.ocpp.v201.StatusNotificationResponse.of())).isEmpty();
  }

  @Test
  void findFeature_whatIsNoMessage_isAMistakeOfTheCaller() {
    assertThatThrownBy(() -> features.findFeature(1)).isInstanceOf(IllegalArgumentException.class);
  }
}
