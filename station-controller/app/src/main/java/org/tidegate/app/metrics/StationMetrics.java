package org.tidegate.app.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultVariables;
import org.tidegate.domain.port.StationViews;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.SessionView;
import org.tidegate.domain.view.StationView;

/**
 * What the station shows to whoever watches many of them, in the text format of Prometheus 0.0.4. Gauges are read off the
 * newest view; what is counted is counted with each view. Safe from any thread.
 */
public final class StationMetrics implements AutoCloseable {
  private final StationViews views;
  private final AutoCloseable listening;
  private final Map<Key, Long> changes = new ConcurrentHashMap<>();
  private final Map<Integer, Optional<LimitReason>> last = new ConcurrentHashMap<>();

  /** Counts from now on. */
  public StationMetrics(StationViews views) {
    this.views = views;
    listening = views.onChange(this::count);
  }

  private record Key(int evseId, LimitReason reason) {}

  /** All of it, now. */
  public String text() {
    var view = views.newest();
    var text = new StringBuilder();
    head(text, "tidegate_online", "gauge", "Whether the central system has accepted this station and the link is up");
    line(text, "tidegate_online", "", view.online() ? 1 : 0);
    head(text, "tidegate_limit_reason", "gauge", "Whether this is the strictest reason why power is less than wished");
    view.evses().forEach(evse -> eachReason(evse, reason -> reason.equals(strictest(evse)) ? 1 : 0,
        (labels, value) -> line(text, "tidegate_limit_reason", labels, value)));
    head(text, "tidegate_limit_reason_changes_total", "counter", "How often this became the strictest reason");
    view.evses().forEach(evse -> eachReason(evse,
        reason -> reason.map(known -> changes.getOrDefault(new Key(evse.id(), known), 0L)).orElse(0L),
        (labels, value) -> line(text, "tidegate_limit_reason_changes_total", labels, value)));
    faults(text, view);
    power(text, view.evses());
    energy(text, view.evses());
    return text.toString();
  }

  @Override
  public void close() throws Exception {
    listening.close();
  }

  private void count(StationView view) {
    for (var evse : view.evses()) {
      var now = strictest(evse);
      if (!now.equals(last.put(evse.id(), now))) {
        now.ifPresent(reason -> changes.merge(new Key(evse.id(), reason), 1L, Long::sum));
      }
    }
  }

  private static Optional<LimitReason> strictest(EvseView evse) {
    return evse.session().map(SessionView::reasons).flatMap(reasons -> reasons.stream().findFirst());
  }

  /** Receives labels and value. */
  @FunctionalInterface
  private interface Sample {
    void of(String labels, long value);
  }

  /** What is counted or measured of a reason. */
  @FunctionalInterface
  private interface Measured {
    long of(Optional<LimitReason> reason);
  }

  private static void eachReason(EvseView evse, Measured measured, Sample sample) {
    for (var reason : LimitReason.values()) {
      sample.of(String.format(Locale.ROOT, "{evse=\"%d\",reason=\"%s\"}", evse.id(), reason.token()),
          measured.of(Optional.of(reason)));
    }
  }

  /** Those that are closed are told too, as 0: a collector sees when one began, and that it is watched at all. */
  private static void faults(StringBuilder text, StationView view) {
    head(text, "tidegate_fault", "gauge", "Whether this fault is open; EVSE 0 is the station, severity 0 is the worst");
    faults(text, FaultVariables.STATION, view.faults());
    view.evses().forEach(evse -> faults(text, evse.id(), evse.faults()));
  }

  private static void faults(StringBuilder text, int evseId, List<Fault> open) {
    Stream.of(FaultKind.values()).filter(kind -> kind.owner().isOfStation() == (evseId == FaultVariables.STATION))
        .forEach(kind -> line(text, "tidegate_fault",
            String.format(Locale.ROOT, "{evse=\"%d\",kind=\"%s\",severity=\"%d\"}", evseId, kind.name(),
                kind.severity().number()),
            open.stream().anyMatch(fault -> fault.kind() == kind) ? 1 : 0));
  }

  private static void power(StringBuilder text, List<EvseView> evses) {
    head(text, "tidegate_power_watts", "gauge", "Power, positive into the vehicle, negative out of it");
    for (var evse : evses) {
      line(text, "tidegate_power_watts", labels(evse, "kind", "commanded"), evse.commanded().value());
      evse.reading().filter(_ -> meterAnswers(evse)).ifPresent(reading -> line(text, "tidegate_power_watts",
          labels(evse, "kind", "measured"), reading.power().value()));
    }
  }

  /** What a silent meter showed last is no power that flows now; its registers still stand there. */
  private static boolean meterAnswers(EvseView evse) {
    return evse.faults().stream().noneMatch(fault -> fault.kind() == FaultKind.MeterFailure);
  }

  private static void energy(StringBuilder text, List<EvseView> evses) {
    head(text, "tidegate_energy_watt_hours_total", "counter", "Registers of the EVSE's meter");
    for (var evse : evses) {
      evse.reading().ifPresent(reading -> {
        line(text, "tidegate_energy_watt_hours_total", labels(evse, "direction", "import"), reading.imported().value());
        line(text, "tidegate_energy_watt_hours_total", labels(evse, "direction", "export"), reading.exported().value());
      });
    }
  }

  private static String labels(EvseView evse, String name, String value) {
    return String.format(Locale.ROOT, "{evse=\"%d\",%s=\"%s\"}", evse.id(), name, value);
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void line(StringBuilder text, String name, String labels, long value) {
    text.append(name).append(labels).append(' ').append(value).append('\n');
  }
}
