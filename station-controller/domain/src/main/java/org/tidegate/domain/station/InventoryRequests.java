package org.tidegate.domain.station;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.ReportedVariable;
import org.tidegate.domain.devicemodel.SetResult;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystemRequests.ReportAnswer;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.port.Change;

/** What the central system asks of the device model, OCPP 2.0.1 B05, B07, B08. Station loop only. */
@OnStationLoop
final class InventoryRequests {
  private static final Component DEVICE_DATA = Component.of("DeviceDataCtrlr");
  private static final Variable ITEMS = Variable.of("ItemsPerMessage", "GetReport");

  private final StationCore core;

  InventoryRequests(StationCore core) {
    this.core = core;
  }

  List<SetResult> set(List<Setting> settings) {
    return settings.stream().map(this::set).toList();
  }

  private SetResult set(Setting setting) {
    var address = setting.address();
    var result = core.deviceModel().set(address.component(), address.variable(), setting.attribute(), setting.value());
    if (result.isAccepted() && !core.deviceModel().isSecret(address.component(), address.variable())) {
      core.journal().note(new Change.VariableSet(address.component(), address.variable(), setting.value()));
    }
    return result;
  }

  /** Pages as many as one message may carry, after the answer. */
  ReportAnswer report(int requestId, List<ReportedVariable> variables) {
    if (variables.isEmpty()) {
      return ReportAnswer.EmptyResultSet;
    }
    int most = core.deviceModel().knows(DEVICE_DATA, ITEMS) ? core.deviceModel().integer(DEVICE_DATA, ITEMS) : 50;
    var at = core.now();
    var pages = new ArrayList<List<ReportedVariable>>();
    for (int from = 0; from < variables.size(); from += most) {
      pages.add(List.copyOf(variables.subList(from, Math.min(from + most, variables.size()))));
    }
    var reports = IntStream.range(0, pages.size())
        .mapToObj(page -> new Outgoing.Report(requestId, at, page, page + 1 < pages.size(), pages.get(page))).toList();
    core.loop().execute(() -> core.tellAsked(reports));
    return ReportAnswer.Accepted;
  }
}
