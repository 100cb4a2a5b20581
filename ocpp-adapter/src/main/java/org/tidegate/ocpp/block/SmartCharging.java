package org.tidegate.ocpp.block;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.CentralSystemRequests.Composite;
import org.tidegate.domain.smartcharging.ClearCriteria;
import org.tidegate.domain.smartcharging.CompositeSchedule;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.ReportCriteria;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.ChargingProfiles;
import org.tidegate.ocpp.translate.CompositeSchedules;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.translate.WireNames;
import org.tidegate.ocpp.v21.ChargingProfileCriterion;
import org.tidegate.ocpp.v21.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v21.ChargingProfileStatusEnum;
import org.tidegate.ocpp.v21.ClearChargingProfile;
import org.tidegate.ocpp.v21.ClearChargingProfileRequest;
import org.tidegate.ocpp.v21.ClearChargingProfileResponse;
import org.tidegate.ocpp.v21.ClearChargingProfileStatusEnum;
import org.tidegate.ocpp.v21.GenericStatusEnum;
import org.tidegate.ocpp.v21.GetChargingProfileStatusEnum;
import org.tidegate.ocpp.v21.GetChargingProfilesRequest;
import org.tidegate.ocpp.v21.GetChargingProfilesResponse;
import org.tidegate.ocpp.v21.GetCompositeScheduleRequest;
import org.tidegate.ocpp.v21.GetCompositeScheduleResponse;
import org.tidegate.ocpp.v21.SetChargingProfileRequest;
import org.tidegate.ocpp.v21.SetChargingProfileResponse;
import org.tidegate.ocpp.v21.StatusInfo;
import org.tidegate.ocpp.v21.V21;

/** Block K: charging profiles. What a profile means is judged by the station. Station loop only. */
public final class SmartCharging implements Block {
  private static final ClearCriteria NOTHING = new ClearCriteria(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty());

  private final Supplier<CentralSystemRequests> station;
  private final ChargingProfiles profiles;

