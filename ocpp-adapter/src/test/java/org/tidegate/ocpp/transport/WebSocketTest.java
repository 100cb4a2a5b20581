package org.tidegate.ocpp.transport;

import eu.chargetime.ocpp.ClientEvents;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.ocpp.rpc.CallFailed;
import org.tidegate.ocpp.rpc.Probe;
import org.tidegate.ocpp.rpc.Probe.ProbeResponse;
import org.tidegate.ocpp.rpc.RpcEndpoint;
import org.tidegate.ocpp.transport.CentralSystemSettings.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;
import static org.tidegate.domain.fixture.Patience.await;

/** Station and central system over a real socket (OCPP 2.0.1 Part 4, 3). */
class WebSocketTest {
  private final ThreadLoop centralLoop = new ThreadLoop();
  private final List<String> centralEvents = new CopyOnWriteArrayList<>();
  private final List<RpcEndpoint> stations = new CopyOnWriteArrayList<>();
  private final StationUnderTest station = new StationUnderTest(StationUnderTest.SETTINGS);
  private CentralSystemEndpoint central;

  @AfterEach
  void stop() {
    station.close();
    central.close();
    centralLoop.close();
  }

  @Test
  void connection_compressed_carriesCallsBothWays() {
    station.connect(listen("ocpp2.0.1"));
    station.awaitEvents("opened ocpp2.0.1");
    assertThat(station.call("hello").join()).isEqualTo(Probe.answering("central heard hello"));
    assertThat(callStation("setpoint").join()).isEqualTo(Probe.answering("to setpoint"));
  }

  @Test
  void connection_uncompressed_carriesCallsBothWays() {
    station.settings(StationUnderTest.SETTINGS.uncompressed());
    station.connect(listen("ocpp2.0.1")).awaitEvents("opened ocpp2.0.1");
    assertThat(station.call("ü".repeat(400)).join().text()).endsWith("ü");
    assertThat(callStation("setpoint").join()).isEqualTo(Probe.answering("to setpoint"));
  }

  @Test
  void subprotocol_severalInCommon_isTheOnePreferredByTheStation() {
    station.connect(listen("ocpp2.0.1", "ocpp2.1"));
    station.awaitEvents("opened ocpp2.1");
    await().until(() -> centralEvents, List.of("CS 1 opened ocpp2.1")::equals);
  }

  @Test
  void subprotocol_noneInCommon_givesNoSession() {
    station.connect(listen("ocpp1.6"));
    station.awaitEvents("closed NO_COMMON_SUBPROTOCOL");
    assertThat(centralEvents).isEmpty();
  }

  @Test
  void credentials_right_letTheStationIn() {
    station.settings(StationUnderTest.SETTINGS.with(new Credentials("CS 1", "p:ässword")));
    station.connect(listenGuarded("p:ässword"));
    station.awaitEvents("opened ocpp2.0.1");
  }

  @Test
  void credentials_wrongOrMissing_giveNoSession() {
    String url = listenGuarded("password");
    station.connect(url).awaitEvents("closed UNAUTHORIZED");
    station.settings(StationUnderTest.SETTINGS.with(new Credentials("CS 1", "guess")));
    station.connect(url).awaitEvents("closed UNAUTHORIZED", "closed UNAUTHORIZED");
    assertThat(centralEvents).isEmpty();
  }

  @Test
  void station_unknown_getsNoSession() {
    String url = listen((_, _) -> Verdict.UNKNOWN_STATION, "ocpp2.0.1");
    station.connect(url).awaitEvents("closed UNKNOWN_STATION");
  }

  @Test
  void disconnect_byTheStation_isToldToBothAndFailsCalls() {
    station.connect(listen("ocpp2.0.1")).awaitEvents("opened ocpp2.0.1");
    station.disconnect();
    station.awaitEvents("opened ocpp2.0.1", "closed CLOSED_HERE");
    await().until(() -> centralEvents, List.of("CS 1 opened ocpp2.0.1", "CS 1 closed")::equals);
    assertThat(station.call("nobody there")).failsWithin(PATIENCE)
        .withThrowableThat()
        .withCauseInstanceOf(CallFailed.NotConnected.class);
  }

