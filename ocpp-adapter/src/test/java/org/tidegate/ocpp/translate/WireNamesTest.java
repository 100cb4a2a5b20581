package org.tidegate.ocpp.translate;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.ComponentCriterion;
import org.tidegate.domain.devicemodel.GetResult;
import org.tidegate.domain.devicemodel.ReportBase;
import org.tidegate.domain.devicemodel.SetResult;
import org.tidegate.domain.devicemodel.VariableFacts;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.Recurrency;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TriggerReason;
import org.tidegate.ocpp.v21.AttributeEnum;
import org.tidegate.ocpp.v21.AuthorizationStatusEnum;
import org.tidegate.ocpp.v21.ChargingProfileKindEnum;
import org.tidegate.ocpp.v21.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v21.ChargingRateUnitEnum;
import org.tidegate.ocpp.v21.ChargingStateEnum;
import org.tidegate.ocpp.v21.ComponentCriterionEnum;
import org.tidegate.ocpp.v21.ConnectorStatusEnum;
import org.tidegate.ocpp.v21.DataEnum;
import org.tidegate.ocpp.v21.GenericDeviceModelStatusEnum;
import org.tidegate.ocpp.v21.GetVariableStatusEnum;
import org.tidegate.ocpp.v21.MutabilityEnum;
import org.tidegate.ocpp.v21.ReasonEnum;
import org.tidegate.ocpp.v21.RecurrencyKindEnum;
import org.tidegate.ocpp.v21.RegistrationStatusEnum;
import org.tidegate.ocpp.v21.ReportBaseEnum;
import org.tidegate.ocpp.v21.ResetStatusEnum;
import org.tidegate.ocpp.v21.SetVariableStatusEnum;
import org.tidegate.ocpp.v21.TransactionEventEnum;
import org.tidegate.ocpp.v21.TriggerMessageStatusEnum;
import org.tidegate.ocpp.v21.TriggerReasonEnum;

import static org.assertj.core.api.Assertions.assertThat;

class WireNamesTest {
  static Stream<Arguments> written() {
    return Stream.of(Arguments.of(ChargingState.class, ChargingStateEnum.class),
        Arguments.of(StoppedReason.class, ReasonEnum.class),
        Arguments.of(TriggerReason.class, TriggerReasonEnum.class),
        Arguments.of(TransactionEvent.Type.class, TransactionEventEnum.class),
        Arguments.of(Outgoing.ConnectorStatus.Status.class, ConnectorStatusEnum.class),
        Arguments.of(GetResult.Status.class, GetVariableStatusEnum.class),
        Arguments.of(SetResult.Status.class, SetVariableStatusEnum.class),
        Arguments.of(VariableFacts.DataType.class, DataEnum.class),
        Arguments.of(VariableFacts.Mutability.class, MutabilityEnum.class),
        Arguments.of(CentralSystemRequests.ReportAnswer.class, GenericDeviceModelStatusEnum.class),
        Arguments.of(CentralSystemRequests.ResetAnswer.class, ResetStatusEnum.class),
        Arguments.of(CentralSystemRequests.TriggerAnswer.class, TriggerMessageStatusEnum.class),
        Arguments.of(Recurrency.class, RecurrencyKindEnum.class),
        Arguments.of(RateUnit.class, ChargingRateUnitEnum.class));
  }

  static Stream<Arguments> read() {
    return Stream.of(Arguments.of(AuthorizationStatusEnum.class, AuthorizationStatus.class),
        Arguments.of(AttributeEnum.class, AttributeType.class),
        Arguments.of(ReportBaseEnum.class, ReportBase.class),
        Arguments.of(ComponentCriterionEnum.class, ComponentCriterion.class),
        Arguments.of(RegistrationStatusEnum.class, Outgoing.BootAnswer.Status.class),
        Arguments.of(ChargingProfilePurposeEnum.class, ProfilePurpose.class),
        Arguments.of(ChargingProfileKindEnum.class, ProfileKind.class),
        Arguments.of(RecurrencyKindEnum.class, Recurrency.class),
        Arguments.of(ChargingRateUnitEnum.class, RateUnit.class));
  }

  @ParameterizedTest
  @MethodSource({"written", "read"})
  <A extends Enum<A>, B extends Enum<B>> void same_eachConstant_isFoundByItsName(Class<A> from, Class<B> to) {
    assertThat(Arrays.stream(from.getEnumConstants()).map(name -> WireNames.same(name, to).name()))
        .containsExactlyElementsOf(Arrays.stream(from.getEnumConstants()).map(Enum::name).toList());
  }
}