  /** Asks this station. */
  public SmartCharging(Supplier<CentralSystemRequests> station, ChargingProfiles profiles) {
    this.station = station;
    this.profiles = profiles;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.SET_CHARGING_PROFILE, this::set),
        RpcFeature.answered(V21.GET_CHARGING_PROFILES, this::get),
        RpcFeature.answeredLater(V21.CLEAR_CHARGING_PROFILE, this::clear),
        RpcFeature.answered(V21.GET_COMPOSITE_SCHEDULE, this::composite));
  }

  private CompletionStage<SetChargingProfileResponse> set(SetChargingProfileRequest request) {
    int evseId = request.evseId();
    if (!isStationOrEvse(evseId)) { // K01.FR.28
      return CompletableFuture.completedFuture(
          new SetChargingProfileResponse(ChargingProfileStatusEnum.Rejected, StatusInfos.unknownEvse(evseId), null));
    }
    Optional<Refusal> fault = profiles.fault(request.chargingProfile());
    return fault.isPresent()
        ? CompletableFuture.completedFuture(answer(fault))
        : station.get().setChargingProfile(evseId, profiles.read(request.chargingProfile()))
            .thenApply(SmartCharging::answer);
  }

  private static SetChargingProfileResponse answer(Optional<Refusal> refusal) {
    return refusal
        .map(why -> new SetChargingProfileResponse(ChargingProfileStatusEnum.Rejected, StatusInfos.of(why), null))
        .orElseGet(() -> SetChargingProfileResponse.of(ChargingProfileStatusEnum.Accepted));
  }

  /** K09. Sources are free words in OCPP 2.1; nothing here comes from one that this station does not know. */
  private GetChargingProfilesResponse get(GetChargingProfilesRequest request) {
    ChargingProfileCriterion criterion = request.chargingProfile();
    boolean any = (criterion.chargingLimitSource() == null || !sources(criterion).isEmpty())
        && station.get().reportChargingProfiles(request.requestId(), criteria(request.evseId(), criterion));
    return GetChargingProfilesResponse
        .of(any ? GetChargingProfileStatusEnum.Accepted : GetChargingProfileStatusEnum.NoProfiles);
  }

  private ReportCriteria criteria(@Nullable Integer evseId, ChargingProfileCriterion criterion) {
    List<Integer> ids = criterion.chargingProfileId();
    return new ReportCriteria(Optional.ofNullable(evseId), ids == null ? Set.of() : new HashSet<>(ids),
        purpose(criterion.chargingProfilePurpose()).map(Set::of).orElseGet(profiles::tellable),
        Optional.ofNullable(criterion.stackLevel()), sources(criterion));
  }

  private static Set<LimitSource> sources(ChargingProfileCriterion criterion) {
    List<String> sources = criterion.chargingLimitSource();
    return sources == null
        ? Set.of()
        : Arrays.stream(LimitSource.values()).filter(source -> sources.contains(source.name()))
            .collect(Collectors.toSet());
  }

  /** K10.FR.02 asks for an id or a criterion: a message without either is not taken for "all". */
  private CompletionStage<ClearChargingProfileResponse> clear(ClearChargingProfileRequest request) {
    var criteria = criteria(request);
    if (criteria.equals(NOTHING)) {
      return CompletableFuture.completedFuture(new ClearChargingProfileResponse(ClearChargingProfileStatusEnum.Unknown,
          StatusInfos.of("MissingParam", "an id or a criterion is needed"), null));
    }
    return station.get().clearChargingProfiles(criteria).thenApply(any -> ClearChargingProfileResponse
        .of(any ? ClearChargingProfileStatusEnum.Accepted : ClearChargingProfileStatusEnum.Unknown));
  }

  private static ClearCriteria criteria(ClearChargingProfileRequest request) {
    Optional<ClearChargingProfile> wanted = Optional.ofNullable(request.chargingProfileCriteria());
    return new ClearCriteria(Optional.ofNullable(request.chargingProfileId()),
        wanted.map(ClearChargingProfile::evseId),
        wanted.flatMap(criterion -> purpose(criterion.chargingProfilePurpose())),
        wanted.map(ClearChargingProfile::stackLevel));
  }

  private GetCompositeScheduleResponse composite(GetCompositeScheduleRequest request) {
    int evseId = request.evseId();
    if (!isStationOrEvse(evseId)) { // K08.FR.05
      return rejected(StatusInfos.unknownEvse(evseId));
    }
    var length = Duration.ofSeconds(request.duration());
    if (!length.isPositive() || length.compareTo(CompositeSchedule.LONGEST) > 0) {
      return rejected(StatusInfos.of("ValueOutOfRange",
          "the duration is 1 to %d s".formatted(CompositeSchedule.LONGEST.toSeconds())));
    }
    var unit = Optional.ofNullable(request.chargingRateUnit()).map(wire -> WireNames.same(wire, RateUnit.class));
    return answer(evseId, station.get().compositeSchedule(evseId, length, unit));
  }

  private static GetCompositeScheduleResponse answer(int evseId, Composite composite) {
    return composite.refusal().map(refusal -> rejected(StatusInfos.of(refusal)))
        .orElseGet(() -> new GetCompositeScheduleResponse(GenericStatusEnum.Accepted, null,
            CompositeSchedules.write(evseId, composite), null));
  }

  private static GetCompositeScheduleResponse rejected(StatusInfo why) {
    return new GetCompositeScheduleResponse(GenericStatusEnum.Rejected, why, null, null);
  }

  private boolean isStationOrEvse(int evseId) {
    return evseId == 0 || Block.isEvse(station.get(), evseId);
  }

  private static Optional<ProfilePurpose> purpose(@Nullable ChargingProfilePurposeEnum wire) {
    return Optional.ofNullable(wire).map(purpose -> WireNames.same(purpose, ProfilePurpose.class));
  }
}
