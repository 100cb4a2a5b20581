package org.tidegate.hardware.modbus;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.MeterMap.Field;
import org.tidegate.hardware.modbus.MeterReader.Measured;
import org.tidegate.hardware.modbus.Registers.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MeterReaderTest {
  private final ScriptedRegisters registers = new ScriptedRegisters();

  @Test
  void read_eastron_isOneRequestInWattsAndWattHours() throws Exception {
    eastron(-3_500.4, 1_234.567, 89.25);

    assertThat(new MeterReader(MeterMap.EASTRON_SDM630).read(registers, 7)).satisfies(measured -> {
      assertThat(measured.power()).isEqualTo(new Watts(-3_500));
      // a float of kilowatt-hours: 1234.567 is stored as 1234.567016…
      assertThat(measured.imported()).isEqualTo(new WattHours(1_234_567));
      assertThat(measured.exported()).isEqualTo(new WattHours(89_250));
      assertThat(measured.loads()).contains(loads(-1_500, -1_000, -1_000));
      assertThat(measured.volts()).contains(230.5);
      assertThat(measured.hertz()).contains(50.0);
    });
    assertThat(registers.requests).containsExactly("INPUT 0+76");
  }

  @Test
  void read_abb_isTwoRequests() throws Exception {
    registers.put(Table.HOLDING, 0x5000, 0, 0, 1, 2, 0, 0, 0, 5);
    registers.put(Table.HOLDING, 0x5B14, 0xFFFF, 0xFC18, 0xFFFF, 0xFC18, 0, 500, 0xFFFF, 0xFFFF)
        .put(Table.HOLDING, 0x5B00, 0, 2_310)
        .put(Table.HOLDING, 0x5B2C, 4_998);

    Measured measured = new MeterReader(MeterMap.ABB_B23).read(registers, 1);

    // 65,538 × 10 Wh; 5 × 10 Wh; −1,000 × 0.01 W
    assertThat(measured.imported()).isEqualTo(new WattHours(655_380));
    assertThat(measured.exported()).isEqualTo(new WattHours(50));
    assertThat(measured.power()).isEqualTo(new Watts(-10));
    assertThat(measured.loads()).contains(loads(-10, 5, 0));
    assertThat(measured.volts().orElseThrow()).isEqualTo(231.0);
    assertThat(measured.hertz().orElseThrow()).isCloseTo(49.98, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(registers.requests).containsExactly("HOLDING 20480+8", "HOLDING 23296+45");
  }

  /** ABB writes the highest number where a phase isn't there. */
  @Test
  void read_abbOnOnePhase_isAReading() throws Exception {
    registers.put(Table.HOLDING, 0x5000, 0, 0, 0, 2, 0, 0, 0, 0);
    registers.put(Table.HOLDING, 0x5B14, 0, 50_000, 0, 50_000, 0x7FFF, 0xFFFF, 0x7FFF, 0xFFFF)
        .put(Table.HOLDING, 0x5B00, 0, 2_310)
        .put(Table.HOLDING, 0x5B2C, 4_998);

    Measured measured = new MeterReader(MeterMap.ABB_B23).read(registers, 1);

    assertThat(measured.power()).isEqualTo(new Watts(500));
    assertThat(measured.loads()).contains(loads(500, 0, 0));
  }

  /** Some meters, such as Carlo Gavazzi's, write the least significant register first. */
  @ParameterizedTest
  @CsvSource({"INT32, -100000", "UINT32, 100000", "INT64, -5000000000", "UINT64, 5000000000", "INT16, -7",
      "FLOAT32, 1.5"})
  void field_lowFirst_isTheSameNumberInTheOtherOrder(WordType type, double number) {
    long bits = type == WordType.FLOAT32 ? Float.floatToIntBits((float) number) : (long) number;
    var words = IntStream.range(0, type.words()).map(word -> (int) (bits >> 16 * word) & 0xFFFF).toArray();
    var others = IntStream.range(0, type.words()).map(word -> words[type.words() - 1 - word]).toArray();

    assertThat(new Field(Table.HOLDING, 10, type, 2, true).in(words, 10)).hasValue(2 * number);
    assertThat(new Field(Table.HOLDING, 10, type, 2).in(others, 10)).hasValue(2 * number);
    assertThat(new Field(Table.HOLDING, 10, type, 2, true).in(IntStream.concat(IntStream.of(1, 2),
        IntStream.of(words)).toArray(), 8)).hasValue(2 * number);
  }

  @ParameterizedTest
  @CsvSource({"FLOAT32, 0000 7FC0", "FLOAT32, 0000 7F80", "INT16, 8000", "INT32, 0000 8000", "INT32, FFFF 7FFF",
      "UINT32, FFFF FFFF", "INT64, 0000 0000 0000 8000", "INT64, FFFF FFFF FFFF 7FFF", "UINT64, FFFF FFFF FFFF FFFF"})
  void field_lowFirstAndUnknown_isAbsent(WordType type, String registers) {
    int[] words = Stream.of(registers.split(" ")).mapToInt(word -> Integer.parseInt(word, 16)).toArray();

    assertThat(new Field(Table.HOLDING, 10, type, 2, true).in(words, 10)).isEmpty();
  }

  @Test
  void map_lowFirst_isStillSoWhenItIsReversed() throws Exception {
    var power = new Field(Table.INPUT, 4, WordType.INT32, 1, true);
    var energy = new Field(Table.INPUT, 0, WordType.UINT32, 1, true);
    var map = new MeterMap("own", energy, new Field(Table.INPUT, 2, WordType.UINT32, 1, true), power, List.of(),
        Optional.empty(), Optional.empty(), 125);
    registers.put(Table.INPUT, 0, 1, 2, 3, 4, 0xFFFF, 0xFFFF);

    Measured measured = new MeterReader(map.reversed()).read(registers, 1);
    assertThat(measured.exported()).isEqualTo(new WattHours(2 * 65_536 + 1));
    assertThat(measured.imported()).isEqualTo(new WattHours(4 * 65_536 + 3));
    assertThat(measured.power()).isEqualTo(new Watts(1));
  }

  @Test
  void read_reversed_turnsSensesRound() throws Exception {
    eastron(2_000, 10, 20);

    Measured measured = new MeterReader(MeterMap.EASTRON_SDM630.reversed()).read(registers, 1);

    assertThat(measured.power()).isEqualTo(new Watts(-2_000));
    assertThat(measured.loads()).contains(loads(1_500, 1_000, 1_000));
    assertThat(measured.imported()).isEqualTo(new WattHours(20_000));
    assertThat(measured.exported()).isEqualTo(new WattHours(10_000));
  }

  @ParameterizedTest
  @CsvSource({"NaN, 1, 1, power is unknown", "1e9, 1, 1, power is 1.0E9", "5, NaN, 1, import register is unknown",
      "5, -0.001, 1, import register is -1.0", "5, 1, 1e13, export register is 9.9"})
  void read_valueUnknownOrOutOfRange_isNoReading(double watts, double imported, double exported, String why) {
    eastron(watts, imported, exported);

    assertThatThrownBy(() -> new MeterReader(MeterMap.EASTRON_SDM630).read(registers, 1))
        .isInstanceOf(BusFailure.class).hasMessageContaining(why);
  }

  @Test
  void read_voltsUnknown_isAReadingWithout() throws Exception {
    eastron(5, 1, 1);
    registers.putFloat(0, Double.NaN);

    assertThat(new MeterReader(MeterMap.EASTRON_SDM630).read(registers, 1).volts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      // what is unknown carries nothing, as long as the others are all there is
      "-2500, -1500, NaN, -1000, -1500 0 -1000", "2000, 2000, NaN, NaN, 2000 0 0", "2100, 2000, NaN, NaN, 2000 0 0",
      "0, 0, NaN, NaN, 0 0 0",
      // a share that nobody knows
      "-3500, -1500, NaN, -1000, ''", "2101, 2000, NaN, NaN, ''", "0, NaN, NaN, NaN, ''", "5000, NaN, NaN, NaN, ''",
      // all are known: the meter is believed, whatever its sum
      "5, -1500, -1000, -1000, -1500 -1000 -1000"})
  void read_phaseUnknown_carriesNothingOnlyWhereTheOthersAreAll(double together, double l1, double l2, double l3,
      String expected) throws Exception {
    eastron(together, 1, 1);
    registers.putFloat(0x000C, l1).putFloat(0x000E, l2).putFloat(0x0010, l3);

    assertThat(new MeterReader(MeterMap.EASTRON_SDM630).read(registers, 1).loads().map(loads -> loads.each().stream()
        .map(watts -> String.valueOf(watts.value())).collect(Collectors.joining(" "))).orElse("")).isEqualTo(expected);
  }

  private static PhaseLoads loads(int l1, int l2, int l3) {
    return new PhaseLoads(List.of(new Watts(l1), new Watts(l2), new Watts(l3)));
  }

  private void eastron(double watts, double importedKwh, double exportedKwh) {
    registers.putFloat(0x0000, 230.5).putFloat(0x000C, -1_500).putFloat(0x000E, -1_000).putFloat(0x0010, -1_000)
        .putFloat(0x0034, watts).putFloat(0x0046, 50).putFloat(0x0048, importedKwh)
        .putFloat(0x004A, exportedKwh);
  }
}
