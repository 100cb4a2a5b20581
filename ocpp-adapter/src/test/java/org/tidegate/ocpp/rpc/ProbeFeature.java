package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.feature.Feature;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.util.UUID;
import java.util.function.Function;
import org.tidegate.ocpp.rpc.Probe.ProbeRequest;
import org.tidegate.ocpp.rpc.Probe.ProbeResponse;

/** Answers the messages made up for tests. */
public record ProbeFeature(Function<ProbeRequest, ? extends Confirmation> handler) implements Feature {
  @Override
  public Confirmation handleRequest(UUID sessionIndex, Request request) {
    return handler.apply((ProbeRequest) request);
  }

  @Override
  public Class<ProbeRequest> getRequestType() {
    return ProbeRequest.class;
  }

  @Override
  public Class<ProbeResponse> getConfirmationType() {
    return ProbeResponse.class;
  }

  @Override
  public String getAction() {
    return Probe.ACTION;
  }
}
