package org.tidegate.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.demo.aggregator.AggregatorSettings;
import org.tidegate.demo.aggregator.DemoAggregator;
import org.tidegate.demo.page.DemoServer;
import org.tidegate.domain.port.StationLoop;

/** The aggregator, the station and the demo page, running together. One thread at a time. */
final class Demo implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Demo.class);

  private final Deque<AutoCloseable> open;
  private final ThreadStationLoop loop;
  private final URI page;
  private final URI aggregator;
  private final StationLauncher.Running station;

  /**
   * Ports to listen on, 0 for any free one. Immutable.
   *
   * @param page of the demo
   * @param panel of the station
   * @param aggregator page of the aggregator
   * @param ocpp of the aggregator
   * @param simulator control port
   * @param phone of the page for drivers' phones
   * @param modbus of the simulated converter and meters, which the station drives over it then; absent: it drives them
   *     directly
   */
  record Ports(int page, int panel, int aggregator, int ocpp, int simulator, int phone, Optional<Integer> modbus) {
    /** Any free ones. */
    static final Ports ANY = new Ports(0, 0, 0, 0, 0, 0, Optional.empty());

    Ports withModbus(int port) {
      return new Ports(page, panel, aggregator, ocpp, simulator, phone, Optional.of(port));
    }
  }

  private Demo(Deque<AutoCloseable> open, Ports ports, Path folder, StationLauncher launcher) throws Exception {
    this.open = open;
    var server = opened(new DemoServer());
    page = server.start(ports.page());
    var embedders = List.of("http://127.0.0.1:" + page.getPort(), "http://localhost:" + page.getPort());
    loop = opened(ThreadStationLoop.start(Clock.systemUTC(), failure -> log.error("the aggregator failed", failure)));
    var central = opened(new DemoAggregator(loop,
        AggregatorSettings.defaults().onPorts(ports.ocpp(), ports.aggregator()).embeddedBy(embedders)));
    var addresses = central.start();
    aggregator = addresses.page();
    station = opened(launcher.start(configuration(folder, ports, addresses.ocpp(), embedders)));
    server.show(new DemoServer.Places(station.panel().resolve("/panel/1"), aggregator, station.simulator()));
  }

  /**
   * Starts everything.
   *
   * @param folder for the station's configuration and storage
   * @throws Exception when something can't start; nothing is left open then
   */
  static Demo start(Ports ports, Path folder, StationLauncher launcher) throws Exception {
    var open = new ArrayDeque<AutoCloseable>();
    try {
      return new Demo(open, ports, folder, launcher);
    } catch (Exception failure) {
      close(open);
      throw failure;
    }
  }

  URI page() {
    return page;
  }

  URI aggregator() {
    return aggregator;
  }

  URI panel() {
    return station.panel();
  }

  StationLoop clock() {
    return loop;
  }

  Story.Places places() {
    return new Story.Places(station.panel(), station.simulator(), aggregator);
  }

  /**
   * Prices come from the aggregator; a grid that was never out of its band need not be waited for. Nobody listens in on
   * loopback, so a phone permits without the panel.
   */
  private static Path configuration(Path folder, Ports ports, URI ocpp, List<String> embedders) {
    var yaml = """
        ocpp:
          url: %s
          identity: TIDEGATE-DEMO
          remote-permission-without-tls: true
        permission:
          remote: true
          identify-before-answer: true
        panel:
          port: %d
          frame-ancestors: [%s]
        phone:
          address: 127.0.0.1
          port: %d
          plain-permit: true
        %s
        timing:
          enter-service-seconds: 0
        prices:
          unknown: true
        variables:
          - component: SampledDataCtrlr
            variable: TxUpdatedInterval
            value: 5
          - component: OCPPCommCtrlr
            variable: RetryBackOffWaitMinimum
            value: 2
          - component: OCPPCommCtrlr
            variable: RetryBackOffRandomRange
            value: 2
        storage:
          folder: %s
        """.formatted(ocpp, ports.panel(), String.join(", ", embedders), ports.phone(),
        ports.modbus().map(port -> overModbus(ports.simulator(), port == 0 ? freePort() : port))
            .orElse("hardware: {driver: simulated, simulator-port: %d}".formatted(ports.simulator())),
        folder.toAbsolutePath().resolve("storage"));
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve("station.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the station's configuration", e);
    }
  }

  /** The EVSEs that simulated hardware has of itself, with what can be on a bus there. */
  private static String overModbus(int simulator, int port) {
    return """
        hardware:
          driver: modbus
          pilot: simulated
          simulator-port: %d
          simulated-bus-port: %d
          buses: [{name: localhost, tcp: '127.0.0.1:%d'}]
          evses:
            - current: DC
              charge-watts: 11000
              discharge-watts: 11000
              export-approval: {grid-profile: simulated, watts: 11000, reference: simulated hardware needs no approval}
              converter: {bus: localhost, unit: 1}
              meter: {bus: localhost, unit: 101, map: eastron-sdm630}
            - current: AC
              charge-watts: 11000
              meter: {bus: localhost, unit: 102, map: eastron-sdm630}""".formatted(simulator, port, port);
  }

  /** Named twice in the configuration, so it must be known before. */
  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("there is no free port", e);
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  @Override
  public void close() {
    close(open);
  }

  private static void close(Deque<AutoCloseable> open) {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failure) {
        log.error("could not be closed", failure);
      }
    }
  }
}
