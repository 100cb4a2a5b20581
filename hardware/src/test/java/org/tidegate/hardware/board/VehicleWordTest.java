package org.tidegate.hardware.board;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidegate.hardware.vehicle.VehicleAdapter;

import static org.assertj.core.api.Assertions.assertThat;

class VehicleWordTest {
  private static final VehicleWord ALL = new VehicleWord(3, 4_000_000_000L, true, Optional.of(55.25),
      Optional.of(91.5), Optional.of(77_000.0), Optional.of(150_000.0), Optional.of(-11_000.0), Optional.of(0.0),
      Optional.of(100.0), Optional.of(36_000L), Optional.of("0011AABBCCFF"));
  private static final VehicleWord NOTHING = new VehicleWord(1, 0, false, Optional.empty(), Optional.empty(),
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty());

  /** docs/board-protocol.md: firmware is written by that page. */
  @Test
  void frame_isEachByteInItsPlace() {
    assertThat(ALL.frame(7).type()).isEqualTo(0x83);
    // 55.25 %, 91.5 %, 77 kWh, 150 kW, −11 kW, 0 %, 100 %, ten hours
    assertThat(HexFormat.of().formatHex(ALL.frame(7).payload())).isEqualTo("03" + "00286bee" + "01" + "9515" + "be23"
        + "c82c0100" + "f0490200" + "08d5ffff" + "0000" + "1027" + "a08c0000" + "0011aabbccff" + "01");
    assertThat(HexFormat.of().formatHex(NOTHING.frame(7).payload())).isEqualTo("01" + "00000000" + "00" + "ffff"
        + "ffff" + "ffffffff" + "ffffffff" + "00000080" + "ffff" + "ffff" + "ffffffff" + "000000000000" + "01");
  }

  @Test
  void frame_andBack_isTheSame() {
    assertThat(VehicleWord.of(ALL.frame(7))).contains(ALL);
    assertThat(VehicleWord.of(NOTHING.frame(7))).contains(NOTHING);
  }

  @Test
  void of_anotherTypeLengthOrVersion_isNone() {
    byte[] payload = ALL.frame(1).payload();
    assertThat(payload.length).isLessThanOrEqualTo(Frame.LONGEST_PAYLOAD);
    assertThat(VehicleWord.of(new Frame(BoardMessages.STATUS, 1, payload))).isEmpty();
    assertThat(VehicleWord.of(new Frame(VehicleWord.TYPE, 1, new byte[payload.length - 1]))).isEmpty();
    assertThat(VehicleWord.of(new Frame(VehicleWord.TYPE, 1, new byte[0]))).isEmpty();
    payload[payload.length - 1] = 2;
    assertThat(VehicleWord.of(new Frame(VehicleWord.TYPE, 1, payload))).isEmpty();
  }

  /** Whatever the bytes are, what becomes of them is sound or unknown. */
  @Test
  void of_anyBytes_isNoVehicleThatCantBe() {
    var random = new Random(713);
    for (int times = 0; times < 10_000; times++) {
      byte[] payload = ALL.frame(1).payload();
      random.nextBytes(payload);
      payload[payload.length - 1] = BoardMessages.VERSION;
      var word = VehicleWord.of(new Frame(VehicleWord.TYPE, 1, payload)).orElseThrow();
      var vehicle = VehicleAdapter.vehicle(word.report(Optional.empty(), Instant.EPOCH));
      assertThat(vehicle.mostDischarge().map(most -> most.value() >= 0).orElse(true)).isTrue();
      vehicle.stateOfCharge().ifPresent(charge -> assertThat(charge.permille()).isBetween(0, 1_000));
    }
  }

  /** Nobody reads in a log who it is. */
  @Test
  void toString_tellsNothingOfTheVehicle() {
    assertThat(ALL.toString()).isEqualTo("vehicle of EVSE 3, plug 4000000000");
  }
}
