package org.tidegate.ocpp.block;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.CertificateRequests;
import org.tidegate.domain.security.CertificateHash;
import org.tidegate.domain.security.InstalledRoot;
import org.tidegate.domain.security.RootUse;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.translate.WireNames;
import org.tidegate.ocpp.v21.CertificateHashData;
import org.tidegate.ocpp.v21.CertificateHashDataChain;
import org.tidegate.ocpp.v21.CertificateSignedRequest;
import org.tidegate.ocpp.v21.CertificateSignedResponse;
import org.tidegate.ocpp.v21.CertificateSignedStatusEnum;
import org.tidegate.ocpp.v21.CertificateSigningUseEnum;
import org.tidegate.ocpp.v21.DeleteCertificateRequest;
import org.tidegate.ocpp.v21.DeleteCertificateResponse;
import org.tidegate.ocpp.v21.DeleteCertificateStatusEnum;
import org.tidegate.ocpp.v21.GetCertificateIdUseEnum;
import org.tidegate.ocpp.v21.GetInstalledCertificateIdsRequest;
import org.tidegate.ocpp.v21.GetInstalledCertificateIdsResponse;
import org.tidegate.ocpp.v21.GetInstalledCertificateStatusEnum;
import org.tidegate.ocpp.v21.HashAlgorithmEnum;
import org.tidegate.ocpp.v21.InstallCertificateRequest;
import org.tidegate.ocpp.v21.InstallCertificateResponse;
import org.tidegate.ocpp.v21.InstallCertificateStatusEnum;
import org.tidegate.ocpp.v21.InstallCertificateUseEnum;
import org.tidegate.ocpp.v21.StatusInfo;
import org.tidegate.ocpp.v21.V21;

/**
 * Block M, certificates: M03 to M05, and what answers a signing request of A02. There are no certificates for vehicles
 * here: chains of ISO 15118 are never found, and a certificate for it is refused. Station loop only.
 */
public final class CertificateManagement implements Block {
  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public CertificateManagement(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.INSTALL_CERTIFICATE, this::install),
        RpcFeature.answeredLater(V21.GET_INSTALLED_CERTIFICATE_IDS, this::installed),
        RpcFeature.answeredLater(V21.DELETE_CERTIFICATE, this::delete),
        RpcFeature.answeredLater(V21.CERTIFICATE_SIGNED, this::signed));
  }

  private CompletionStage<InstallCertificateResponse> install(InstallCertificateRequest request) {
    if (request.certificateType() == InstallCertificateUseEnum.OEMRootCertificate) {
      return CompletableFuture.completedStage(new InstallCertificateResponse(InstallCertificateStatusEnum.Rejected,
          invalid("no vehicle shows its manufacturer's certificate here"), null));
    }
    return certificates().install(WireNames.same(request.certificateType(), RootUse.class), request.certificate())
        .thenApply(answer -> new InstallCertificateResponse(
            WireNames.same(answer.outcome(), InstallCertificateStatusEnum.class),
            answer.detail().isEmpty() ? null : StatusInfos.of("InvalidCertificate", answer.detail()), null));
  }

  private CompletionStage<GetInstalledCertificateIdsResponse> installed(GetInstalledCertificateIdsRequest request) {
    return certificates().installed(uses(request.certificateType())).thenApply(found -> found.isEmpty()
        ? GetInstalledCertificateIdsResponse.of(GetInstalledCertificateStatusEnum.NotFound)
        : new GetInstalledCertificateIdsResponse(GetInstalledCertificateStatusEnum.Accepted, null,
            found.stream().map(CertificateManagement::write).toList(), null));
  }

  private static Set<RootUse> uses(@Nullable List<GetCertificateIdUseEnum> asked) {
    return asked == null
        ? EnumSet.allOf(RootUse.class)
        : asked.stream()
            .filter(use -> use != GetCertificateIdUseEnum.V2GCertificateChain
                && use != GetCertificateIdUseEnum.OEMRootCertificate)
            .map(use -> WireNames.same(use, RootUse.class)).collect(Collectors.toSet());
  }

  private static CertificateHashDataChain write(InstalledRoot root) {
    var hash = root.hash();
    return CertificateHashDataChain.of(
        CertificateHashData.of(WireNames.same(hash.algorithm(), HashAlgorithmEnum.class), hash.issuerName(),
            hash.issuerKey(), hash.serialNumber()),
        WireNames.same(root.use(), GetCertificateIdUseEnum.class));
  }

  private CompletionStage<DeleteCertificateResponse> delete(DeleteCertificateRequest request) {
    var asked = request.certificateHashData();
    var hash = new CertificateHash(WireNames.same(asked.hashAlgorithm(), CertificateHash.Algorithm.class),
        asked.issuerNameHash(), asked.issuerKeyHash(), asked.serialNumber());
    return certificates().delete(hash).thenApply(
        answer -> DeleteCertificateResponse.of(WireNames.same(answer, DeleteCertificateStatusEnum.class)));
  }

  private CompletionStage<CertificateSignedResponse> signed(CertificateSignedRequest request) {
    CompletionStage<Optional<String>> refusal = isForVehicles(request.certificateType())
        ? CompletableFuture.completedStage(Optional.of("no certificate for vehicles was asked for"))
        : certificates().certificateSigned(request.certificateChain(), Optional.ofNullable(request.requestId()));
    return refusal.thenApply(why -> new CertificateSignedResponse(
        why.isEmpty() ? CertificateSignedStatusEnum.Accepted : CertificateSignedStatusEnum.Rejected,
        why.map(CertificateManagement::invalid).orElse(null), null));
  }

  private static boolean isForVehicles(@Nullable CertificateSigningUseEnum use) {
    return use == CertificateSigningUseEnum.V2GCertificate || use == CertificateSigningUseEnum.V2G20Certificate;
  }

  private static StatusInfo invalid(String why) {
    return StatusInfos.of("InvalidCertificate", why);
  }

  private CertificateRequests certificates() {
    return station.get().certificates();
  }
}
