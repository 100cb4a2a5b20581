package org.tidegate.hardware.simulator.modbus;

import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedSupply;

/**
 * A Modbus TCP server on loopback with the simulated converters and meters: of EVSE n the converter at unit n, the meter
 * at unit 100 + n. Safe from any thread.
 */
public final class ModbusSimulator implements AutoCloseable {
  /** The address of an EVSE's meter is this and its number. */
  public static final int METERS = 100;

  private static final Logger LOG = LoggerFactory.getLogger(ModbusSimulator.class);

  private final EventLoopGroup sockets = new MultiThreadIoEventLoopGroup(1, Thread.ofPlatform().daemon()
      .name("modbus-simulator").factory(), NioIoHandler.newFactory());
  private final ExecutorService requests = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon()
      .name("modbus-simulator-requests").factory());
  private final ModbusTcpServer server;

  private ModbusSimulator(int port, DeviceServices services) {
    server = ModbusTcpServer.create(NettyTcpServerTransport.create(config -> config.setBindAddress("127.0.0.1")
        .setPort(port).setEventLoopGroup(sockets).setExecutor(requests)), services);
  }

  /**
   * Serves until it is closed.
   *
   * @throws IllegalStateException when the port can't be had
   */
  public static ModbusSimulator start(SimulatedHardware hardware, LongSupplier clock, int port) {
    return start(devices(hardware, clock), port);
  }

  /**
   * The same with devices of the caller's, by the addresses of their units.
   *
   * @throws IllegalStateException when the port can't be had
   */
  public static ModbusSimulator start(Map<Integer, RegisterDevice> devices, int port) {
    var simulator = new ModbusSimulator(port, new DeviceServices(devices));
    try {
      simulator.server.start();
    } catch (ExecutionException failure) {
      simulator.close();
      throw new IllegalStateException("the simulated Modbus devices can't listen at port " + port, failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    LOG.info("simulated converters and meters answer Modbus TCP at 127.0.0.1:{}", port);
    return simulator;
  }

  /** The devices by the addresses of their units. */
  public static Map<Integer, RegisterDevice> devices(SimulatedHardware hardware, LongSupplier clock) {
    Map<Integer, RegisterDevice> devices = new HashMap<>();
    hardware.settings().evses().forEach(evse -> {
      SimulatedSupply supply = hardware.supply(evse.id());
      devices.put(evse.id(), new SunSpecDevice(supply, clock));
      devices.put(METERS + evse.id(), new EastronDevice(supply));
    });
    return devices;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (ExecutionException failure) {
      LOG.warn("the simulated Modbus devices did not end in order", failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sockets.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    requests.shutdown();
  }
}