  @Test
  void centralSystem_gone_isToldAndAReconnectionWorks() {
    String url = listen("ocpp2.0.1");
    station.connect(url).awaitEvents("opened ocpp2.0.1");
    centralLoop.execute(() -> stations.getFirst().disconnect());
    station.awaitEvents("opened ocpp2.0.1", "closed CLOSED_THERE");
    station.connect(url).awaitEvents("opened ocpp2.0.1", "closed CLOSED_THERE", "opened ocpp2.0.1");
    assertThat(station.call("again").join().text()).isEqualTo("central heard again");
  }

  @Test
  void close_whileConnected_isToldAndFailsCalls() {
    station.connect(listen("ocpp2.0.1")).awaitEvents("opened ocpp2.0.1");
    station.transmitter.close();
    station.awaitEvents("opened ocpp2.0.1", "closed CLOSED_HERE");
    assertThat(station.call("nobody there")).failsWithin(PATIENCE);
  }

  @Test
  void station_refusedAgainAndAgain_keepsTheBackOff() {
    List<Long> attempts = new CopyOnWriteArrayList<>();
    String url = listen((_, _) -> {
      attempts.add(System.nanoTime());
      return Verdict.UNAUTHORIZED;
    }, "ocpp2.0.1");
    var backOff = new BackOff(Duration.ofSeconds(1), Duration.ZERO, 0);
    var reconnector = new Reconnector(station.loop, () -> backOff, new Random(1),
        events -> station.endpoint.connect(url, events));
    station.loop.execute(() -> reconnector.start(new ClientEvents() {
      @Override
      public void connectionOpened() {
        station.events.add("opened");
      }

      @Override
      public void connectionClosed() {
        station.events.add("closed");
      }
    }));
    await().until(() -> attempts.size() >= 3);
    station.loop.execute(reconnector::stop);
    assertThat(attempts.get(2) - attempts.get(0)).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(2));
    assertThat(station.events).doesNotContain("opened");
  }

  @Test
  void close_whileConnected_leavesNoThread() {
    station.connect(listen("ocpp2.0.1")).awaitEvents("opened ocpp2.0.1");
    assertThat(ocppThreads()).filteredOn(thread -> thread.getName().startsWith("ocpp-"))
        .hasSize(2)
        .allMatch(Thread::isDaemon);
    station.close();
    central.close();
    await().until(() -> ocppThreads().isEmpty());
  }

  private static List<Thread> ocppThreads() {
    return Thread.getAllStackTraces()
        .keySet()
        .stream()
        .filter(thread -> thread.getName().startsWith("ocpp-") || thread.getName().contains("Executor"))
        .toList();
  }

  private CompletableFuture<ProbeResponse> callStation(String text) {
    await().until(() -> !stations.isEmpty());
    return CompletableFuture
        .supplyAsync(() -> stations.getFirst().call(Probe.asking(text), ProbeResponse.class), centralLoop)
        .thenCompose(answer -> answer);
  }

  private String listenGuarded(String password) {
    return listen((identity, login) -> login.equals(Optional.of(new Credentials(identity, password)))
        ? Verdict.WELCOME
        : Verdict.UNAUTHORIZED, "ocpp2.0.1");
  }

  private String listen(String... subprotocols) {
    return listen((_, _) -> Verdict.WELCOME, subprotocols);
  }

  private String listen(CentralSystemSettings.Doorkeeper doorkeeper, String... subprotocols) {
    var settings = CentralSystemSettings.onLoopback(0, List.of(subprotocols), doorkeeper);
    central = new CentralSystemEndpoint(centralLoop, settings, this::welcome);
    InetSocketAddress address = central.start();
    return "ws://127.0.0.1:" + address.getPort() + "/ocpp/CS%201";
  }

  private void welcome(StationChannel channel) {
    RpcEndpoint endpoint = StationUnderTest
        .endpoint(centralLoop, channel, asked -> Probe.answering("central heard " + asked.text()), 2);
    stations.add(endpoint);
    endpoint.connect("", new ClientEvents() {
      @Override
      public void connectionOpened() {
        centralEvents.add(channel.identity() + " opened " + endpoint.subprotocol().orElse("?"));
      }

      @Override
      public void connectionClosed() {
        centralEvents.add(channel.identity() + " closed");
      }
    });
  }
}
