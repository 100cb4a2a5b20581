package org.tidegate.app.virtual;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import eu.chargetime.ocpp.IFeatureRepository;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.Validatable;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tidegate.ocpp.dialect.V2xSpelling;
import org.tidegate.ocpp.dialect.Versions;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.Features;
import org.tidegate.ocpp.rpc.JacksonPayloadCodec;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.rpc.PayloadCodec;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.v201.V201;
import org.tidegate.ocpp.v21.V21;

/**
 * Lets a central system that thinks in OCPP 2.0.1 talk on a connection of either version: what comes in OCPP 2.1 is read
 * strictly, and then told to it in OCPP 2.0.1 where that has such a message. What it says is valid in both. Station loop
 * only.
 */
final class EitherVersion implements PayloadCodec {
  private final PayloadCodec own;
  private final PayloadCodec read21;
  private final PayloadCodec write201;
  private final Supplier<Optional<String>> agreed;

  /**
   * For these features.
   *
   * @param agreed what the present connection speaks
   */
  EitherVersion(IFeatureRepository features, Supplier<Optional<String>> agreed) {
    var all = new Features();
    V21.all().forEach(type -> all.add(RpcFeature.sent(type)));
    this.own = new JacksonPayloadCodec(features, Set.of());
    this.read21 = new Versions(all, V2xSpelling.standard(), () -> OcppVersion.V21);
    this.write201 = new Versions(all, V2xSpelling.standard(), () -> OcppVersion.V201);
    this.agreed = agreed;
  }

  @Override
  public Request readRequest(String action, JsonNode payload) {
    return own.readRequest(action, isTranslated(action) ? lowered(read21.readRequest(action, payload)) : payload);
  }

  @Override
  public Confirmation readConfirmation(String action, JsonNode payload) {
    return own.readConfirmation(action,
        isTranslated(action) ? lowered(read21.readConfirmation(action, payload)) : payload);
  }

  @Override
  public String write(Validatable message) {
    return own.write(message);
  }

  private boolean isTranslated(String action) {
    return agreed.get().flatMap(OcppVersion::of).filter(version -> version == OcppVersion.V21).isPresent()
        && V201.find(action).isPresent();
  }

  private JsonNode lowered(Validatable message) {
    try {
      return OcppJson.mapper().readTree(write201.write(message));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was just written can't be read", e);
    }
  }
}
