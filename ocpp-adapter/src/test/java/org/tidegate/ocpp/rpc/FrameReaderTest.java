package org.tidegate.ocpp.rpc;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameReaderTest {
  private final FrameReader reader = new FrameReader();

  @Test
  void read_anyMutilationOfAFrame_neverThrows() {
    var random = new Random(7);
    String frame = "[2,\"19223201\",\"BootNotification\",{\"reason\":\"PowerUp\",\"n\":[1.5e3,true,null,\"\\u00e9\"]}]";
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(frame);
      for (int change = random.nextInt(5); change >= 0 && !text.isEmpty(); change--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.setCharAt(at, (char) random.nextInt(128));
          default -> text.setLength(at);
        }
      }
      assertThat(reader.read(text.toString())).isNotNull();
    }
  }

  /** JSON has no bounds for exponents, decimals have. */
  @ParameterizedTest
  @ValueSource(strings = {"1E+9999999999", "-1e9999999999", "1E-9999999999", "1E+2147483649"})
  void read_numberWithAnExponentThatNoneCanHave_isAFrameAllTheSame(String number) {
    assertThat(reader.read("[2,\"x\",\"Probe\",{\"n\":" + number + "}]")).isEqualTo(
        new Frame.Unreadable("x", ErrorCode.FormatViolation, "not valid JSON, or over the limits"));
    assertThat(reader.read("[3,\"x\",{\"n\":" + number + "}]"))
        .isEqualTo(new Frame.BrokenAnswer("x", "not valid JSON, or over the limits"));
    assertThat(reader.read("[" + number + ",\"x\"]")).isInstanceOf(Frame.Unreadable.class);
    assertThat(reader.read(number)).isInstanceOf(Frame.Unreadable.class);
  }

  @Test
  void read_callWithNullPayload_isAnEmptyPayload() {
    assertThat(reader.read("[2,\"x\",\"Heartbeat\",null]"))
        .isInstanceOfSatisfying(Frame.Call.class, call -> assertThat(call.payload()).isEmpty());
  }

  @Test
  void read_callWithTheIdThatStandsForNone_isACallAllTheSame() {
    assertThat(reader.read("[2,\"-1\",\"Heartbeat\",{}]"))
        .isInstanceOfSatisfying(Frame.Call.class, call -> assertThat(call.id()).isEqualTo("-1"));
  }

  @Test
  void read_callThatDiffersInAnything_hasAnotherFingerprint() {
    var first = (Frame.Call) reader.read("[2,\"x\",\"A\",{\"v\":1}]");
    assertThat(reader.read("[2,\"x\",\"A\",{\"v\":1}]")).isEqualTo(first);
    assertThat(((Frame.Call) reader.read("[2,\"x\",\"A\",{\"v\":2}]")).fingerprint())
        .isNotEqualTo(first.fingerprint());
    assertThat(((Frame.Call) reader.read("[2,\"x\",\"B\",{\"v\":1}]")).fingerprint())
        .isNotEqualTo(first.fingerprint());
  }
}
