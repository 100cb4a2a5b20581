package org.tidegate.ocpp.rpc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The message types that OCPP 2.1 Part 4 adds, and that they are unknown before. */
class Ocpp21FramesTest {
  private static final String REFUSAL = "[5,\"x\",\"FormatViolation\",\"no\",{}]";
  private static final String UNCONFIRMED = "[6,\"x\",\"NotifyPeriodicEventStream\",{}]";

  private final RpcPair pair = new RpcPair("ocpp2.1").connected();

  @Test
  void answer_thatBreaksItsSchema_isRefusedByCallResultError() {
    var answer = pair.call("hello");
    var id = pair.lastId();
    pair.says("[3,\"" + id + "\",{\"text\":5}]");

    assertThat(pair.lastReceived()).startsWith("[5,\"" + id + "\",\"TypeConstraintViolation\",\"");
    assertThat(answer).isCompletedExceptionally();
    assertThat(pair.loop.waiting()).isZero();
  }

  @Test
  void answer_thatBreaksItsSchemaOnOcpp201_isNotAnswered() {
    var older = new RpcPair("ocpp2.0.1").connected();
    var answer = older.call("hello");
    int before = older.received.size();
    older.says("[3,\"" + older.lastId() + "\",{\"text\":5}]");

    assertThat(older.received).hasSize(before);
    assertThat(answer).isCompletedExceptionally();
  }

  @ParameterizedTest
  @ValueSource(strings = {REFUSAL, UNCONFIRMED, "[6,\"x\"]", "[5]"})
  void callResultErrorAndSend_areNeverAnswered(String frame) {
    pair.says(frame);

    assertThat(pair.received).isEmpty();
    assertThat(pair.asks("theirs", "still there")).isEqualTo("[3,\"theirs\",{\"text\":\"to still there\"}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {REFUSAL, UNCONFIRMED})
  void callResultErrorAndSend_onOcpp201_areUnknown(String frame) {
    var older = new RpcPair("ocpp2.0.1").connected();
    older.says(frame);

    assertThat(older.lastReceived()).startsWith("[4,\"x\",\"MessageTypeNotSupported\",\"");
  }
}
