package org.tidegate.ocpp.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.rpc.Probe;
import org.tidegate.ocpp.transport.WebSocketSettings.Timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** A station against a server that answers wrongly, too much, or not at all. */
class HostileServerTest {
  private static final String CALL = "[2,\"1\",\"Probe\",{\"text\":\"still here\"}]";
  private static final String ANSWER = RawServer.TEXT + "[3,\"1\",{\"text\":\"to still here\"}]";
  private static final Timing IMPATIENT = new Timing(Duration.ofMillis(300), Duration.ofMillis(100),
      Duration.ofMillis(300));

  private final RawServer server = new RawServer();
  private final StationUnderTest station = new StationUnderTest(StationUnderTest.SETTINGS);

  @AfterEach
  void stop() throws IOException {
    station.close();
    server.close();
  }

  @Test
  void request_ofTheStation_isAProperUpgrade() throws Exception {
    station.settings(StationUnderTest.SETTINGS.with(new Credentials("CS1", "secret")));
    station.connect(server.url("ws"));
    String login = Base64.getEncoder().encodeToString("CS1:secret".getBytes(StandardCharsets.UTF_8));
    assertThat(server.awaitRequest().lines()).contains("GET /ocpp/CS1 HTTP/1.1", "authorization: Basic " + login,
        "sec-websocket-protocol: ocpp2.1,ocpp2.0.1",
        "sec-websocket-version: 13",
        "sec-websocket-extensions: permessage-deflate")
        .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("origin"));
  }

  @Test
  void response_withoutSubprotocol_givesNoSession() throws Exception {
    station.connect(server.url("ws"));
    server.upgrade();
    station.awaitEvents("closed NO_COMMON_SUBPROTOCOL");
  }

  @Test
  void response_withASubprotocolNeverOffered_givesNoSession() throws Exception {
    station.connect(server.url("ws"));
    server.upgrade("Sec-WebSocket-Protocol: ocpp1.6");
    station.awaitEvents("closed NO_COMMON_SUBPROTOCOL");
  }

  @Test
  void response_busyOrElsewhere_givesNoSession() throws Exception {
    for (String status : new String[]{"503 Service Unavailable", "302 Found\nLocation: ws://elsewhere/", "200 OK"}) {
      station.events.clear();
      station.connect(server.url("ws"));
      server.awaitRequest();
      server.respond("HTTP/1.1 " + status + "\nContent-Length: 0");
      station.awaitEvents("closed REFUSED");
    }
  }

  @Test
  void response_thatIsNoHttp_givesNoSession() throws Exception {
    station.connect(server.url("ws"));
    server.awaitRequest();
    server.respond("SSH-2.0-OpenSSH_9.2");
    server.drop();
    station.awaitEvents("closed REFUSED");
  }

  @Test
  void response_withAWrongAcceptance_givesNoSession() throws Exception {
    station.connect(server.url("ws"));
    server.awaitRequest();
    server.respond("HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n"
        + "Sec-WebSocket-Accept: bm90IHRoZSByaWdodCBvbmU=\nSec-WebSocket-Protocol: ocpp2.0.1");
    station.awaitEvents("closed REFUSED");
  }

  @Test
  void response_thatNeverComes_endsTheAttempt() {
    station.settings(StationUnderTest.SETTINGS.with(IMPATIENT));
    station.connect(server.url("ws"));
    station.awaitEvents("closed OPENING_TIMED_OUT");
  }

  @Test
  void server_gone_isUnreachable() throws Exception {
    server.close();
    station.connect(server.url("ws"));
    station.awaitEvents("closed UNREACHABLE");
  }

  @Test
  void hostName_unknown_isUnreachable() {
    station.connect("ws://no-such-host.invalid/ocpp/CS1");
    station.awaitEvents("closed UNREACHABLE");
  }

  @Test
  void plainServer_askedForTls_isToldAsTlsFailure() throws Exception {
    station.connect(server.url("wss"));
    server.take();
    server.respond("HTTP/1.1 400 Bad Request");
    station.awaitEvents("closed TLS_FAILED");
  }

  @Test
  @Covers({"A00.FR.314", "A00.FR.316"})
  void oldServer_choosesTls11_isLeftBeforeAnythingElse() throws Exception {
    station.connect(server.url("wss"));
    server.take();
    server.bytes(new byte[]{22, 3, 2, 0, 42, 2, 0, 0});
    server.bytes(new byte[]{38, 3, 2});
    station.awaitEvents("closed TLS_VERSION_TOO_LOW");
  }

  @Test
  void oldServer_saysSoByAlert_isToldAsTooOld() throws Exception {
    station.connect(server.url("wss"));
    server.take();
    server.bytes(new byte[]{21, 3, 3, 0, 2, 2, 70});
    station.awaitEvents("closed TLS_VERSION_TOO_LOW");
  }

  @Test
  @Covers("A00.FR.323")
  void server_withoutACommonSuite_isToldAsRefusal() throws Exception {
    station.connect(server.url("wss"));
    server.take();
    server.bytes(new byte[]{21, 3, 3, 0, 2, 2, 40});
    station.awaitEvents("closed TLS_REFUSED");
  }

  @Test
  void halfOpenConnection_noPong_isGivenUp() throws Exception {
    station
        .settings(StationUnderTest.SETTINGS.with(new Timing(PATIENCE, Duration.ofMillis(100), Duration.ofMillis(300))));
    station.connect(server.url("ws"));
    server.upgradeTo201();
    station.awaitEvents("opened ocpp2.0.1", "closed NO_PONG");
    assertThat(server.nextFrame()).isEqualTo(String.valueOf(RawServer.PING));
  }

  @Test
  void connection_dropped_isTold() throws Exception {
    open();
    server.drop();
    station.awaitEvents("opened ocpp2.0.1", "closed CLOSED_THERE");
  }

  @Test
  void fragments_ofOneMessage_areOneFrame() throws Exception {
    open();
    byte[] call = CALL.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < call.length; i++) {
      server.frame(i == 0 ? RawServer.TEXT : RawServer.CONTINUATION, i == call.length - 1, false,
          new byte[]{call[i]});
      if (i % 10 == 5) {
        server.frame(RawServer.PONG, true, false, new byte[0]);
      }
    }
    assertThat(server.nextFrame()).isEqualTo(ANSWER);
  }

  @Test
  void fragments_thatGrowOverTheLimit_endTheConnection() throws Exception {
    open();
    byte[] part = new byte[1000];
    Arrays.fill(part, (byte) ' ');
    for (int i = 0; i < 70; i++) {
      try {
        server.frame(i == 0 ? RawServer.TEXT : RawServer.CONTINUATION, false, false, part);
      } catch (IOException e) {
        break;
      }
    }
    station.awaitEvents("opened ocpp2.0.1", "closed FRAME_TOO_BIG");
  }

  @Test
  void frame_overTheLimit_endsTheConnectionBeforeItIsRead() throws Exception {
    open();
    // Only the head of a frame of 2 GiB.
    server.bytes((byte) 0x81, (byte) 127, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0x7f, (byte) 0xff, (byte) 0xff,
        (byte) 0xff);
    station.awaitEvents("opened ocpp2.0.1", "closed FRAME_TOO_BIG");
  }

  @Test
  void frame_atTheLimit_isRead() throws Exception {
    open();
    String padded = CALL + " ".repeat(WebSocketSettings.STANDARD_FRAME_BYTES - CALL.length());
    server.text(padded);
    assertThat(server.nextFrame()).isEqualTo(ANSWER);
  }

  @Test
  void binaryFrame_isAnsweredAndTheSessionGoesOn() throws Exception {
    open();
    server.frame(RawServer.BINARY, true, false, CALL.getBytes(StandardCharsets.UTF_8));
    assertThat(server.nextFrame()).startsWith(RawServer.TEXT + "[4,\"-1\",\"RpcFrameworkError\"");
    server.text(CALL);
    assertThat(server.nextFrame()).isEqualTo(ANSWER);
  }

  @Test
  void badJson_isAnsweredAndTheSessionGoesOn() throws Exception {
    open();
    for (String bad : new String[]{"nonsense", "[2,\"x\",", "[".repeat(60_000), "{\"a\":".repeat(10_000),
        "[2,\"x\",\"Probe\",{\"number\":" + "9".repeat(60_000) + "}]"}) {
      server.text(bad);
      assertThat(server.nextFrame()).startsWith(RawServer.TEXT + "[4,");
    }
    server.text(CALL);
    assertThat(server.nextFrame()).isEqualTo(ANSWER);
  }

  @Test
  void text_thatIsNoUtf8_endsTheConnection() throws Exception {
    open();
    server.frame(RawServer.TEXT, true, false, new byte[]{'[', (byte) 0xc3, (byte) 0x28, ']'});
    station.awaitEvents("opened ocpp2.0.1", "closed BROKEN_FRAME");
  }

  @Test
  void frame_withAReservedOpcode_endsTheConnection() throws Exception {
    open();
    server.bytes((byte) 0x83, (byte) 0);
    station.awaitEvents("opened ocpp2.0.1", "closed BROKEN_FRAME");
  }

  @Test
  void frame_masked_endsTheConnection() throws Exception {
    open();
    server.bytes((byte) 0x81, (byte) 0x81, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5);
    station.awaitEvents("opened ocpp2.0.1", "closed BROKEN_FRAME");
  }

  @Test
  void compressedFrame_isRead() throws Exception {
    openCompressed();
    server.frame(RawServer.TEXT, true, true, RawServer.deflated(CALL.getBytes(StandardCharsets.UTF_8)));
    assertThat(server.nextFrame()).startsWith(String.valueOf(RawServer.TEXT));
  }

  @Test
  void compressionBomb_endsTheConnection() throws Exception {
    openCompressed();
    byte[] bomb = RawServer.deflated(new byte[60_000_000]);
    assertThat(bomb.length).isLessThan(WebSocketSettings.STANDARD_FRAME_BYTES);
    server.frame(RawServer.TEXT, true, true, bomb);
    station.awaitEvents("opened ocpp2.0.1", "closed FRAME_TOO_BIG");
    assertThat(station.lastDisconnection().detail()).doesNotContain("content length");
  }

  @Test
  void compressionBomb_inFragments_endsTheConnection() throws Exception {
    openCompressed();
    byte[] bomb = RawServer.deflated(new byte[60_000_000]);
    for (int at = 0; at < bomb.length; at += 100) {
      byte[] part = Arrays.copyOfRange(bomb, at, Math.min(bomb.length, at + 100));
      try {
        server.frame(at == 0 ? RawServer.TEXT : RawServer.CONTINUATION, false, at == 0, part);
      } catch (IOException e) {
        break;
      }
    }
    station.awaitEvents("opened ocpp2.0.1", "closed FRAME_TOO_BIG");
  }

  @Test
  void closeFrame_isAnsweredAndItsReasonKept() throws Exception {
    open();
    server.frame(8, true, false, "\u0003\u00e9going\nhome".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(server.nextFrame()).startsWith("8");
    station.awaitEvents("opened ocpp2.0.1", "closed CLOSED_THERE");
    assertThat(station.lastDisconnection().detail()).isEqualTo("1001 going home");
  }

  @Test
  void handler_thatIsSlow_doesNotBlockTheSocket() throws Exception {
    var release = new CountDownLatch(1);
    var entered = new CountDownLatch(1);
    station.handler = _ -> {
      entered.countDown();
      awaitLatch(release);
      return Probe.answering("at last");
    };
    open();
    server.text(CALL);
    awaitLatch(entered);
    server.frame(RawServer.PING, true, false, "alive?".getBytes(StandardCharsets.UTF_8));
    assertThat(server.nextFrame()).isEqualTo(RawServer.PONG + "alive?");
    release.countDown();
    assertThat(server.nextFrame()).isEqualTo(RawServer.TEXT + "[3,\"1\",{\"text\":\"at last\"}]");
  }

  private void open() throws IOException {
    station.settings(StationUnderTest.SETTINGS.uncompressed());
    station.connect(server.url("ws"));
    server.upgradeTo201();
    station.awaitEvents("opened ocpp2.0.1");
  }

  private void openCompressed() throws IOException {
    station.connect(server.url("ws"));
    server.upgrade("Sec-WebSocket-Protocol: ocpp2.0.1", "Sec-WebSocket-Extensions: permessage-deflate");
    station.awaitEvents("opened ocpp2.0.1");
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
