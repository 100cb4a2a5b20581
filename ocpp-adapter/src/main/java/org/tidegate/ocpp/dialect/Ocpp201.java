package org.tidegate.ocpp.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.chargetime.ocpp.IFeatureRepository;
import eu.chargetime.ocpp.feature.Feature;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.Validatable;
import java.util.Set;
import org.tidegate.ocpp.dialect.V2xSpelling.Extension;
import org.tidegate.ocpp.message.Actions;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.ErrorCode;
import org.tidegate.ocpp.rpc.Features;
import org.tidegate.ocpp.rpc.JacksonPayloadCodec;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.rpc.PayloadCodec;
import org.tidegate.ocpp.rpc.RpcException;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.v201.V201;

/**
 * The dialect of a connection that agreed on OCPP 2.0.1. What comes in becomes a record of 2.0.1, which checks it, and then
 * one of 2.1; what goes out becomes a record of 2.0.1 on its way, which leaves out what that version does not know. Safe
 * from any thread.
 */
final class Ocpp201 implements PayloadCodec {
  private static final ObjectMapper MAPPER = OcppJson.mapper();
  private static final Set<String> REQUESTS_WITH_PROFILE = Set.of("SetChargingProfile", "RequestStartTransaction");
  private static final Set<String> REPORTS_OF_PROFILES = Set.of("ReportChargingProfiles", "NotifyChargingLimit");

  private final PayloadCodec inside;
  private final JacksonPayloadCodec gate;
  private final Features passing = new Features();
  private final PeriodSpelling periods;
  private final Lowering lowering;
  private final boolean withFieldsOf21;

  /**
   * The dialect of these features.
   *
   * @param inside reads and writes the records of OCPP 2.1
   */
  Ocpp201(IFeatureRepository features, PayloadCodec inside, V2xSpelling spelling) {
    this.inside = inside;
    this.periods = new PeriodSpelling(spelling);
    this.lowering = new Lowering(spelling);
    this.withFieldsOf21 = spelling.extension() == Extension.OCPP21_FIELDS;
    V201.all().stream().filter(type -> features.findFeature(type.action()).isPresent())
        .forEach(type -> passing.add(RpcFeature.sent(type)));
    this.gate = new JacksonPayloadCodec(passing, Actions.of(OcppVersion.V201));
  }

  @Override
  public Request readRequest(String action, JsonNode payload) {
    if (!REQUESTS_WITH_PROFILE.contains(action)) {
      return inside.readRequest(action, WiderBounds.narrow(tree(gate.readRequest(action, payload))));
    }
    var aside = new PeriodFields();
    JsonNode checked = payload;
    if (withFieldsOf21) {
      checked = payload.deepCopy();
      aside.takeFrom(checked);
    }
    ObjectNode raised = tree(gate.readRequest(action, checked));
    if (withFieldsOf21) {
      aside.giveBackTo(raised);
    }
    var purpose = raised.path("chargingProfile").path("chargingProfilePurpose").asText();
    PeriodFields.periods(raised).forEach(period -> periods.raise(period, purpose));
    return inside.readRequest(action, WiderBounds.narrow(raised));
  }

  @Override
  public Confirmation readConfirmation(String action, JsonNode payload) {
    ObjectNode raised = tree(gate.readConfirmation(action, payload));
    if (action.equals("NotifyEVChargingNeeds")) {
      NeedsSpelling.raiseAnswer(raised);
    }
    return inside.readConfirmation(action, WiderBounds.narrow(raised));
  }

  @Override
  public String write(Validatable message) {
    Feature passed = passing.findFeature(MessageType.actionOf(message.getClass()))
        .orElseThrow(() -> new RpcException(ErrorCode.InternalError, "OCPP 2.0.1 has no such message"));
    try {
      return message instanceof Request
          ? request(passed.getAction(), passed.getRequestType(), tree(message))
          : answer(passed.getAction(), passed.getConfirmationType(), tree(message));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new RpcException(ErrorCode.InternalError, "OCPP 2.0.1 can't say this", e);
    }
  }

  private String request(String action, Class<?> type, ObjectNode message) throws JsonProcessingException {
    lowering.request(action, message);
    if (!withFieldsOf21 || !REPORTS_OF_PROFILES.contains(action)) {
      return through(type, message);
    }
    var aside = new PeriodFields();
    aside.takeFrom(message);
    ObjectNode checked = tree(MAPPER.treeToValue(message, type));
    aside.giveBackTo(checked);
    return MAPPER.writeValueAsString(checked);
  }

  private String answer(String action, Class<?> type, ObjectNode message) throws JsonProcessingException {
    lowering.answer(action, message);
    return through(type, message);
  }

  /** Reading leaves out the fields that are not known, and finds what does not fit. */
  private static String through(Class<?> type, ObjectNode message) throws JsonProcessingException {
    return MAPPER.writeValueAsString(MAPPER.treeToValue(message, type));
  }

  private static ObjectNode tree(Object message) {
    return MAPPER.valueToTree(message);
  }
}
