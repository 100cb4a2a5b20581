package org.tidegate.app.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidegate.app.metrics.StationMetrics;
import org.tidegate.domain.fixture.LoggedLines;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.SessionView;

import static org.assertj.core.api.Assertions.assertThat;

/** Why power is less than wished: panel, metric, log and central system are told the same, each change and nothing twice. */
class LimitReasonToldTest {
  private static final Pattern METRIC = Pattern.compile("tidegate_limit_reason\\{evse=\"1\",reason=\"(.+)\"} 1");

  private static final Pattern LOGGED = Pattern.compile("evse 1: wish .+ → .+ W \\[(.*)], soc .+");

  private final List<String> shown = new ArrayList<>();

  @Test
  void reasons_cameAndWent_wereToldOnChangeOnly() {
    try (var log = LoggedLines.ofThisThread("org.tidegate")) {
      comeAndGo();

      var logged = log.lines().stream().map(LOGGED::matcher).filter(Matcher::matches).map(line -> line.group(1))
          .toList();
      assertThat(withoutRepetition(logged)).as("a line for each change only").isEqualTo(logged);
      assertThat(withoutRepetition(logged.stream().map(LimitReasonToldTest::first).toList()))
          .endsWith(shown.subList(1, shown.size()).toArray(String[]::new));
    }
  }

  private void comeAndGo() {
    var stay = PermittedStay.started(VirtualSetup.of(41), VirtualStation.car(60));
    var virtual = stay.virtual;
    virtual.station().views().onChange(view -> note(strictest(view.evse(1).orElseThrow())));
    virtual.seconds(1);

    stay.setpoint(-4_000);
    isToldEverywhere(stay, "permission-given");
    stay.permit();
    isToldEverywhere(stay, "none");
    virtual.centralSystem.prices("0.05", "0.25");
    isToldEverywhere(stay, "sale-price");
    virtual.centralSystem.prices("0.30", "0.25");
    isToldEverywhere(stay, "none");
    stay.press((driver, version) -> driver.chargeNow(1, version));
    isToldEverywhere(stay, "charge-now");
    stay.press((driver, version) -> driver.backToAggregator(1, version));
    isToldEverywhere(stay, "none");
    virtual.hardware().change(1, car -> car.soc(20));
    isToldEverywhere(stay, "minimum-state-of-charge");
    virtual.seconds(600);
    isToldEverywhere(stay, "minimum-state-of-charge");
    stay.press((driver, version) -> driver.withdraw(1, version, VirtualStation.seen()));
    isToldEverywhere(stay, "permission-given");

    var told = events(virtual).stream().map(event -> event.path("actualValue").asText()).toList();
    assertThat(shown).hasSizeGreaterThan(8);
    assertThat(told).endsWith(shown.toArray(String[]::new));
    assertThat(virtual.failures()).isEmpty();
  }

  private static String first(String reasons) {
    return reasons.isEmpty() ? "none" : reasons.split(", ", 2)[0];
  }

  private static List<String> withoutRepetition(List<String> all) {
    return IntStream.range(0, all.size()).filter(i -> i == 0 || !all.get(i).equals(all.get(i - 1))).mapToObj(all::get)
        .toList();
  }

  private static void isToldEverywhere(PermittedStay stay, String token) {
    stay.virtual.seconds(12);
    assertThat(strictest(stay.virtual.evse(1))).isEqualTo(token);
    assertThat(metric(stay.virtual)).isEqualTo(token);
    assertThat(events(stay.virtual).getLast().path("actualValue").asText()).isEqualTo(token);
  }

  /** Neighbours that are equal are one change. */
  private void note(String token) {
    if (shown.isEmpty() || !shown.getLast().equals(token)) {
      shown.add(token);
    }
  }

  private static String strictest(EvseView evse) {
    return evse.session().map(SessionView::reasons).flatMap(reasons -> reasons.stream().findFirst())
        .map(Object::toString).orElse("none");
  }

  private static String metric(VirtualStation virtual) {
    var metrics = METRIC.matcher(new StationMetrics(virtual.station().views()).text());
    return Optional.of(metrics).filter(found -> found.find()).map(found -> found.group(1)).orElse("none");
  }

  private static List<JsonNode> events(VirtualStation virtual) {
    return virtual.frames().stream().filter(frame -> frame.path(2).asText().equals("NotifyEvent"))
        .flatMap(frame -> frame.at("/3/eventData").valueStream())
        .filter(event -> event.at("/component/name").asText().equals("Interchange")
            && event.at("/component/evse/id").asInt() == 1
            && event.at("/variable/name").asText().equals("LimitReason"))
        .toList();
  }
}
