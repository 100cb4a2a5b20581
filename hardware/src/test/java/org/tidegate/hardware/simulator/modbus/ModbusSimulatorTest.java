package org.tidegate.hardware.simulator.modbus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.simulator.Bench;
import org.tidegate.hardware.simulator.RecordedEvents;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedMemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** Whatever comes over the wire to the simulated converters and meters. */
class ModbusSimulatorTest {
  private static final String READ_MARK = "0007 0000 0006 01 03 9C40 0002";
  private static final String MARK = "0007000000070103045375" + "6e53";

  private final ThreadLoop loop = new ThreadLoop();
  private final SimulatedHardware hardware = new SimulatedHardware(loop, Bench.SETTINGS, SimulatedMemory.inMemory());
  private int port;
  private ModbusSimulator simulator;

  @BeforeEach
  void start() throws IOException {
    hardware.start(new RecordedEvents());
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    simulator = ModbusSimulator.start(hardware, System::nanoTime, port);
  }

  @AfterEach
  void stop() {
    simulator.close();
    hardware.close();
    loop.close();
  }

  /** No registers, too many, beyond the end, unknown functions, lengths that lie, another protocol. */
  @ParameterizedTest
  @ValueSource(strings = {"0001 0000 0006 01 03 9C40 0000", "0001 0000 0006 01 03 9C40 FFFF",
      "0001 0000 0006 01 03 FFFF 007D", "0001 0000 0006 01 04 9C40 0002", "0001 0000 0002 01 2B",
      "0001 0000 0008 01 2B 0E 01 00 0000 00", "0001 0000 0000", "0001 0000 0001 01", "0001 0000 FFFF 01 03",
      "0001 1234 0006 01 03 9C40 0002", "0001 0000 0009 01 10 9C40 0002 FF 0001",
      "0001 0000 000B 01 10 9C40 0000 00 0001 0002", "0001 0000 000B 65 10 0000 0002 04 0001 0002",
      "FFFF FFFF FFFF FF FF FFFF FFFF"})
  void garbage_keepsNobodyElseFromTheirAnswer(String frame) throws IOException {
    try (var other = new Socket(InetAddress.getLoopbackAddress(), port)) {
      send(other, frame);
      assertThat(ask(READ_MARK)).isEqualTo(MARK);
      send(other, frame.repeat(3));
      assertThat(ask(READ_MARK)).isEqualTo(MARK);
    }
  }

  @Test
  void noise_keepsNobodyElseFromTheirAnswer() throws IOException {
    var bytes = new byte[100_000];
    new Random(7).nextBytes(bytes);
    try (var other = new Socket(InetAddress.getLoopbackAddress(), port)) {
      try {
        other.getOutputStream().write(bytes);
      } catch (IOException hungUp) {
        // It may leave whoever talks nonsense.
      }
      assertThat(ask(READ_MARK)).isEqualTo(MARK);
    }
  }

  /** 300,000,000 steps of ten watts don't fit an int: more than there is must not become the other direction. */
  @ParameterizedTest
  @CsvSource({"300000000, -100000000", "-300000000, 100000000", "100, -1000", "-100, 1000"})
  void write_powerBeyondAnyConverter_keepsItsDirection(int steps, int watts) throws Exception {
    var device = new SunSpecDevice(hardware.supply(1), System::nanoTime);
    device.write(40_002 + 68 + 155 + 52 + 19 + 22, new int[]{1, 1, steps >>> 16, steps & 0xFFFF, 0, 0, 0, 0, 1, 0, 3});
    assertThat(hardware.supply(1).state().commanded()).isEqualTo(new Watts(watts));
  }

  @Test
  void port_inUse_isTold() {
    assertThatThrownBy(() -> ModbusSimulator.start(hardware, System::nanoTime, port))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("can't listen at port " + port);
  }

  private String ask(String frame) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      send(socket, frame);
      return HexFormat.of().formatHex(socket.getInputStream().readNBytes(MARK.length() / 2));
    }
  }

  private static void send(Socket socket, String frame) throws IOException {
    try {
      socket.getOutputStream().write(HexFormat.of().parseHex(frame.replace(" ", "")));
    } catch (IOException hungUp) {
      // It may leave whoever talks nonsense.
    }
  }
}
