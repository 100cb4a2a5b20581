package org.tidegate.hmi.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.permission.Permission;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PanelServer;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.PhoneServer;
import org.tidegate.hmi.PhoneSettings;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.PhoneSettings.Tls;
import org.tidegate.hmi.Views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The phones' listener with the operator's certificate. */
class PhoneTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir
  Path folder;

  private final ThreadLoop loop = new ThreadLoop();
  private final FakeStation station = new FakeStation(loop, Views.station(Views.ready(1, loop.now())));
  private SSLContext trusting;
  private PhoneServer phones;
  private PanelServer panel;
  private Wire panelWire;
  private int port;

  @BeforeEach
  void start() throws Exception {
    trusting = certificate();
    phones = server(new Tls(folder.resolve("chain.pem"), folder.resolve("key.pem")));
    port = phones.start();
    panel = new PanelServer(PanelSettings.defaults(), Optional.of(phones), station, station, loop);
    panelWire = new Wire(panel.start());
  }

  @AfterEach
  void stop() {
    panel.close();
    phones.close();
    loop.close();
  }

  @Test
  void phone_withTls_hasASecureCookieAndPermitsAlone() throws Exception {
    try (var client = HttpClient.newBuilder().sslContext(trusting).build()) {
      var address = URI.create(new ObjectMapper().readTree(panelWire.get("/api/evse/1/phone-code").body())
          .path("address").asText());
      assertThat(address.toString()).startsWith("https://127.0.0.1:" + port + "/s/#");
      var claimed = post(client, "claim", "code=" + address.getFragment(), "");
      var cookie = claimed.headers().firstValue("set-cookie").orElseThrow();
      assertThat(cookie).matches("__Host-visit=[A-Za-z0-9_-]{24}; Path=/; Secure; HttpOnly; SameSite=Strict");
      var visit = cookie.split(";", 2)[0];
      var page = client.send(request("").header("Cookie", visit).build(), BodyHandlers.ofString());
      var csrf = page.body().replaceAll("(?s).*name=\"csrf\" value=\"([A-Za-z0-9_-]+)\".*", "$1");
      var done = post(client, "permission", "csrf=" + csrf + "&version=7&permission=granted", visit);
      assertThat(done.statusCode()).isEqualTo(303);
      assertThat(station.acts).containsExactly("permit 1 v7");
      assertThat(station.seen().orElseThrow().by()).isEqualTo(Permission.By.PHONE);

      station.show(Views.station(Views.claimed(1, loop.now())));
      var money = client.send(request("payment").header("Cookie", visit).build(), BodyHandlers.ofString());
      assertThat(money.body()).as("nobody listens").contains("7KQ2-9FHM");
    }
  }

  @Test
  void port_spokenToPlainly_givesNothing() throws Exception {
    var reply = new Wire(port).raw("GET /s/ HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n");
    assertThat(reply.body()).doesNotContain("html");
    assertThat(reply.status()).isNotEqualTo(200);
  }

  @Test
  void handshake_olderThanTls12_isRefused() throws Exception {
    try (var socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setEnabledProtocols(new String[]{"TLSv1.1"});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void certificate_thatIsNone_isExplained() throws Exception {
    var nonsense = Files.writeString(folder.resolve("nonsense.pem"), "no certificate");
    assertThatIllegalArgumentException().isThrownBy(() -> server(new Tls(nonsense, folder.resolve("key.pem"))))
        .withMessageContaining("nonsense.pem").withMessageContaining("PKCS #8");
  }

  private PhoneServer server(Tls tls) {
    var plain = PhoneSettings.onLoopback(Plain.WITH_THE_PANEL);
    return new PhoneServer(
        new PhoneSettings(plain.listen(), Optional.empty(), Optional.of(tls), plain.alone(), Optional.empty()),
        PanelSettings.defaults(), station, station, loop);
  }

  private HttpResponse<String> post(HttpClient client, String word, String body, String cookie)
      throws IOException, InterruptedException {
    return client.send(request(word).header("Origin", "https://127.0.0.1:" + port).header("Cookie", cookie)
        .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String word) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/s/" + word))
        .version(HttpClient.Version.HTTP_1_1);
  }

  /** A new certificate and key, written as PEM, and who trusts it. */
  private SSLContext certificate() throws Exception {
    var store = folder.resolve("store.p12");
    var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair", "-alias", "phone", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=station", "-ext",
        "san=ip:127.0.0.1", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD)
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var certificate = keys.getCertificate("phone");
    pem("chain.pem", "CERTIFICATE", certificate.getEncoded());
    pem("key.pem", "PRIVATE KEY", keys.getKey("phone", PASSWORD.toCharArray()).getEncoded());
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("phone", certificate);
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private void pem(String name, String kind, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), List.of("-----BEGIN " + kind + "-----",
        Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes), "-----END " + kind + "-----"));
  }
}
