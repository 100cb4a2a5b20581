package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.Validatable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.rpc.ErrorCode;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.rpc.PayloadCodec;
import org.tidegate.ocpp.rpc.RpcException;
import org.tidegate.ocpp.v201.CustomData;
import org.tidegate.ocpp.v201.ReportChargingProfilesRequest;

/**
 * Reads and writes charging schedule periods that carry the fields of OCPP 2.1 by their own names on a 2.0.1 connection,
 * where also {@code limit} may be missing. The messages of 2.0.1 have no room for them: within the station they lie
 * folded in a customData of a name of its own, which never leaves it. Safe from any thread.
 */
public final class Ocpp21Fields implements PayloadCodec {
  private static final String FOLDED = "org.tidegate.folded-ocpp21-fields";
  private static final String HAS_LIMIT = "hasLimit";
  private static final Set<String> ACTIONS_WITH_PROFILE = Set.of("SetChargingProfile", "RequestStartTransaction");

  private final PayloadCodec codec;

  /** Adds the fields to this codec. */
  public Ocpp21Fields(PayloadCodec codec) {
    this.codec = codec;
  }

  @Override
  public Request readRequest(String action, JsonNode payload) {
    if (!ACTIONS_WITH_PROFILE.contains(action)) {
      return codec.readRequest(action, payload);
    }
    JsonNode copy = payload.deepCopy();
    eachPeriod(copy.path("chargingProfile"), Ocpp21Fields::fold);
    return codec.readRequest(action, copy);
  }

  @Override
  public Confirmation readConfirmation(String action, JsonNode payload) {
    return codec.readConfirmation(action, payload);
  }

  @Override
  public String write(Validatable message) {
    String text = codec.write(message);
    if (!(message instanceof ReportChargingProfilesRequest)) {
      return text;
    }
    try {
      JsonNode json = OcppJson.mapper().readTree(text);
      json.path("chargingProfile").forEach(profile -> eachPeriod(profile, Ocpp21Fields::unfold));
      return OcppJson.mapper().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new RpcException(ErrorCode.InternalError, "a message could not be written");
    }
  }

  static boolean isFolded(@Nullable CustomData data) {
    return data != null && data.vendorId().equals(FOLDED);
  }

  static boolean hasLimit(@Nullable CustomData data) {
    return data != null && data.fields().get(HAS_LIMIT) == BooleanNode.TRUE;
  }

  static CustomData folded(Map<String, JsonNode> fields, boolean hasLimit) {
    var all = new LinkedHashMap<>(fields);
    all.put(HAS_LIMIT, BooleanNode.valueOf(hasLimit));
    return new CustomData(FOLDED, all);
  }

  private static void eachPeriod(JsonNode profile, Consumer<ObjectNode> change) {
    profile.path("chargingSchedule").forEach(schedule -> schedule.path("chargingSchedulePeriod").forEach(period -> {
      if (period instanceof ObjectNode fields) {
        change.accept(fields);
      }
    }));
  }

  private static void fold(ObjectNode period) {
    var names = new HashSet<String>();
    period.fieldNames().forEachRemaining(names::add);
    if (!V2xFields.areIn(names)) {
      return;
    }
    var folded = period.objectNode().put("vendorId", FOLDED).put(HAS_LIMIT, period.has("limit"));
    names.stream().filter(name -> V2xFields.areIn(Set.of(name))).forEach(name -> folded.set(name, period.get(name)));
    period.set("customData", folded);
    if (!period.has("limit")) {
      period.set("limit", IntNode.valueOf(0));
    }
  }

  private static void unfold(ObjectNode period) {
    if (!period.path("customData").path("vendorId").asText().equals(FOLDED)) {
      return;
    }
    var folded = (ObjectNode) period.remove("customData");
    if (!folded.path(HAS_LIMIT).asBoolean()) {
      period.remove("limit");
    }
    V2xFields.NAMES.stream().filter(folded::has).sorted().forEach(name -> period.set(name, folded.get(name)));
  }
}
