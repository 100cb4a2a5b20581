package org.tidegate.app.metrics;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tidegate.app.virtual.VirtualStation;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardTest {
  private static final Pattern METRIC = Pattern.compile("tidegate_[a-z_]+");

  @Test
  void dashboard_asksForWhatTheStationTells() throws Exception {
    var virtual = new VirtualStation(5);
    virtual.hardware().plugIn(1, VirtualStation.car(50));
    virtual.seconds(5);
    try (var metrics = new StationMetrics(virtual.station().views())) {
      var told = metrics.text();
      var queries = new JsonMapper().readTree(Files.readString(Path.of("../../systemd/grafana.json")))
          .findValuesAsText("expr");
      assertThat(queries).hasSizeGreaterThan(4);
      assertThat(queries).flatMap(query -> METRIC.matcher(query).results().map(MatchResult::group).toList())
          .isNotEmpty().allSatisfy(metric -> assertThat(told).contains("\n# TYPE " + metric + " "));
      assertThat(told.lines().filter(line -> line.startsWith("# TYPE ")).map(line -> line.split(" ")[2]))
          .allSatisfy(metric -> assertThat(queries).anyMatch(query -> query.contains(metric + "{")));
    }
  }
}
