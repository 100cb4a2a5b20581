package org.tidegate.ocpp.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import eu.chargetime.ocpp.IFeatureRepository;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.Validatable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Actions;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.JacksonPayloadCodec;
import org.tidegate.ocpp.rpc.PayloadCodec;

/**
 * Reads and writes in the version that the present connection has agreed on; what is read and what is to be written are
 * records of OCPP 2.1 either way. The dialect of OCPP 2.0.1 is made when a connection first needs it. Station loop only.
 */
public final class Versions implements PayloadCodec {
  private final IFeatureRepository features;
  private final V2xSpelling spelling;
  private final Supplier<OcppVersion> agreed;
  private final PayloadCodec ocpp21;
  private @Nullable PayloadCodec ocpp201;

  /**
   * For these features, whose messages are those of OCPP 2.1.
   *
   * @param spelling of discharging on OCPP 2.0.1
   * @param agreed what the present connection speaks
   */
  public Versions(IFeatureRepository features, V2xSpelling spelling, Supplier<OcppVersion> agreed) {
    this.features = features;
    this.spelling = spelling;
    this.agreed = agreed;
    this.ocpp21 = new JacksonPayloadCodec(features, Actions.of(OcppVersion.V21));
  }

  @Override
  public Request readRequest(String action, JsonNode payload) {
    return present().readRequest(action, WallClock.withoutOffsets(payload));
  }

  @Override
  public Confirmation readConfirmation(String action, JsonNode payload) {
    return present().readConfirmation(action, payload);
  }

  @Override
  public String write(Validatable message) {
    return present().write(message);
  }

  private PayloadCodec present() {
    return switch (agreed.get()) {
      case V21 -> ocpp21;
      case V201 -> ocpp201 == null ? ocpp201 = new Ocpp201(features, ocpp21, spelling) : ocpp201;
    };
  }
}
