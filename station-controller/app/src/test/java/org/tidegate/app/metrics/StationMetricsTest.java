package org.tidegate.app.metrics;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.app.supervision.StationHealth;
import org.tidegate.app.virtual.VirtualStation;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fault.FaultKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

class StationMetricsTest {
  private final VirtualStation virtual = new VirtualStation(7);

  @Test
  void reason_ofAVehicleThatWaits_isShownAndCountedOnce() throws Exception {
    try (var metrics = new StationMetrics(virtual.station().views())) {
      virtual.seconds(2);
      assertThat(metrics.text()).contains("tidegate_online 1\n", reason(LimitReason.OPERATIONAL_STATE, 0));
      virtual.hardware().plugIn(1, VirtualStation.car(50));
      virtual.seconds(60);
      assertThat(metrics.text()).contains(reason(LimitReason.OPERATIONAL_STATE, 1),
          reason(LimitReason.SALE_PRICE, 0),
          "tidegate_limit_reason_changes_total{evse=\"1\",reason=\"operational-state\"} 1\n");
      virtual.press((driver, version) -> driver.start(1, version));
      virtual.seconds(10);
      assertThat(metrics.text()).contains("tidegate_power_watts{evse=\"1\",kind=\"commanded\"} 10000\n",
          "tidegate_energy_watt_hours_total{evse=\"1\",direction=\"import\"} ");
    }
  }

  @Test
  void power_ofAMeterThatIsSilent_isNotToldAsMeasured() throws Exception {
    var measured = "tidegate_power_watts{evse=\"1\",kind=\"measured\"} ";
    try (var metrics = new StationMetrics(virtual.station().views())) {
      virtual.hardware().plugIn(1, VirtualStation.car(50));
      virtual.seconds(5);
      virtual.press((driver, version) -> driver.start(1, version));
      virtual.seconds(10);
      assertThat(metrics.text()).contains(measured);
      virtual.hardware().device(1, now -> now.withMeterSilent(true));
      virtual.seconds(60);
      assertThat(metrics.text()).doesNotContain(measured)
          .contains("tidegate_energy_watt_hours_total{evse=\"1\",direction=\"import\"} ");
      virtual.hardware().device(1, now -> now.withMeterSilent(false));
      virtual.seconds(10);
      assertThat(metrics.text()).contains(measured);
    }
  }

  /** Of an EVSE, and of devices that EVSEs share. */
  @ParameterizedTest
  @CsvSource({"1, OverTemperature, 4", "1, GroundFailure, 0", "0, CardReaderFailure, 6", "0, GridMeterFailure, 4"})
  void fault_open_isOneAtItsPlaceAndZeroAgain(int evse, FaultKind kind, int severity) throws Exception {
    var line = "tidegate_fault{evse=\"%d\",kind=\"%s\",severity=\"%d\"} ".formatted(evse, kind, severity);
    try (var metrics = new StationMetrics(virtual.station().views())) {
      virtual.seconds(2);
      assertThat(metrics.text()).containsOnlyOnce(line + "0\n");
      assertThat(open(metrics)).isEmpty();
      virtual.hardware().raiseFault(1, kind.name());
      virtual.seconds(2);
      assertThat(open(metrics)).containsExactly(line + "1");
      virtual.hardware().clearFault(1, kind.name());
      virtual.seconds(2);
      assertThat(open(metrics)).isEmpty();
    }
  }

  @Test
  void faults_ofTheStation_areAllTold() throws Exception {
    try (var metrics = new StationMetrics(virtual.station().views())) {
      virtual.seconds(2);
      virtual.hardware().raiseFault(1, FaultKind.CardReaderFailure.name());
      virtual.hardware().swipe(null, Set.of(1));
      virtual.seconds(2);
      assertThat(open(metrics)).containsExactly(
          "tidegate_fault{evse=\"0\",kind=\"SoftwareFailure\",severity=\"2\"} 1",
          "tidegate_fault{evse=\"0\",kind=\"CardReaderFailure\",severity=\"6\"} 1");
    }
  }

  private static List<String> open(StationMetrics metrics) {
    return metrics.text().lines().filter(line -> line.startsWith("tidegate_fault{") && line.endsWith(" 1")).toList();
  }

  @Test
  void page_isAtOneAddressOnly() throws Exception {
    try (var metrics = new StationMetrics(virtual.station().views());
        var loop = ThreadStationLoop.start(
            Clock.systemUTC(), failure -> {});
        var server = new MetricsServer(metrics,
            new StationHealth(loop, virtual.station().views()), 0)) {
      var page = ask(server, "/metrics", "GET");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type)
          .startsWith("text/plain; version=0.0.4"));
      assertThat(page.body()).startsWith("# HELP tidegate_online ").endsWith("\n");
      assertThat(ask(server, "/live", "GET").body()).isEqualTo("{\"well\":true,\"reasons\":[]}");
      assertThat(ask(server, "/ready", "GET").statusCode()).isEqualTo(200);
      loop.close();
      assertThat(ask(server, "/live", "GET").statusCode()).isEqualTo(503);
      assertThat(ask(server, "/ready", "GET").body()).isEqualTo("{\"well\":false,\"reasons\":[\"LoopSilent\"]}");
      assertThat(ask(server, "/metrics", "POST").statusCode()).isEqualTo(405);
      assertThat(ask(server, "/other", "GET").statusCode()).isEqualTo(404);
    }
  }

  /** Such as a collector that was stopped in the middle of its request. */
  @Test
  void caller_whoNeverEndsItsRequest_keepsNobodyElseWaiting() throws Exception {
    try (var metrics = new StationMetrics(virtual.station().views());
        var loop = ThreadStationLoop.start(
            Clock.systemUTC(), failure -> {});
        var server = new MetricsServer(metrics, new StationHealth(loop, virtual.station().views()), 0);
        var hanging = new Socket("127.0.0.1", server.port())) {
      hanging.getOutputStream().write("GET /metr".getBytes(StandardCharsets.US_ASCII));
      assertThat(ask(server, "/live", "GET").statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> ask(MetricsServer server, String path, String method) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .method(method, HttpRequest.BodyPublishers.noBody()).timeout(PATIENCE).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String reason(LimitReason reason, int value) {
    return "tidegate_limit_reason{evse=\"1\",reason=\"%s\"} %d\n".formatted(reason.token(), value);
  }
}
