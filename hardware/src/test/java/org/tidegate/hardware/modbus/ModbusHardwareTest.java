package org.tidegate.hardware.modbus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.modbus.BusSettings.Tcp;
import org.tidegate.hardware.modbus.ModbusSettings.Converter;
import org.tidegate.hardware.modbus.ModbusSettings.Meter;
import org.tidegate.hardware.modbus.ModbusSettings.Place;
import org.tidegate.hardware.simulator.Bench;
import org.tidegate.hardware.simulator.RecordedEvents;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedMemory;
import org.tidegate.hardware.simulator.modbus.ModbusSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;
import static org.tidegate.domain.fixture.Patience.await;

/** All of it over real sockets, in real time: EVSE 1's converter and meter are on a bus, EVSE 2's are not. */
class ModbusHardwareTest {
  private static final int METER = ModbusSimulator.METERS + 1;

  private final ThreadLoop loop = new ThreadLoop();
  private final RecordedEvents events = new RecordedEvents();
  private final SimulatedHardware simulated = new SimulatedHardware(loop, Bench.SETTINGS, SimulatedMemory.inMemory());
  private final Buses buses = new Buses(System::nanoTime);
  private final int port = freePort();
  private ModbusSimulator server = ModbusSimulator.start(simulated, System::nanoTime, port);
  private final ModbusHardware hardware = new ModbusHardware(loop, new ModbusSettings(
      List.of(new BusSettings("cabinet", new Tcp("127.0.0.1", port), Duration.ofSeconds(10))),
      List.of(new ModbusSettings.Evse(1, Optional.of(new Converter(new Place("cabinet", 1), true, true)),
          Optional.of(new Meter(new Place("cabinet", METER), MeterMap.EASTRON_SDM630))))),
      buses::open, simulated);

  @BeforeEach
  void start() {
    hardware.start(events);
  }

  private void connect(SimulatedCar car) throws Exception {
    onLoop(() -> {
      simulated.plugIn(1, car);
      hardware.evses().getFirst().contactor().close();
      hardware.evses().getFirst().pilot().offer(new Watts(11_000));
    });
  }

  @AfterEach
  void close() {
    hardware.close();
    buses.close();
    server.close();
    simulated.close();
    loop.close();
  }

  @Test
  void command_flowsIsMeteredAndEndsByItself() throws Exception {
    connect(Bench.car().soc(50).build());
    onLoop(() -> hardware.evses().getFirst().powerStage().dischargeAtMost(new Watts(5_000)));
    await().until(() -> {
      command(-5_000);
      return simulated.state(1).actual().equals(new Watts(-5_000));
    });

    await().until(() -> {
      command(-5_000);
      onLoop(() -> hardware.evses().getFirst().meter().requestReading());
      return CompletableFuture.supplyAsync(() -> events.readings.stream()
          .anyMatch(reading -> reading.power().equals(new Watts(-5_000))), loop).join();
    });
    // nobody renews the lease any more: the device's own timer ends it
    await().until(() -> simulated.state(1).actual().isZero());
  }

  @Test
  void close_whilePowerFlows_isZeroBeforeItReturns() throws Exception {
    connect(Bench.car().soc(50).build());
    await().until(() -> {
      command(5_000);
      return simulated.state(1).actual().equals(new Watts(5_000));
    });

    hardware.close();

    assertThat(simulated.state(1).commanded()).isEqualTo(Watts.ZERO);
  }

  /** It tells nothing by itself: basic signalling. */
  @Test
  void chargeOfASilentVehicle_isWhatTheConverterTells() throws Exception {
    connect(SimulatedCar.basic(CurrentKind.DC, new Watts(11_000)).soc(37.5).stateOfHealth(91).build());
    await().until(() -> {
      command(1_000);
      return CompletableFuture.supplyAsync(
          () -> events.vehicles.stream().anyMatch(vehicle -> vehicle.stateOfCharge().isPresent()), loop)
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    });

    onLoop(() -> {
      var told = events.vehicles.getLast();
      assertThat(told.stateOfCharge().orElseThrow()).isBetween(StateOfCharge.percent(37.4), StateOfCharge.percent(38));
      assertThat(told.capacity()).contains(new WattHours(60_000));
      assertThat(told.stateOfHealth()).contains(91.0);
    });
  }

  private void command(int watts) throws Exception {
    onLoop(() -> hardware.evses().getFirst().powerStage().command(new Watts(watts), PowerStage.LONGEST_LEASE));
  }

  private void onLoop(Runnable task) throws Exception {
    CompletableFuture.runAsync(task, loop).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
