package org.tidegate.hardware.modbus;

import com.digitalpetri.modbus.client.ModbusClient;
import com.digitalpetri.modbus.client.ModbusRtuClient;
import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.serial.client.SerialPortClientTransport;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import com.fazecast.jSerialComm.SerialPort;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tidegate.hardware.device.SerialLine;
import org.tidegate.hardware.device.Worker;
import org.tidegate.hardware.modbus.BusSettings.Serial;
import org.tidegate.hardware.modbus.BusSettings.Tcp;

/** Opens buses and lets go of them. For one thread. */
public final class Buses implements AutoCloseable {
  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(1);

  private final EventLoopGroup sockets = new MultiThreadIoEventLoopGroup(1, Thread.ofPlatform().daemon()
      .name("modbus-sockets").factory(), NioIoHandler.newFactory());
  private final ExecutorService answers = Executors
      .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("modbus-answers").factory());
  private final ScheduledExecutorService timeouts = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("modbus-timeouts").factory());
  private final List<ClientRegisters> opened = new ArrayList<>();
  private final List<Worker> workers = new ArrayList<>();

  private final LongSupplier clock;
  private final Names names;

  /**
   * None yet.
   *
   * @param clock monotonic nanoseconds, for how long a bus or a device is left alone
   */
  public Buses(LongSupplier clock) {
    this(clock, InetAddress::getByName);
  }

  Buses(LongSupplier clock, Names names) {
    this.clock = clock;
    this.names = names;
  }

  /** Where hosts are. */
  @FunctionalInterface
  interface Names {
    /** The address of a host, by its name or written as such; blocks for many seconds where no name server answers. */
    InetAddress lookUp(String host) throws IOException;
  }

  /** A bus; nothing is sent before somebody asks. */
  public Bus open(BusSettings settings) {
    var registers = new ClientRegisters(settings.name(), clients(settings), clock);
    var worker = Worker.named("modbus-" + settings.name());
    opened.add(registers);
    workers.add(worker);
    return new Bus(settings.name(), worker, registers);
  }

  @Override
  public void close() {
    workers.forEach(Worker::close);
    opened.forEach(ClientRegisters::close);
    sockets.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    answers.shutdown();
    timeouts.shutdown();
  }

  private ClientRegisters.Clients clients(BusSettings settings) {
    return switch (settings.way()) {
      // On the bus's own thread: the library would do it on the one that hears the answers of all buses.
      case Tcp tcp -> () -> overTcp(names.lookUp(tcp.host()).getHostAddress(), tcp.port(), settings.timeout());
      // A port that was pulled may have another name behind the configured one when it is back.
      case Serial serial -> () -> overSerial(serial, settings.timeout());
    };
  }

  private ModbusClient overTcp(String address, int port, Duration timeout) {
    return ModbusTcpClient.create(NettyTcpClientTransport.create(config -> config
        .setHostname(address).setPort(port).setConnectTimeout(CONNECTS_WITHIN)
        .setConnectPersistent(false).setReconnectLazy(true).setEventLoopGroup(sockets).setExecutor(answers)
        .setChannelFsmCustomizer(fsm -> fsm.setScheduler(timeouts))),
        config -> config.setRequestTimeout(timeout));
  }

  private ModbusClient overSerial(Serial serial, Duration timeout) throws IOException {
    String port = SerialLine.of(serial.device(), serial.baud()).getSystemPortPath();
    return ModbusRtuClient.create(SerialPortClientTransport.create(config -> config
        .setSerialPort(port).setBaudRate(serial.baud()).setParity(parity(serial))
        .setStopBits(serial.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT)
        .setExecutor(answers)), config -> config.setRequestTimeout(timeout));
  }

  private static int parity(Serial serial) {
    return switch (serial.parity()) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }
}
