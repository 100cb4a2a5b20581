package org.tidegate.hmi.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.SteppedLoop;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PanelServer;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.PhoneServer;
import org.tidegate.hmi.PhoneSettings;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.text.Languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/** The panel and two phones at one EVSE, over real sockets, with their pages open. No time passes: what is shown was told at once. */
class ThreeScreensTest {
  private final SteppedLoop loop = new SteppedLoop(Views.NOW);
  private final FakeStation station = new FakeStation(loop, Views.station(Views.ready(1, loop.now())));
  private final PhoneServer phones = new PhoneServer(PhoneSettings.onLoopback(Plain.ALONE), PanelSettings.defaults(),
      station, station, loop);
  private final List<Live> live = new ArrayList<>();
  private PanelServer panelServer;
  private Wire panel;
  private PhoneWire one;
  private PhoneWire two;

  @BeforeEach
  void open() throws IOException {
    var wire = new Wire(phones.start());
    panelServer = new PanelServer(PanelSettings.defaults(), Languages.load(List.of("en")), Optional.of(phones),
        new Listener.Station(station, station, loop));
    panel = new Wire(panelServer.start());
    one = PhoneWire.claim(wire, code());
    two = PhoneWire.claim(wire, code());
    live.add(new Live(panel.port(), "/panel/1/live?at=main", ""));
    live.add(new Live(wire.port(), "/s/live?at=main", one.cookie()));
    live.add(new Live(wire.port(), "/s/live?at=main", two.cookie()));
    everywhere("data-value=\"permission\" data-raw=\"none\"");
  }

  @AfterEach
  void close() throws IOException {
    for (Live page : live) {
      page.close();
    }
    panelServer.close();
    phones.close();
    loop.close();
  }

  @Test
  void onePhonePermits_allShowItAtOnce() throws Exception {
    assertThat(one.act("permission", "permission=granted").status()).isEqualTo(303);
    everywhere("data-value=\"permission\" data-raw=\"granted\"");
  }

  @Test
  void panelWithdraws_allShowItAtOnce() throws Exception {
    station.show(Views.station(Views.selling(1, loop.now())));
    everywhere("data-value=\"permission\" data-raw=\"granted\"");
    panel.json("/api/evse/1/permission", "{\"version\":7,\"permission\":\"withdrawn\"}");
    everywhere("data-value=\"permission\" data-raw=\"withdrawn\"");
  }

  @Test
  void onePhoneSetsConditions_theOtherPermitsTheOldOnes_getsTheFreshState() throws Exception {
    var seen = two.version();
    one.act("pattern", "pattern=careful");
    everywhere("data-value=\"minimum-charge\" data-raw=\"60.0\"");
    var reply = two.act("permission", "permission=granted", seen);
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.body()).contains("data-value=\"minimum-charge\" data-raw=\"60.0\"",
        "data-value=\"permission\" data-raw=\"none\"");
    assertThat(panel.json("/api/evse/1/permission", "{\"version\":" + seen + ",\"permission\":\"granted\"}").status())
        .isEqualTo(409);
    assertThat(two.act("permission", "permission=granted").status()).isEqualTo(303);
    everywhere("data-value=\"permission\" data-raw=\"granted\"");
  }

  /** However they interleave: one version, one winner. */
  @Test
  void allPermitAtOnce_oneWinsAndTheOthersAreTold() throws Exception {
    var version = one.version();
    var answers = Stream.<Sending>of(() -> one.act("permission", "permission=granted", version).status(),
        () -> two.act("permission", "permission=granted", version).status(),
        () -> panel.json("/api/evse/1/permission", "{\"version\":" + version + ",\"permission\":\"granted\"}")
            .status())
        .map(sending -> CompletableFuture.supplyAsync(sending::status)).toList();
    var statuses = answers.stream().map(CompletableFuture::join).toList();
    assertThat(statuses.stream().filter(status -> status == 409)).hasSize(2);
    everywhere("data-value=\"permission\" data-raw=\"granted\"");
  }

  @Test
  void vehicleLeavesAndThePlaceIsFree_phonesAreSentAway() throws Exception {
    station.show(Views.station(Views.summary(1, loop.now())));
    everywhere("data-screen=\"summary\"");
    station.show(Views.station(Views.idle(1)));
    live.subList(1, 3).forEach(page -> page.shows("event: go"));
    live.subList(1, 3).forEach(page -> await().until(page::isOver));
    assertThat(one.get("/s/").body()).doesNotContain("Northwind");
  }

  @Test
  void panelCutsPhonesOff_theirPagesEnd() throws Exception {
    var token = panel.get("/panel/1").body().replaceAll("(?s).*name=\"csrf\" value=\"([0-9a-f]+)\".*", "$1");
    panel.form("/panel/1/disconnect-phones", "csrf=" + token);
    live.subList(1, 3).forEach(page -> page.shows("event: go"));
  }

  private void everywhere(String text) {
    live.forEach(page -> page.shows(text));
  }

  private String code() throws IOException {
    var address = new ObjectMapper().readTree(panel.get("/api/evse/1/phone-code").body()).path("address").asText();
    return address.substring(address.indexOf('#') + 1);
  }

  @FunctionalInterface
  private interface Sending {
    int send() throws IOException;

    default int status() {
      try {
        return send();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** An open page's stream, as it came so far. */
  private static final class Live implements AutoCloseable {
    private final Socket socket;
    private final StringBuffer heard = new StringBuffer();
    private volatile boolean over;

    Live(int port, String path, String cookie) throws IOException {
      socket = new Socket("127.0.0.1", port);
      socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nCookie: " + cookie
          + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      var bytes = new byte[8192];
      try {
        for (int n = socket.getInputStream().read(bytes); n > 0; n = socket.getInputStream().read(bytes)) {
          heard.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
        }
      } catch (IOException closed) {
        heard.append(closed);
      } finally {
        over = true;
      }
    }

    boolean isOver() {
      return over;
    }

    /** What was heard before is forgotten with it. */
    void shows(String text) {
      await().pollInterval(Duration.ofMillis(10)).until(() -> heard.indexOf(text) >= 0);
      heard.delete(0, heard.indexOf(text));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
