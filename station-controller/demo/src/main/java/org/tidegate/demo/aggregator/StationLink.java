package org.tidegate.demo.aggregator;

import eu.chargetime.ocpp.ClientEvents;
import eu.chargetime.ocpp.FeatureRepository;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.message.OcppResponse;
import org.tidegate.ocpp.rpc.CallGate;
import org.tidegate.ocpp.rpc.JacksonPayloadCodec;
import org.tidegate.ocpp.rpc.MessageIds;
import org.tidegate.ocpp.rpc.RpcEndpoint;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.rpc.RpcLimits;
import org.tidegate.ocpp.rpc.RpcParts;
import org.tidegate.ocpp.transport.StationChannel;
import org.tidegate.ocpp.v201.AuthorizeResponse;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.BootNotificationResponse;
import org.tidegate.ocpp.v201.ClearedChargingLimitResponse;
import org.tidegate.ocpp.v201.DataTransferRequest;
import org.tidegate.ocpp.v201.DataTransferResponse;
import org.tidegate.ocpp.v201.FirmwareStatusNotificationResponse;
import org.tidegate.ocpp.v201.GenericStatusEnum;
import org.tidegate.ocpp.v201.HeartbeatResponse;
import org.tidegate.ocpp.v201.LogStatusNotificationResponse;
import org.tidegate.ocpp.v201.NotifyChargingLimitResponse;
import org.tidegate.ocpp.v201.NotifyEVChargingScheduleResponse;
import org.tidegate.ocpp.v201.NotifyReportResponse;
import org.tidegate.ocpp.v201.RegistrationStatusEnum;
import org.tidegate.ocpp.v201.ReportChargingProfilesResponse;
import org.tidegate.ocpp.v201.StatusNotificationRequest;
import org.tidegate.ocpp.v201.StatusNotificationResponse;
import org.tidegate.ocpp.v201.V201;

/** One connection of one station: its messages answered, ours sent. Station loop only. */
final class StationLink {
  private static final Logger log = LoggerFactory.getLogger(StationLink.class);
  /** Often enough that its page and the story don't need one. */
  private static final int HEARTBEAT_SECONDS = 300;

  private final KnownStation station;
  private final Reception reception;
  private final StationLoop loop;
  private final RpcEndpoint endpoint;
  private boolean greeted;

  StationLink(KnownStation station, Reception reception, StationLoop loop, StationChannel channel) {
    this.station = station;
    this.reception = reception;
    this.loop = loop;
    var features = features();
    var actions = V201.all().stream().map(MessageType::action).collect(Collectors.toSet());
    this.endpoint = new RpcEndpoint(new RpcParts(loop, channel, new JacksonPayloadCodec(features, actions),
        new MessageIds(new SecureRandom()), CallGate.open(), RpcLimits.standard(),
        failure -> log.error("a message of station {} failed", station.id(), failure)), features);
  }

  /** Takes the connection. */
  void open() {
    endpoint.connect("", new ClientEvents() {
      @Override
      public void connectionOpened() {
        reception.opened(station, StationLink.this);
      }

      @Override
      public void connectionClosed() {
        reception.closed(station, StationLink.this);
      }
    });
  }

  /** Calls the station; what goes wrong is noted, and completes the future too. */
  <Q extends OcppRequest, A extends OcppResponse> CompletableFuture<A> call(MessageType<Q, A> type, Q request) {
    return endpoint.call(request, type.response()).whenComplete((_, failure) -> {
      if (failure != null) {
        reception.refused(station, type.action(), failure);
      }
    });
  }

  private FeatureRepository features() {
    var features = new FeatureRepository();
    sent(features, V201.SET_CHARGING_PROFILE);
    sent(features, V201.CLEAR_CHARGING_PROFILE);
    sent(features, V201.SET_VARIABLES);
    features.addFeature(RpcFeature.answered(V201.DATA_TRANSFER.action(), DataTransferRequest.class,
        DataTransferResponse.class, message -> reception.dataTransfer(station, message)));
    answered(features, V201.BOOT_NOTIFICATION, this::boot);
    answered(features, V201.HEARTBEAT, _ -> HeartbeatResponse.of(loop.now()));
    answered(features, V201.STATUS_NOTIFICATION, this::status);
    answered(features, V201.AUTHORIZE, message -> AuthorizeResponse.of(Reception.judge(message.idToken())));
    answered(features, V201.TRANSACTION_EVENT, message -> reception.transaction(station, message));
    answered(features, V201.METER_VALUES, message -> reception.meterValues(station, message));
    answered(features, V201.NOTIFY_EVENT, message -> reception.event(station, message));
    answered(features, V201.NOTIFY_EV_CHARGING_NEEDS, message -> reception.needs(station, message));
    answered(features, V201.SECURITY_EVENT_NOTIFICATION, message -> reception.security(station, message));
    onlyReceived(features);
    return features;
  }

  /** What a station may tell though nothing here depends on it. */
  private static void onlyReceived(FeatureRepository features) {
    answered(features, V201.NOTIFY_REPORT, _ -> NotifyReportResponse.of());
    answered(features, V201.NOTIFY_CHARGING_LIMIT, _ -> NotifyChargingLimitResponse.of());
    answered(features, V201.CLEARED_CHARGING_LIMIT, _ -> ClearedChargingLimitResponse.of());
    answered(features, V201.NOTIFY_EV_CHARGING_SCHEDULE,
        _ -> NotifyEVChargingScheduleResponse.of(GenericStatusEnum.Accepted));
    answered(features, V201.REPORT_CHARGING_PROFILES, _ -> ReportChargingProfilesResponse.of());
    answered(features, V201.FIRMWARE_STATUS_NOTIFICATION, _ -> FirmwareStatusNotificationResponse.of());
    answered(features, V201.LOG_STATUS_NOTIFICATION, _ -> LogStatusNotificationResponse.of());
  }

  private BootNotificationResponse boot(BootNotificationRequest message) {
    greeted = false;
    reception.booted(station, message);
    return BootNotificationResponse.of(loop.now(), HEARTBEAT_SECONDS, RegistrationStatusEnum.Accepted);
  }

  /** The first status says that the station is at work now: from here on it hears prices and wishes. */
  private StatusNotificationResponse status(StatusNotificationRequest message) {
    reception.status(station, message);
    if (!greeted) {
      greeted = true;
      loop.execute(() -> reception.greet(station, this));
    }
    return StatusNotificationResponse.of();
  }

  private static <Q extends OcppRequest, A extends OcppResponse> void answered(FeatureRepository features,
      MessageType<Q, A> type, Function<Q, A> handler) {
    features.addFeature(RpcFeature.answered(type.action(), type.request(), type.response(), handler));
  }

  private static <Q extends OcppRequest, A extends OcppResponse> void sent(FeatureRepository features,
      MessageType<Q, A> type) {
    features.addFeature(RpcFeature.sent(type.action(), type.request(), type.response()));
  }
}
