package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.OperationModeVariables;
import org.tidegate.domain.devicemodel.OperationModeVariables.Sampling;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.smartcharging.OperationMode;

/**
 * What is sampled in an operation mode beside what SampledDataCtrlr says, OCPP 2.1 Part 2 section 2.18.5; always the newest
 * values. Station loop only.
 */
@OnStationLoop
final class ModeSampling {
  private final DeviceModel model;
  private final int evseId;

  ModeSampling(DeviceModel model, int evseId) {
    this.model = model;
    this.evseId = evseId;
  }

  /** What both say together, each once (2.1 Q01.FR.33 to 2.1 Q01.FR.35). */
  List<String> with(List<String> always, Sampling when, OperationMode mode) {
    var all = new LinkedHashSet<>(always);
    all.addAll(of(when, mode));
    return List.copyOf(all);
  }

  /** What is sampled at the interval of SampledDataCtrlr: all, or without what the mode samples at an interval of its own. */
  List<String> atUsualInterval(List<String> always, Sampling when, OperationMode mode) {
    if (interval(when, mode).isEmpty()) {
      return with(always, when, mode);
    }
    var rest = new ArrayList<>(always);
    rest.removeAll(of(when, mode));
    return rest;
  }

  /** What the mode adds. */
  List<String> of(Sampling when, OperationMode mode) {
    var address = OperationModeVariables.measurands(evseId, when, mode);
    return knows(address) ? model.members(address) : List.of();
  }

  /** An interval of its own; zero: it is not sampled meanwhile. */
  Optional<Duration> interval(Sampling when, OperationMode mode) {
    var address = OperationModeVariables.interval(evseId, when, mode);
    return Optional.of(address).filter(this::knows).map(model::text).filter(set -> !set.isEmpty())
        .map(set -> Duration.ofSeconds(Integer.parseInt(set)));
  }

  /** Runs the task whenever an interval was set. */
  void onIntervalChange(Runnable task) {
    for (var mode : OperationMode.values()) {
      Stream.of(Sampling.TxUpdated, Sampling.TxEnded)
          .map(when -> OperationModeVariables.interval(evseId, when, mode)).filter(this::knows)
          .forEach(address -> model.onChange(address, _ -> task.run()));
    }
  }

  private boolean knows(VariableAddress address) {
    return model.knows(address.component(), address.variable());
  }
}
