package org.tidegate.ocpp.block;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.ComponentCriterion;
import org.tidegate.domain.devicemodel.ComponentVariable;
import org.tidegate.domain.devicemodel.GetResult;
import org.tidegate.domain.devicemodel.ReportBase;
import org.tidegate.domain.devicemodel.SetResult;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.CentralSystemRequests.ReportAnswer;
import org.tidegate.domain.port.CentralSystemRequests.ResetKind;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.ocpp.rpc.ErrorCode;
import org.tidegate.ocpp.rpc.RpcException;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.DeviceModels;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.translate.WireNames;
import org.tidegate.ocpp.v21.AttributeEnum;
import org.tidegate.ocpp.v21.GenericDeviceModelStatusEnum;
import org.tidegate.ocpp.v21.GetBaseReportRequest;
import org.tidegate.ocpp.v21.GetBaseReportResponse;
import org.tidegate.ocpp.v21.GetReportRequest;
import org.tidegate.ocpp.v21.GetReportResponse;
import org.tidegate.ocpp.v21.GetVariableData;
import org.tidegate.ocpp.v21.GetVariableResult;
import org.tidegate.ocpp.v21.GetVariableStatusEnum;
import org.tidegate.ocpp.v21.GetVariablesRequest;
import org.tidegate.ocpp.v21.GetVariablesResponse;
import org.tidegate.ocpp.v21.ResetRequest;
import org.tidegate.ocpp.v21.ResetResponse;
import org.tidegate.ocpp.v21.ResetStatusEnum;
import org.tidegate.ocpp.v21.SetVariableData;
import org.tidegate.ocpp.v21.SetVariableResult;
import org.tidegate.ocpp.v21.SetVariableStatusEnum;
import org.tidegate.ocpp.v21.SetVariablesRequest;
import org.tidegate.ocpp.v21.SetVariablesResponse;
import org.tidegate.ocpp.v21.StatusInfo;
import org.tidegate.ocpp.v21.V21;

