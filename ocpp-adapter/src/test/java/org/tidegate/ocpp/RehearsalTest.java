package org.tidegate.ocpp;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;

class RehearsalTest {
  @Test
  void play_twice_writesTheFirstMessageInEachVersionWithoutAConnection() {
    assertThatCode(() -> {
      Rehearsal.play();
      Rehearsal.play();
    }).doesNotThrowAnyException();
  }
}
