package org.tidegate.demo.aggregator;

import eu.chargetime.ocpp.ClientEvents;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.message.OcppResponse;
import org.tidegate.ocpp.rpc.CallGate;
import org.tidegate.ocpp.rpc.Features;
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

  private Features features() {
    var features = new Features();
    features.add(RpcFeature.sent(V201.SET_CHARGING_PROFILE));
    features.add(RpcFeature.sent(V201.CLEAR_CHARGING_PROFILE));
    features.add(RpcFeature.sent(V201.SET_VARIABLES));
    features.add(RpcFeature.answered(V201.DATA_TRANSFER, message -> reception.dataTransfer(station, message)));
    features.add(RpcFeature.answered(V201.BOOT_NOTIFICATION, this::boot));
    features.add(RpcFeature.answered(V201.HEARTBEAT, _ -> HeartbeatResponse.of(loop.now())));
    features.add(RpcFeature.answered(V201.STATUS_NOTIFICATION, this::status));
    features
        .add(RpcFeature.answered(V201.AUTHORIZE, message -> AuthorizeResponse.of(Reception.judge(message.idToken()))));
    features.add(RpcFeature.answered(V201.TRANSACTION_EVENT, message -> reception.transaction(station, message)));
    features.add(RpcFeature.answered(V201.METER_VALUES, message -> reception.meterValues(station, message)));
    features.add(RpcFeature.answered(V201.NOTIFY_EVENT, message -> reception.event(station, message)));
    features.add(RpcFeature.answered(V201.NOTIFY_EV_CHARGING_NEEDS, message -> reception.needs(station, message)));
    features
        .add(RpcFeature.answered(V201.SECURITY_EVENT_NOTIFICATION, message -> reception.security(station, message)));
    onlyReceived(features);
    return features;
  }

  /** What a station may tell though nothing here depends on it. */
  private static void onlyReceived(Features features) {
    features.add(RpcFeature.answered(V201.NOTIFY_REPORT, _ -> NotifyReportResponse.of()));
    features.add(RpcFeature.answered(V201.NOTIFY_CHARGING_LIMIT, _ -> NotifyChargingLimitResponse.of()));
    features.add(RpcFeature.answered(V201.CLEARED_CHARGING_LIMIT, _ -> ClearedChargingLimitResponse.of()));
    features.add(RpcFeature.answered(V201.NOTIFY_EV_CHARGING_SCHEDULE,
        _ -> NotifyEVChargingScheduleResponse.of(GenericStatusEnum.Accepted)));
    features.add(RpcFeature.answered(V201.REPORT_CHARGING_PROFILES, _ -> ReportChargingProfilesResponse.of()));
    features.add(RpcFeature.answered(V201.FIRMWARE_STATUS_NOTIFICATION, _ -> FirmwareStatusNotificationResponse.of()));
    features.add(RpcFeature.answered(V201.LOG_STATUS_NOTIFICATION, _ -> LogStatusNotificationResponse.of()));
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
}
