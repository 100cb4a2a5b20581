package org.tidegate.ocpp.transport;

import eu.chargetime.ocpp.ClientEvents;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.ocpp.rpc.Probe;
import org.tidegate.ocpp.transport.CentralSystemSettings.ServerTls;
import org.tidegate.ocpp.transport.CentralSystemSettings.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** Security profiles 2 and 3 over a real socket (OCPP 2.0.1 A00). */
class TlsTest {
  private static final String HERE = "ip:127.0.0.1,dns:localhost";

  private static Keys server;
  private static Keys elsewhere;
  private static Keys expired;
  private static Keys stationKeys;

  private final ThreadLoop centralLoop = new ThreadLoop();
  private final StationUnderTest station = new StationUnderTest(StationUnderTest.SETTINGS);
  private CentralSystemEndpoint central;

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    server = Keys.selfSigned(folder, HERE);
    elsewhere = Keys.selfSigned(folder, "dns:central.example.org");
    expired = Keys.selfSigned(folder, HERE, "-startdate", "-10d", "-validity", "5");
    stationKeys = Keys.selfSigned(folder, HERE);
  }

  @AfterEach
  void stop() {
    station.close();
    central.close();
    centralLoop.close();
  }

  @Test
  void certificate_trusted_carriesCalls() throws Exception {
    trusting(server, Optional.empty());
    station.connect(listen(server, false)).awaitEvents("opened ocpp2.0.1");
    assertThat(station.call("secret").join().text()).isEqualTo("central heard secret");
  }

  @Test
  void certificate_ofAStranger_givesNoSession() throws Exception {
    trusting(server, Optional.empty());
    station.connect(listen(stationKeys, false)).awaitEvents("closed CERTIFICATE_INVALID");
  }

  @Test
  void certificate_expired_givesNoSession() throws Exception {
    trusting(expired, Optional.empty());
    station.connect(listen(expired, false)).awaitEvents("closed CERTIFICATE_INVALID");
  }

  @Test
  void certificate_forAnotherHost_givesNoSession() throws Exception {
    trusting(elsewhere, Optional.empty());
    String url = listen(elsewhere, false);
    station.connect(url).awaitEvents("closed WRONG_HOST_NAME");
    station.events.clear();
    station.connect(url.replace("127.0.0.1", "localhost")).awaitEvents("closed WRONG_HOST_NAME");
  }

  @Test
  void certificate_trustedByNobody_givesNoSessionByDefault() throws Exception {
    station.connect(listen(server, false)).awaitEvents("closed CERTIFICATE_INVALID");
  }

  @Test
  void stationCertificate_askedForAndShown_carriesCalls() throws Exception {
    trusting(server, Optional.of(stationKeys.identity()));
    station.connect(listen(server, true)).awaitEvents("opened ocpp2.0.1");
    assertThat(station.call("hello").join().text()).isEqualTo("central heard hello");
  }

  @Test
  void stationCertificate_askedForAndMissing_givesNoSession() throws Exception {
    trusting(server, Optional.empty());
    station.connect(listen(server, true)).awaitEvents("closed TLS_FAILED");
  }

  private void trusting(Keys whom, Optional<Tls.Identity> own) throws Exception {
    station.settings(StationUnderTest.SETTINGS.with(Tls.context(whom.trusted(), own)));
  }

  private String listen(Keys certificate, boolean stationShowsCertificate) throws Exception {
    var context = Tls.context(stationKeys.trusted(), Optional.of(certificate.identity()));
    var settings = CentralSystemSettings.onLoopback(0, List.of("ocpp2.0.1"), (_, _) -> Verdict.WELCOME)
        .with(new ServerTls(context, stationShowsCertificate));
    central = new CentralSystemEndpoint(centralLoop, settings, this::welcome);
    InetSocketAddress address = central.start();
    return "wss://127.0.0.1:" + address.getPort() + "/ocpp/CS1";
  }

  private void welcome(StationChannel channel) {
    StationUnderTest.endpoint(centralLoop, channel, asked -> Probe.answering("central heard " + asked.text()), 2)
        .connect("", new ClientEvents() {
          @Override
          public void connectionOpened() {}

          @Override
          public void connectionClosed() {}
        });
  }
}
