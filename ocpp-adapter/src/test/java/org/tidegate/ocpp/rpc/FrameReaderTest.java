package org.tidegate.ocpp.rpc;

import java.util.Random;
import org.junit.jupiter.api.Test;

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
