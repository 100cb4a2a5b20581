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
import org.tidegate.ocpp.v201.CertificateHashData;
import org.tidegate.ocpp.v201.CertificateHashDataChain;
import org.tidegate.ocpp.v201.CertificateSignedRequest;
import org.tidegate.ocpp.v201.CertificateSignedResponse;
import org.tidegate.ocpp.v201.CertificateSignedStatusEnum;
import org.tidegate.ocpp.v201.CertificateSigningUseEnum;
import org.tidegate.ocpp.v201.DeleteCertificateRequest;
import org.tidegate.ocpp.v201.DeleteCertificateResponse;
import org.tidegate.ocpp.v201.DeleteCertificateStatusEnum;
import org.tidegate.ocpp.v201.GetCertificateIdUseEnum;
import org.tidegate.ocpp.v201.GetInstalledCertificateIdsRequest;
import org.tidegate.ocpp.v201.GetInstalledCertificateIdsResponse;
import org.tidegate.ocpp.v201.GetInstalledCertificateStatusEnum;
import org.tidegate.ocpp.v201.HashAlgorithmEnum;
import org.tidegate.ocpp.v201.InstallCertificateRequest;
import org.tidegate.ocpp.v201.InstallCertificateResponse;
import org.tidegate.ocpp.v201.InstallCertificateStatusEnum;
import org.tidegate.ocpp.v201.StatusInfo;
import org.tidegate.ocpp.v201.V201;

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
    return List.of(Block.answeredLater(V201.INSTALL_CERTIFICATE, this::install),
        Block.answeredLater(V201.GET_INSTALLED_CERTIFICATE_IDS, this::installed),
        Block.answeredLater(V201.DELETE_CERTIFICATE, this::delete),
        Block.answeredLater(V201.CERTIFICATE_SIGNED, this::signed));
  }

  private CompletionStage<InstallCertificateResponse> install(InstallCertificateRequest request) {
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
        : asked.stream().filter(use -> use != GetCertificateIdUseEnum.V2GCertificateChain)
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
    CompletionStage<Optional<String>> refusal = request.certificateType() == CertificateSigningUseEnum.V2GCertificate
        ? CompletableFuture.completedStage(Optional.of("no certificate for vehicles was asked for"))
        : certificates().certificateSigned(request.certificateChain());
    return refusal.thenApply(why -> new CertificateSignedResponse(
        why.isEmpty() ? CertificateSignedStatusEnum.Accepted : CertificateSignedStatusEnum.Rejected,
        why.map(CertificateManagement::invalid).orElse(null), null));
  }

  private static StatusInfo invalid(String why) {
    return StatusInfos.of("InvalidCertificate", why);
  }

  private CertificateRequests certificates() {
    return station.get().certificates();
  }
}
