package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.databind.JsonNode;
import eu.chargetime.ocpp.model.Confirmation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.TransactionAnswer;
import org.tidegate.domain.metering.Measurand;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ScheduleUpdate;
import org.tidegate.ocpp.fixture.Codecs;
import org.tidegate.ocpp.fixture.Schemas;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.rpc.RpcException;
import org.tidegate.ocpp.v21.ChargingStation;
import org.tidegate.ocpp.v21.DataTransferRequest;
import org.tidegate.ocpp.v21.MeasurandEnum;
import org.tidegate.ocpp.v21.ReadingContextEnum;
import org.tidegate.ocpp.v21.V21;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallsTest {
  private static final Set<String> OFFICIAL = Schemas.officialActions(OcppVersion.V21);
  private static final List<Outgoing<?>> ONLY_IN_21 = List.of(new Outgoing.ScheduleUpdateWanted(7),
      new Outgoing.PriorityCharging("TX-1", true),
      new Outgoing.LimitSet(2, LimitSource.EMS, true, Optional.empty()));

  private OcppVersion spoken = OcppVersion.V21;
  private final Calls calls = new Calls("org.tidegate",
      () -> new ChargingStation("One", "Tidegate", "SN1", null, "0.1", null), () -> spoken);

  static Stream<Outgoing<?>> messages() {
    return Outgoings.all();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void of_eachMessage_fitsTheOfficialSchemas(Outgoing<?> message) {
    Call<?, ?> call = calls.of(message).orElseThrow();

    assertThat(OcppVersion.values()).allSatisfy(version -> {
      var json = Wire.json(Codecs.of(version).write(call.request()));
      assertThat(Schemas.faultsOfRequest(version, action(call), json)).isEmpty();
    });
  }

  @Test
  void of_messageOfOcpp21_fitsItsSchemaAndIsUnknownBefore() {
    assertThat(ONLY_IN_21).allSatisfy(message -> {
      Call<?, ?> call = calls.of(message).orElseThrow();
      var json = Wire.json(Codecs.of(OcppVersion.V21).write(call.request()));

      assertThat(Schemas.faultsOfRequest(OcppVersion.V21, action(call), json)).isEmpty();
      assertThatThrownBy(() -> Codecs.of(OcppVersion.V201).write(call.request())).isInstanceOf(RpcException.class);
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {"{'status':'Rejected'}; false",
      "{'status':'Accepted'}; false", "{'status':'Accepted','scheduleUpdate':{'setpoint':-4000.5}}; true"})
  @Covers({"2.1 K28.FR.08", "2.1 K28.FR.10"})
  void read_scheduleUpdate_isTakenWhenThereIsOne(String wire, boolean there) {
    var update = (Optional<?>) answer(new Outgoing.ScheduleUpdateWanted(7), wire);

    assertThat(update.isPresent()).isEqualTo(there);
    update.map(ScheduleUpdate.class::cast).ifPresent(told -> {
      assertThat(told.setpoint()).contains(new BigDecimal("-4000.5"));
      assertThat(told.limit()).isEmpty();
    });
  }

  @Test
  void messages_together_areAllKinds() {
    Set<Class<?>> kinds = new HashSet<>();
    kinds.add(Outgoing.Profiles.class); // ChargingProfilesTest
    ONLY_IN_21.forEach(message -> kinds.add(message.getClass()));
    messages().forEach(message -> kinds.add(message.getClass()));

    assertThat(kinds).isEqualTo(Arrays.stream(Outgoing.class.getPermittedSubclasses()).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void of_ourOwnMessage_fitsOurSchema(Outgoing<?> message) {
    if (calls.of(message).orElseThrow().request() instanceof DataTransferRequest transfer) {
      assertThat(transfer.vendorId()).isEqualTo("org.tidegate");
      assertThat(Schemas.faultsOfOurs(String.valueOf(transfer.messageId()), transfer.data())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  @Covers({"P01.FR.01", "P01.FR.02", "P01.FR.03", "P02.FR.01", "P02.FR.02", "P02.FR.03", "P02.FR.04"})
  void of_ourOwnMessage_namesItsVendorAndIsNoMessageOfTheStandard(Outgoing<?> message) {
    if (calls.of(message).orElseThrow().request() instanceof DataTransferRequest transfer) {
      assertThat(transfer.vendorId()).isEqualTo("org.tidegate");
      assertThat(transfer.messageId()).isNotBlank();
      assertThat(OFFICIAL).contains("TransactionEvent", "GetChargingProfiles").doesNotContain(transfer.messageId());
    }
  }

  @Test
  void of_startedTransaction_tellsEverything() {
    assertThat(json(new Outgoing.Transaction(Outgoings.started()))).isEqualTo(Wire.json(
        """
            {'eventType':'Started','timestamp':'2026-01-01T12:00:00.123Z','triggerReason':'CablePluggedIn','seqNo':0,
            'transactionInfo':{'transactionId':'TX-1','chargingState':'EVConnected','remoteStartId':42},
            'meterValue':[{'timestamp':'2026-01-01T12:00:00.123Z','sampledValue':[
            {'value':12.5,'context':'Transaction.Begin','measurand':'Energy.Active.Import.Register','location':'Outlet','unitOfMeasure':{'unit':'Wh'}},
            {'value':12.5,'context':'Transaction.Begin','measurand':'Energy.Active.Export.Register','location':'Outlet','unitOfMeasure':{'unit':'Wh'}},
            {'value':12.5,'context':'Transaction.Begin','measurand':'Power.Active.Import','location':'Outlet','unitOfMeasure':{'unit':'W'}},
            {'value':12.5,'context':'Transaction.Begin','measurand':'Power.Active.Export','location':'Outlet','unitOfMeasure':{'unit':'W'}},
            {'value':12.5,'context':'Transaction.Begin','measurand':'Power.Offered','location':'Outlet','unitOfMeasure':{'unit':'W'}},
            {'value':12.5,'context':'Transaction.Begin','measurand':'SoC','location':'EV','unitOfMeasure':{'unit':'Percent'}},
            {'value':12.5,'context':'Transaction.Begin','measurand':'Voltage','location':'Outlet','unitOfMeasure':{'unit':'V'}},
            {'value':12.5,'context':'Transaction.Begin','measurand':'Frequency','location':'Outlet','unitOfMeasure':{'unit':'Hz'}},
            {'value':12.5,'context':'Transaction.Begin','measurand':'Power.Active.Setpoint','location':'Outlet','unitOfMeasure':{'unit':'W'}},
            {'value':12.5,'context':'Transaction.Begin','measurand':'Power.Active.Residual','location':'Outlet','unitOfMeasure':{'unit':'W'}},
            {'value':12.5,'context':'Transaction.Begin','measurand':'Energy.Active.Setpoint.Interval','location':'Outlet','unitOfMeasure':{'unit':'Wh'}}]},
            {'timestamp':'2026-01-01T12:00:00.123Z','sampledValue':[
            {'value':12.5,'context':'Transaction.Begin','measurand':'Energy.Active.Import.Register','location':'Outlet',
            'signedMeterValue':{'signedMeterData':'c2lnbmVk','signingMethod':'ECDSA','encodingMethod':'OCMF','publicKey':'a2V5'},
            'unitOfMeasure':{'unit':'Wh'}}]}],
            'offline':true,'numberOfPhasesUsed':3,'cableMaxCurrent':32,'reservationId':0,'evse':{'id':2,'connectorId':1},'idToken':{'idToken':'','type':'NoAuthorization'}}"""));
  }

  @Test
  @Covers({"2.1 K01.FR.110", "2.1 Q10.FR.04"})
  void of_transaction_tellsOperationModeAndSleep() {
    var event = Outgoings.ended().in(Optional.of(OperationMode.Idle), Optional.of(true));
    var message = json(new Outgoing.Transaction(event));
    assertThat(message.at("/transactionInfo/operationMode").asText()).isEqualTo("Idle");
    assertThat(message.at("/evseSleep").booleanValue()).isTrue();
  }

  @Test
  void of_endedTransaction_leavesOutWhatIsNotTold() {
    assertThat(json(new Outgoing.Transaction(Outgoings.ended()))).isEqualTo(Wire.json("""
        {'eventType':'Ended','timestamp':'2026-01-01T12:00:00.123Z','triggerReason':'StopAuthorized','seqNo':9,
        'transactionInfo':{'transactionId':'TX-1','timeSpentCharging':61,'stoppedReason':'Local'},'offline':false}"""));
  }

  @ParameterizedTest
  @CsvSource({"false,false,Delta,", "true,false,Alerting,", "false,true,Alerting,true"})
  void of_event_tellsItsTrigger(boolean alert, boolean cleared, String trigger, String clearedTold) {
    var events = new Outgoing.Events(Outgoings.AT, List.of(Outgoings.event(alert, cleared)));
    JsonNode event = json(events).at("/eventData/0");

    assertThat(event.path("trigger").asText()).isEqualTo(trigger);
    assertThat(event.path("eventNotificationType").asText()).isEqualTo("HardWiredNotification");
    assertThat(event.path("cleared").asText()).isEqualTo(clearedTold == null ? "" : clearedTold);
  }

  @Test
  void of_grantedPermission_tellsTheConditions() {
    assertThat(json(new Outgoing.PermissionChanged(Outgoings.GRANTED)).path("data")).isEqualTo(Wire.json("""
        {'version':1,'permissionId':'p-1','sessionId':'s-1','evseId':1,'state':'granted','by':'panel',
        'at':'2026-01-01T12:00:00.123Z','textVersion':'1.0','language':'de','conditions':{'version':3,
        'minimumCharge':30.0,'requiredCharge':80.0,'lowestSalePrice':'0.25','highestPurchasePrice':'0.2',
        'currency':'EUR','departureTime':'2026-01-01T12:00:00.123Z','slots':[{'days':['mon','sun'],'from':'22:00',
        'to':'06:30'}],'wearBudget':20000,'entrusted':true,'compensationUse':'points'}}"""));
  }

  @Test
  void of_settledRecord_tellsEveryFieldOfTheCanonicalText() {
    assertThat(json(new Outgoing.RecordSettled(Outgoings.RECORD)).path("data")).isEqualTo(Wire.json("""
        {'version':1,'recordId':'r-1','chainIndex':1,'evseId':1,'transactionId':'TX-1',
        'start':'2026-01-01T12:00:00.123Z','end':'2026-01-01T12:15:00.123Z','importStartWh':10,'importEndWh':10,
        'exportStartWh':5,'exportEndWh':1005,'direction':'export','throughAggregator':true,'unitPrice':'0.31',
        'amount':31,'currency':'EUR','permissionId':'p-1','conditionsVersion':3,'profileId':7,'partyRef':'party',
        'quality':'last-known','previousHash':'%s','hash':'%s','signature':'c2ln'}"""
        .formatted("0".repeat(64), "ab".repeat(32))));
  }

  @Test
  void of_capability_saysWhatIsOfferedEachWayAndWhyNotMore() {
    assertThat(json(new Outgoing.CapabilityTold(Outgoings.CAPABILITY)).path("data")).isEqualTo(Wire.json("""
        {'version':1,'sessionId':'s-1','evseId':1,'at':'2026-01-01T12:00:00.123Z',
        'charge':{'firm':{'power':5000,'energy':7500,'minutes':90},
        'likely':{'power':11000,'energy':11000,'minutes':60}},
        'discharge':{'firm':{'power':0,'energy':0,'minutes':0},'likely':{'power':6000,'energy':4500,'minutes':45},
        'reasons':['grid-connection']}}"""));
  }

  @Test
  void of_choiceAndClaim_sayWhatTheDriverIsOwed() {
    assertThat(json(new Outgoing.CompensationChosen(Outgoings.CHOICE)).path("data")).isEqualTo(Wire.json("""
        {'version':1,'choiceId':'c-1','sessionId':'s-1','evseId':1,'partyRef':'party','use':'points',
        'at':'2026-01-01T12:00:00.123Z'}"""));
    assertThat(json(new Outgoing.Claimed(Outgoings.CLAIM)).path("data")).isEqualTo(Wire.json("""
        {'version':1,'claimId':'k-1','partyRef':'party','codeHash':'%s','amount':345,'currency':'EUR',
        'at':'2026-01-01T12:00:00.123Z','expires':'2026-01-02T12:00:00.123Z'}""".formatted("cd".repeat(32))));
  }

  @Test
  void of_connectedVehicle_saysWhoItIsOnlyWhereTheStationIsTo() {
    var identified = new Outgoing.VehicleConnected("s-1", "n-1", 1, Outgoings.AT, Optional.of(Outgoings.VEHICLE));
    assertThat(json(identified).at("/data/vehicleId").asText()).isEqualTo(Outgoings.VEHICLE.evccId().orElseThrow());
    var connected = new Outgoing.VehicleConnected("s-1", "n-1", 1, Outgoings.AT,
        Optional.of(Outgoings.VEHICLE.anonymous()));

    assertThat(json(connected).path("data")).isEqualTo(Wire.json("""
        {'version':1,'sessionId':'s-1','nonce':'n-1','evseId':1,'at':'2026-01-01T12:00:00.123Z',
        'batteryCapacity':60000,'stateOfCharge':55.5,'stateOfHealth':91.5}"""));
  }

  @ParameterizedTest
  @CsvSource({"Accepted,ACCEPTED", "Rejected,REJECTED", "UnknownVendorId,UNKNOWN", "UnknownMessageId,UNKNOWN"})
  void read_transferAnswer_isOneOfThree(String wire, Outgoing.TransferAnswer expected) {
    assertThat(answer(new Outgoing.RecordSettled(Outgoings.RECORD), "{'status':'" + wire + "'}")).isEqualTo(expected);
  }

  @Test
  void read_bootAnswer_isTaken() {
    assertThat(answer(new Outgoing.Boot("PowerUp"),
        "{'status':'Pending','currentTime':'2026-01-01T13:00:00+01:00','interval':0}"))
        .isEqualTo(new Outgoing.BootAnswer(Outgoing.BootAnswer.Status.Pending,
            Instant.parse("2026-01-01T12:00:00Z"), 0));
  }

  @Test
  @Covers({"K03.FR.05", "K03.FR.06"})
  void read_transactionAnswer_tellsTheTokensStatusAndTheTransactionsPriority() {
    var event = new Outgoing.Transaction(Outgoings.started());

    assertThat(answer(event, "{}")).isEqualTo(TransactionAnswer.of(Optional.empty()));
    assertThat(answer(event, "{'idTokenInfo':{'status':'ConcurrentTx','cacheExpiryDateTime':'2026-01-01T12:00:00Z'}}"))
        .isEqualTo(TransactionAnswer.of(Optional.of(new Authorization(AuthorizationStatus.ConcurrentTx,
            Optional.of(Instant.parse("2026-01-01T12:00:00Z")), Optional.empty()))));
    assertThat(answer(event, "{'chargingPriority':-9,'idTokenInfo':{'status':'Accepted','chargingPriority':9}}"))
        .isEqualTo(new TransactionAnswer(Optional.of(new Authorization(AuthorizationStatus.Accepted, Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.of(9))), Optional.of(-9)));
  }

  @ParameterizedTest
  @CsvSource({"Accepted,ACCEPTED", "Processing,PROCESSING", "NoChargingProfile,NO_PROFILE", "Rejected,REJECTED"})
  void read_needsAnswer_tellsWhatTheCentralSystemDoes(String wire, Outgoing.NeedsAnswer expected) {
    assertThat(answer(new Outgoing.ChargingNeeds(1, Outgoings.VEHICLE), "{'status':'" + wire + "'}"))
        .isEqualTo(expected);
  }

  @Test
  void of_bootReasonOfNoStandard_isRefused() {
    assertThatThrownBy(() -> calls.of(new Outgoing.Boot("Boredom"))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void dotted_eachMeasurandAndContext_isFound() {
    assertThat(Measurand.values()).allSatisfy(
        measurand -> assertThat(WireNames.dotted(measurand.wire(), MeasurandEnum.class)).isNotNull());
    assertThat(MeterValue.Context.values()).allSatisfy(
        context -> assertThat(WireNames.dotted(context.wire(), ReadingContextEnum.class)).isNotNull());
  }

  private Object answer(Outgoing<?> message, String payload) {
    return answer(calls.of(message).orElseThrow(), payload);
  }

  private static <C extends Confirmation, A> Object answer(Call<C, A> call, String payload) {
    return call.read().apply(OcppJson.mapper().convertValue(Wire.json(payload), call.answer()));
  }

  private static <C extends Confirmation, A> Object read(Call<C, A> call, Confirmation answer) {
    return call.read().apply(call.answer().cast(answer));
  }

  private JsonNode json(Outgoing<?> message) {
    return json(calls.of(message).orElseThrow());
  }

  private static JsonNode json(Call<?, ?> call) {
    return Wire.json(OcppJson.mapper().valueToTree(call.request()).toString());
  }

  private static String action(Call<?, ?> call) {
    return V21.all().stream().filter(type -> type.request() == call.request().getClass()).map(MessageType::action)
        .findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"V201,NO_PROFILE", "V21,REJECTED"})
  void read_needsRejected_isAboutTheScheduleOnOcpp201(OcppVersion version, Outgoing.NeedsAnswer expected) {
    var call = calls.of(new Outgoing.ChargingNeeds(1, Outgoings.VEHICLE)).orElseThrow();
    var confirmation = Codecs.of(version).readConfirmation("NotifyEVChargingNeeds", Wire.json("{'status':'Rejected'}"));

    assertThat(read(call, confirmation)).isEqualTo(expected);
  }

  @Test
  @Covers("2.1 K17.FR.18")
  void write_vehicleSchedule_hasTheChosenSchedulesIdAndDischargesBelowZero() {
    var request = calls.of(new Outgoing.VehicleSchedule(1, Outgoings.AT, Duration.ofHours(8), Outgoings.PLAN, 11))
        .orElseThrow().request();
    var old = Wire.json(Codecs.of(OcppVersion.V201).write(request));
    var present = Wire.json(Codecs.of(OcppVersion.V21).write(request));

    assertThat(old.at("/chargingSchedule/id").intValue()).isEqualTo(11);
    assertThat(old.at("/chargingSchedule/duration").intValue()).isEqualTo(28_800);
    assertThat(old.at("/chargingSchedule/chargingSchedulePeriod/0/limit").intValue()).isEqualTo(6_000);
    assertThat(old.at("/chargingSchedule/chargingSchedulePeriod/1/limit").intValue()).isEqualTo(-4_000);
    assertThat(present.at("/selectedChargingScheduleId").intValue()).isEqualTo(11);
    assertThat(present.at("/chargingSchedule/chargingSchedulePeriod/1/setpoint").intValue()).isEqualTo(-4_000);
  }

  @Test
  @Covers({"2.1 Q01.FR.08", "2.1 Q02.FR.03"})
  void read_authorizeAnswer_tellsTheAllowedTransfersOnOcpp21Only() {
    var authorize = new Outgoing.Authorize(IdToken.NO_AUTHORIZATION);
    var named = "{'idTokenInfo':{'status':'Accepted'},'allowedEnergyTransfer':['DC','DC_BPT']}";
    assertThat(answer(authorize, named)).isEqualTo(Authorization.ACCEPTED
        .allowing(Set.of(EnergyTransfer.DC, EnergyTransfer.DC_BPT)));
    assertThat(answer(authorize, "{'idTokenInfo':{'status':'Accepted'}}"))
        .isEqualTo(Authorization.ACCEPTED.allowing(Set.of()));
    spoken = OcppVersion.V201;
    assertThat(answer(authorize, "{'idTokenInfo':{'status':'Accepted'}}")).isEqualTo(Authorization.ACCEPTED);
  }
}