/** Block B: variables, reports, restarts. Station loop only. */
public final class Provisioning implements Block {
  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public Provisioning(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answered(V21.GET_VARIABLES, this::getVariables),
        RpcFeature.answeredLater(V21.SET_VARIABLES, this::setVariables),
        RpcFeature.answered(V21.GET_BASE_REPORT, this::getBaseReport),
        RpcFeature.answered(V21.GET_REPORT, this::getReport),
        RpcFeature.answered(V21.RESET, this::reset));
  }

  private GetVariablesResponse getVariables(GetVariablesRequest request) {
    refuseMoreThan("GetVariables", request.getVariableData().size());
    return GetVariablesResponse.of(request.getVariableData().stream().map(this::getVariable).toList());
  }

  private GetVariableResult getVariable(GetVariableData asked) {
    var attribute = actualWhenAbsent(asked.attributeType());
    GetResult result = station.get().getVariable(DeviceModels.read(asked.component(), asked.variable()),
        WireNames.same(attribute, AttributeType.class));
    return new GetVariableResult(WireNames.same(result.status(), GetVariableStatusEnum.class), asked.component(),
        asked.variable(), DeviceModels.write(result.reason()), attribute, result.value().orElse(null), null);
  }

  private CompletionStage<SetVariablesResponse> setVariables(SetVariablesRequest request) {
    refuseMoreThan("SetVariables", request.setVariableData().size());
    List<SetVariableData> once = withoutRepetitions(request.setVariableData());
    return station.get().setVariables(once.stream().map(Provisioning::setting).toList())
        .thenApply(results -> SetVariablesResponse.of(answers(request.setVariableData(), once, results)));
  }

  /** B05.FR.13 forbids a second value for one variable; only the first one is set. */
  private static List<SetVariableData> withoutRepetitions(List<SetVariableData> all) {
    var seen = new HashSet<Object>();
    return all.stream().filter(data -> {
      var setting = setting(data);
      return seen.add(List.of(setting.address(), setting.attribute()));
    }).toList();
  }

  private static List<SetVariableResult> answers(List<SetVariableData> all, List<SetVariableData> asked,
      List<SetResult> results) {
    var answers = new ArrayList<SetVariableResult>();
    Iterator<SetVariableData> nextAsked = asked.iterator();
    Iterator<SetResult> nextResult = results.iterator();
    @Nullable
    SetVariableData awaited = nextAsked.next();
    for (SetVariableData data : all) {
      // By identity: a repetition may be equal to the one that was asked for.
      if (data == awaited) {
        answers.add(answer(data, nextResult.next()));
        awaited = nextAsked.hasNext() ? nextAsked.next() : null;
      } else {
        answers.add(answer(data, SetVariableStatusEnum.Rejected,
            StatusInfos.of("InvalidValue", "the variable is named twice in one message")));
      }
    }
    return answers;
  }

  private static SetVariableResult answer(SetVariableData data, SetResult result) {
    return answer(data, WireNames.same(result.status(), SetVariableStatusEnum.class),
        DeviceModels.write(result.reason()));
  }

  private static SetVariableResult answer(SetVariableData data, SetVariableStatusEnum status,
      @Nullable StatusInfo reason) {
    return new SetVariableResult(status, data.component(), data.variable(), actualWhenAbsent(data.attributeType()),
        reason, null);
  }

  private static Setting setting(SetVariableData data) {
    return new Setting(DeviceModels.read(data.component(), data.variable()),
        WireNames.same(actualWhenAbsent(data.attributeType()), AttributeType.class), data.attributeValue());
  }

  private GetBaseReportResponse getBaseReport(GetBaseReportRequest request) {
    return GetBaseReportResponse.of(status(station.get().baseReport(request.requestId(),
        WireNames.same(request.reportBase(), ReportBase.class))));
  }

  private GetReportResponse getReport(GetReportRequest request) {
    var wanted = Optional.ofNullable(request.componentVariable()).orElse(List.of());
    refuseMoreThan("GetReport", wanted.size());
    Set<ComponentCriterion> criteria = Optional.ofNullable(request.componentCriteria()).orElse(List.of()).stream()
        .map(criterion -> WireNames.same(criterion, ComponentCriterion.class)).collect(Collectors.toSet());
    return GetReportResponse.of(status(station.get().customReport(request.requestId(), criteria,
        wanted.stream().map(Provisioning::wanted).toList())));
  }

  private static ComponentVariable wanted(org.tidegate.ocpp.v21.ComponentVariable wire) {
    return new ComponentVariable(DeviceModels.read(wire.component()),
        Optional.ofNullable(wire.variable()).map(DeviceModels::read));
  }

  private static GenericDeviceModelStatusEnum status(ReportAnswer answer) {
    return WireNames.same(answer, GenericDeviceModelStatusEnum.class);
  }

  private ResetResponse reset(ResetRequest request) {
    Integer evseId = request.evseId();
    if (evseId != null && !Block.isEvse(station.get(), evseId)) {
      return new ResetResponse(ResetStatusEnum.Rejected, StatusInfos.unknownEvse(evseId), null);
    }
    var kind = switch (request.type()) {
      case Immediate -> ResetKind.IMMEDIATE;
      case ImmediateAndResume -> ResetKind.IMMEDIATE_AND_RESUME;
      case OnIdle -> ResetKind.ON_IDLE;
    };
    return ResetResponse
        .of(WireNames.same(station.get().reset(kind, Optional.ofNullable(evseId)), ResetStatusEnum.class));
  }

  /** B05.FR.11, B06.FR.16, B08.FR.06, B08.FR.17: no more than the device model says it takes. */
  private void refuseMoreThan(String message, int items) {
    var most = station.get()
        .getVariable(VariableAddress.of("DeviceDataCtrlr", "ItemsPerMessage", message), AttributeType.Actual).value();
    if (most.filter(number -> items > Integer.parseInt(number)).isPresent()) {
      throw new RpcException(ErrorCode.OccurrenceConstraintViolation, "more than " + most.get() + " items");
    }
  }

  /** B05.FR.12. */
  private static AttributeEnum actualWhenAbsent(@Nullable AttributeEnum type) {
    return type == null ? AttributeEnum.Actual : type;
  }
}
