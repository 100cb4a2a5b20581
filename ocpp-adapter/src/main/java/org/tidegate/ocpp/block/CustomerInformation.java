package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.CustomerRequests.Wanted;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.IdTokens;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.v21.CustomerInformationRequest;
import org.tidegate.ocpp.v21.CustomerInformationResponse;
import org.tidegate.ocpp.v21.CustomerInformationStatusEnum;
import org.tidegate.ocpp.v21.V21;

/** Block N, as far as it is about customers: N09 and N10. Station loop only. */
public final class CustomerInformation implements Block {
  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public CustomerInformation(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.CUSTOMER_INFORMATION, this::customerInformation));
  }

  private CompletionStage<CustomerInformationResponse> customerInformation(CustomerInformationRequest request) {
    if (references(request) != 1) {
      return CompletableFuture.completedStage(refused(CustomerInformationStatusEnum.Invalid, "InvalidValue",
          "exactly one of idToken, customerCertificate and customerIdentifier is needed")); // N09.FR.09
    }
    var wanted = new Wanted(request.requestId(), request.report(), request.clear(),
        Optional.ofNullable(request.idToken()).map(IdTokens::read));
    return station.get().customers().customerInformation(wanted).thenApply(done -> done
        ? CustomerInformationResponse.of(CustomerInformationStatusEnum.Accepted) // N09.FR.02, N10.FR.01
        : refused(CustomerInformationStatusEnum.Rejected, "InvalidValue", "neither report nor clear is wanted"));
  }

  private static long references(CustomerInformationRequest request) {
    return Stream.of(request.idToken(), request.customerCertificate(), request.customerIdentifier())
        .filter(Objects::nonNull).count();
  }

  private static CustomerInformationResponse refused(CustomerInformationStatusEnum status, String code, String why) {
    return new CustomerInformationResponse(status, StatusInfos.of(code, why), null);
  }
}
