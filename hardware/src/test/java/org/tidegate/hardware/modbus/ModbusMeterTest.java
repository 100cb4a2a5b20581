package org.tidegate.hardware.modbus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.hardware.device.VirtualWorker;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.modbus.Registers.Table;

import static org.assertj.core.api.Assertions.assertThat;

class ModbusMeterTest {
  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
  private final VirtualWorker worker = new VirtualWorker(loop);
  private final ScriptedRegisters registers = new ScriptedRegisters();
  private final List<MeterReading> readings = new ArrayList<>();
  private final ModbusMeter meter = new ModbusMeter(1, new Bus("test", worker, registers), 3, MeterMap.EASTRON_SDM630,
      loop, readings::add);

  @BeforeEach
  void meterShowsTenKilowattHours() {
    registers.putFloat(0x0048, 10);
  }

  @Test
  void requestReading_severalWhileTheBusIsBusy_isOneReadingWithItsOwnTime() {
    worker.isBusyFor(Duration.ofSeconds(2));
    meter.requestReading();
    meter.requestReading();
    loop.advance(Duration.ofSeconds(2));

    assertThat(readings).hasSize(1);
    assertThat(readings.getFirst().at()).isEqualTo("2026-03-01T12:00:02Z");
    assertThat(readings.getFirst().imported()).isEqualTo(new WattHours(10_000));
  }

  @Test
  void requestReading_noAnswer_isSilentAndNextTimeAnswers() {
    registers.failure = Optional.of(new BusFailure(Kind.SILENT, "no answer"));
    request();
    assertThat(readings).isEmpty();

    registers.failure = Optional.empty();
    request();
    assertThat(readings).hasSize(1);
  }

  @Test
  void requestReading_registerRunsBackwards_isSilentUntilItIsAheadAgain() {
    request();
    registers.putFloat(0x0048, 9.99);
    request();
    assertThat(readings).hasSize(1);

    registers.putFloat(0x0048, 10);
    request();
    assertThat(readings).hasSize(2);
  }

  /** Half of a number of before and half of the next one, or a disturbance that nothing checks: also the first of all. */
  @ParameterizedTest
  @CsvSource({"0x0048", "0x004A"})
  void requestReading_registerJumpsOnce_isNoReadingAndTheNextIs(String register) {
    int address = Integer.decode(register);
    registers.putFloat(0x004A, 10);
    for (int times = 0; times < 2; times++) {
      registers.instead.add(answer(address, 700));
      request();
      assertThat(readings).hasSize(times);
      request();
      assertThat(readings).hasSize(times + 1);
    }
    registers.instead.add(answer(address, 700));
    registers.instead.add(answer(address, 9_000));
    request();
    assertThat(readings).hasSize(2);
  }

  @Test
  void requestReading_registerIsFarAheadAfterALongSilence_isAReading() {
    request();
    registers.putFloat(0x0048, 700);
    request();
    assertThat(readings).last().extracting(MeterReading::imported).isEqualTo(new WattHours(700_000));
  }

  /** More is not needed, and a bus has others to ask. */
  @Test
  void requestReading_asEver_isReadOnce() {
    request();
    registers.requests.clear();
    registers.putFloat(0x0048, 20);
    request();
    assertThat(registers.requests).hasSize(1);
    registers.putFloat(0x0048, 30.1);
    request();
    assertThat(registers.requests).hasSize(3);
    assertThat(readings).hasSize(3);
  }

  /** All that the meter tells at once, with another value in this register. */
  private int[] answer(int address, double value) {
    var other = new ScriptedRegisters();
    other.words.putAll(registers.words);
    other.words.computeIfPresent(Table.INPUT, (_, words) -> new HashMap<>(words));
    return other.putFloat(address, value).answer(76);
  }

  private void request() {
    meter.requestReading();
    loop.runPosted();
  }
}
