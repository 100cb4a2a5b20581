package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.ClientEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.ocpp.rpc.Probe.ProbeResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.ocpp.rpc.OutgoingCallsTest.assertFailedWith;

/** Station and central system, both real, in one thread and virtual time. */
class InMemoryLinkTest {
  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-01-01T00:00:00Z"));
  private final InMemoryLink link = new InMemoryLink(loop, "ocpp2.0.1");
  private final List<String> events = new ArrayList<>();
  private final RpcEndpoint station = endpoint(link.stationEnd(), "station", 1);
  private final RpcEndpoint central = endpoint(link.centralSystemEnd(), "central system", 2);

  @Test
  void bothEnds_callEachOtherAtTheSameTime_bothAreAnswered() {
    open();
    var fromStation = station.call(Probe.asking("a"), ProbeResponse.class);
    var fromCentral = central.call(Probe.asking("b"), ProbeResponse.class);
    loop.runPosted();
    assertThat(fromStation).isCompletedWithValue(Probe.answering("central system heard a"));
    assertThat(fromCentral).isCompletedWithValue(Probe.answering("station heard b"));
    assertThat(station.subprotocol()).contains("ocpp2.0.1");
  }

  @Test
  void delay_isTakenByEachFrame() {
    open();
    link.delay(Duration.ofMillis(200));
    var answer = station.call(Probe.asking("a"), ProbeResponse.class);
    loop.advance(Duration.ofMillis(399));
    assertThat(answer).isNotDone();
    loop.advance(Duration.ofMillis(1));
    assertThat(answer).isDone();
  }

  @Test
  void silence_isNoticedByTheCallTimeoutOnly() {
    open();
    link.goSilent();
    var answer = station.call(Probe.asking("a"), ProbeResponse.class);
    loop.advance(Duration.ofSeconds(30));
    assertFailedWith(answer, CallFailed.TimedOut.class);
    assertThat(station.isConnected()).isTrue();
  }

  @Test
  void cut_tellsBothEndsOnceAndASecondConnectionWorks() {
    open();
    link.cut();
    link.cut();
    loop.runPosted();
    assertThat(events).containsExactly("central system opened", "station opened", "station closed",
        "central system closed");
    assertThat(station.isConnected()).isFalse();
    connectStation();
    assertThat(station.call(Probe.asking("a"), ProbeResponse.class)).isNotDone();
    loop.runPosted();
    assertThat(events).hasSize(6);
  }

  @Test
  void refusal_isToldAsClosedWithItsReason() {
    central.connect("", listener("central system"));
    link.refuse(Disconnection.of(Disconnection.Reason.UNAUTHORIZED));
    connectStation();
    assertThat(events).containsExactly("station closed");
    assertThat(station.lastDisconnection().map(Disconnection::reason)).contains(Disconnection.Reason.UNAUTHORIZED);
    link.admit();
    connectStation();
    assertThat(station.isConnected()).isTrue();
  }

  @Test
  void disconnect_isToldToBothEndsWithWhoDidIt() {
    open();
    station.disconnect();
    loop.runPosted();
    assertThat(station.lastDisconnection()).contains(Disconnection.of(Disconnection.Reason.CLOSED_HERE));
    assertThat(central.lastDisconnection()).contains(Disconnection.of(Disconnection.Reason.CLOSED_THERE));
  }

  private void open() {
    central.connect("", listener("central system"));
    connectStation();
  }

  private void connectStation() {
    station.connect("ws://central/CS1", listener("station"));
    loop.runPosted();
  }

  private RpcEndpoint endpoint(FrameChannel channel, String name, long seed) {
    var features = new Features();
    features.add(new ProbeFeature(asked -> Probe.answering(name + " heard " + asked.text())));
    return new RpcEndpoint(new RpcParts(loop, channel, new JacksonPayloadCodec(features, Set.of()),
        new MessageIds(new Random(seed)), CallGate.open(), RpcLimits.standard(), failure -> {
          throw new AssertionError(failure);
        }), features);
  }

  private ClientEvents listener(String name) {
    return new ClientEvents() {
      @Override
      public void connectionOpened() {
        events.add(name + " opened");
      }

      @Override
      public void connectionClosed() {
        events.add(name + " closed");
      }
    };
  }
}
