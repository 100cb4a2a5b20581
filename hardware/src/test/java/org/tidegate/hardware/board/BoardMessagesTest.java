package org.tidegate.hardware.board;

import java.util.HexFormat;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.port.Indicator.Light;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.hardware.board.BoardMessages.Command;
import org.tidegate.hardware.board.BoardMessages.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** Each byte where docs/board-protocol.md has it: firmware is written by that page, not by this program. */
class BoardMessagesTest {
  private static final String STATUS = "02" + "c8" + "02" + "01" + "00286bee" + "04030201" + "14" + "0102" + "19"
      + "01";

  @Test
  void command_alternatingCurrent_isEachByteInItsPlace() {
    var command = new Command(3, true, false, true, 53, 2_500, Light.DISCHARGING, OptionalInt.empty());
    assertThat(command.frame(9).type()).isEqualTo(0x02);
    assertThat(command.frame(9).number()).isEqualTo(9);
    assertThat(hex(command.frame(9))).isEqualTo("03" + "05" + "35" + "c409" + "03" + "01");
    assertThat(Command.of(command.frame(9))).contains(command);
  }

  @Test
  void command_directCurrent_hasItsWattsBeforeTheVersion() {
    var command = new Command(1, true, true, false, 5, 3_000, Light.CHARGING, OptionalInt.of(-7_000));
    assertThat(command.frame(9).type()).isEqualTo(0x03);
    assertThat(hex(command.frame(9))).isEqualTo("01" + "03" + "05" + "b80b" + "02" + "a8e4ffff" + "01");
    assertThat(Command.of(command.frame(9))).contains(command);
  }

  @ParameterizedTest
  @CsvSource({"AVAILABLE, 00", "CONNECTED, 01", "CHARGING, 02", "DISCHARGING, 03", "FAULT, 04", "UNAVAILABLE, 05"})
  void command_light_hasItsNumber(Light light, String number) {
    var command = new Command(1, false, false, false, 100, 0, light, OptionalInt.empty());
    assertThat(hex(command.frame(1))).isEqualTo("01" + "00" + "64" + "0000" + number + "01");
  }

  /** A duty cycle above 100 %, a light and a version that there are not, a length of the other kind, another type. */
  @ParameterizedTest
  @CsvSource({"2, 01056500000301", "2, 01053500000601", "2, 01053500000302", "2, 0105350000030000000001",
      "3, 01053500000301", "4, 01053500000301"})
  void command_thatMakesNoSense_isNone(int type, String payload) {
    assertThat(Command.of(frame(type, payload))).isEmpty();
  }

  @Test
  void status_isEachByteInItsPlace() {
    var status = new Status(2, 200, ControlPilotState.C, true, false, 4_000_000_000L, 0x01020304, 20, 0x0201, 25);
    assertThat(Status.of(frame(0x82, STATUS))).contains(status);
    assertThat(status.frame(9).type()).isEqualTo(0x82);
    assertThat(hex(status.frame(9))).isEqualTo(STATUS);
  }

  @ParameterizedTest
  @CsvSource({"00, false, false", "01, true, false", "02, false, true", "03, true, true", "fc, false, false"})
  void status_readBacks_areItsLowestBits(String bits, boolean contactor, boolean locked) {
    assertThat(Status.of(frame(0x82, with(3, bits)))).hasValueSatisfying(status -> {
      assertThat(status.contactor()).isEqualTo(contactor);
      assertThat(status.locked()).isEqualTo(locked);
    });
  }

  @ParameterizedTest
  @CsvSource({"00, A", "01, B", "02, C", "03, D", "04, E", "05, F"})
  void status_pilot_isOneOfSix(String number, ControlPilotState state) {
    assertThat(Status.of(frame(0x82, with(2, number)))).map(Status::pilot).contains(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"06", "7f", "80", "ff"})
  void status_pilotThatThereIsNot_isNone(String number) {
    assertThat(Status.of(frame(0x82, with(2, number)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"64, 100", "65, 100", "ff, 100", "63, 99"})
  void status_deratedByMoreThanAll_countsAsAll(String percent, int derated) {
    assertThat(Status.of(frame(0x82, with(15, percent)))).map(Status::derated).contains(derated);
  }

  @Test
  void status_ofAnotherTypeLengthOrVersion_isNone() {
    assertThat(Status.of(frame(0x81, STATUS))).isEmpty();
    assertThat(Status.of(frame(0x82, STATUS + "01"))).isEmpty();
    assertThat(Status.of(frame(0x82, STATUS.substring(2)))).isEmpty();
    assertThat(Status.of(frame(0x82, ""))).isEmpty();
    assertThat(Status.of(frame(0x82, with(16, "02")))).isEmpty();
  }

  private static String with(int index, String hex) {
    return STATUS.substring(0, 2 * index) + hex + STATUS.substring(2 * index + 2);
  }

  private static Frame frame(int type, String payload) {
    return new Frame(type, 1, HexFormat.of().parseHex(payload));
  }

  private static String hex(Frame frame) {
    return HexFormat.of().formatHex(frame.payload());
  }
}
