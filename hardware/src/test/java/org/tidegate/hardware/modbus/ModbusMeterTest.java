package org.tidegate.hardware.modbus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  /** Half of a number of before and half of the next one, or a disturbance that nothing checks. */
  @ParameterizedTest
  @CsvSource({"0x0048", "0x004A"})
  void requestReading_registerJumps_countsOnlyWhenItIsReadTwice(String register) {
    int address = Integer.decode(register);
    registers.putFloat(0x004A, 10);
    request();
    for (double garbage : new double[]{700, 9_000, 300}) {
      registers.putFloat(address, garbage);
      request();
    }
    registers.putFloat(address, 20);
    request();
    assertThat(readings).as("10 kWh more can be").hasSize(2);

    registers.putFloat(address, 30.5);
    request();
    assertThat(readings).hasSize(2);
    registers.putFloat(address, 30.6);
    request();
    assertThat(readings).as("it was silent for long").hasSize(3);
  }

  private void request() {
    meter.requestReading();
    loop.runPosted();
  }
}
