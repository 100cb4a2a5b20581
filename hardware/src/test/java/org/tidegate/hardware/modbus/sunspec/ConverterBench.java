package org.tidegate.hardware.modbus.sunspec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.device.VirtualWorker;
import org.tidegate.hardware.modbus.Bus;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.simulator.Bench;
import org.tidegate.hardware.simulator.modbus.DeviceRegisters;
import org.tidegate.hardware.simulator.modbus.RegisterDevice.Refused;
import org.tidegate.hardware.simulator.modbus.SunSpecDevice;

import static org.assertj.core.api.Assertions.assertThat;

/** The driver and a simulated converter of 11 kW with a car, in virtual time and without a bus in between. */
abstract class ConverterBench implements SunSpecPowerStage.Told {
  /** Where the models stand in the simulated converter. */
  static final int MEASUREMENT = 40_002 + 68;
  static final int CAPACITY = MEASUREMENT + 155;
  static final int SERVICE = CAPACITY + 52;
  static final int CONTROL = SERVICE + 19;
  static final Watts RATED = new Watts(11_000);

  final Bench bench = new Bench();
  final VirtualWorker worker = new VirtualWorker(bench.loop);
  final SunSpecDevice device = new SunSpecDevice(bench.hardware.supply(1), bench.loop::nanoTime);
  final DeviceRegisters registers = new DeviceRegisters(device);
  final SunSpecPowerStage stage = stage(true);
  final Set<FaultKind> open = EnumSet.noneOf(FaultKind.class);
  final List<Fault> raised = new ArrayList<>();
  /** What it was told that the converter can, in watts in and out. */
  final List<String> can = new ArrayList<>();
  Optional<ConverterReading> read = Optional.empty();

  @BeforeEach
  void aCarMayDischarge() {
    bench.connect(1, Bench.car().soc(50).build());
    stage.start();
    stage.dischargeAtMost(RATED);
    bench.seconds(1);
    registers.written.clear();
  }

  final SunSpecPowerStage stage(boolean setsLimit) {
    return new SunSpecPowerStage(1, new Bus("test", worker, registers), 1, SunSpecPowerStage.LOOKS_WHILE_IDLE,
        setsLimit,
        bench.loop::nanoTime, this);
  }

  final void flow(int watts, int seconds) {
    for (int second = 0; second < seconds; second++) {
      command(watts);
      bench.seconds(1);
    }
  }

  final void command(int watts) {
    stage.command(new Watts(watts), watts == 0 ? Duration.ZERO : PowerStage.LONGEST_LEASE);
    bench.loop.runPosted();
  }

  final Watts actual() {
    return bench.state(1).actual();
  }

  /** As another master does. */
  final void writes(int first, int... words) throws Refused {
    device.write(first, words);
  }

  /** It does not answer readings, or anything. */
  final void isSilent() {
    registers.failure = silence();
  }

  static Optional<BusFailure> silence() {
    return Optional.of(new BusFailure(Kind.SILENT, "no answer"));
  }

  static Optional<BusFailure> refusal() {
    return Optional.of(new BusFailure(Kind.REFUSED, "refused with exception code 4"));
  }

  @Override
  public void raised(Fault fault) {
    assertThat(open.add(fault.kind())).as("told once").isTrue();
    raised.add(fault);
  }

  @Override
  public void cleared(FaultKind kind) {
    assertThat(open.remove(kind)).as("was open").isTrue();
  }

  @Override
  public void can(Watts mostCharge, Watts mostDischarge) {
    can.add(mostCharge.value() + "/" + mostDischarge.value());
  }

  @Override
  public void read(ConverterReading reading) {
    read = Optional.of(reading);
  }
}
