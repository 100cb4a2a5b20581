package org.tidegate.ocpp.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import eu.chargetime.ocpp.IFeatureRepository;
import eu.chargetime.ocpp.feature.Feature;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.Validatable;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Binds payloads to the message classes of registered features, and says in the standard's codes what does not fit
 * (OCPP 2.0.1 Part 4, table 8). Safe from any thread once all features are registered.
 */
public final class JacksonPayloadCodec implements PayloadCodec {
  private final IFeatureRepository features;
  private final Set<String> recognized;
  private final ObjectMapper mapper = OcppJson.mapper();

  /** Recognized are the actions of the OCPP version that have no feature here: NotSupported, not NotImplemented. */
  public JacksonPayloadCodec(IFeatureRepository features, Set<String> recognized) {
    this.features = features;
    this.recognized = Set.copyOf(recognized);
  }

  @Override
  public Request readRequest(String action, JsonNode payload) {
    return read(payload, feature(action).getRequestType());
  }

  @Override
  public Confirmation readConfirmation(String action, JsonNode payload) {
    return read(payload, feature(action).getConfirmationType());
  }

  @Override
  public String write(Validatable message) {
    try {
      return mapper.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new RpcException(ErrorCode.InternalError, "a message could not be written", e);
    }
  }

  private Feature feature(String action) {
    return features.findFeature(action).orElseThrow(() -> recognized.contains(action)
        ? new RpcException(ErrorCode.NotSupported, "action not supported")
        : new RpcException(ErrorCode.NotImplemented, "action not known"));
  }

  private <T extends Validatable> T read(JsonNode payload, Class<T> type) {
    T message = bind(payload, type);
    if (!message.validate()) {
      throw new RpcException(ErrorCode.PropertyConstraintViolation, "the message contradicts itself");
    }
    return message;
  }

  private <T> T bind(JsonNode payload, Class<T> type) {
    if (!payload.isObject()) {
      throw new RpcException(ErrorCode.ProtocolError, "the payload is not an object");
    }
    try {
      return mapper.treeToValue(payload, type);
    } catch (JsonMappingException e) {
      throw refusal(e);
    } catch (JsonProcessingException e) {
      throw new RpcException(ErrorCode.FormatViolation, "the payload is not valid JSON", e);
    }
  }

  private static RpcException refusal(JsonMappingException e) {
    Optional<ConstraintViolation> violation = violationIn(e);
    if (violation.isPresent()) {
      ErrorCode code = ErrorCode.of(violation.get().kind());
      return new RpcException(code, within(e, violation.get().field()) + violation.get().getMessage(), e);
    }
    String field = path(e);
    return switch (e) {
      case InvalidNullException _ -> new RpcException(ErrorCode.OccurrenceConstraintViolation, field + ": missing", e);
      case InvalidFormatException wrong when isUnlistedValue(wrong) ->
        new RpcException(ErrorCode.PropertyConstraintViolation, field + ": not one of the values allowed", e);
      case MismatchedInputException wrong -> mismatch(wrong, field);
      case JsonMappingException wrong when wrong.getCause() instanceof InputCoercionException ->
        new RpcException(ErrorCode.PropertyConstraintViolation, field + ": out of range", e);
      default -> new RpcException(ErrorCode.FormatViolation, field + ": can't be read", e);
    };
  }

  private static boolean isUnlistedValue(InvalidFormatException e) {
    return e.getTargetType() != null && e.getTargetType().isEnum() && e.getValue() instanceof String;
  }

  private static RpcException mismatch(MismatchedInputException e, String field) {
    boolean missing = e.getTargetType() != null && e.getTargetType().isPrimitive()
        && String.valueOf(e.getOriginalMessage()).contains("null");
    return missing
        ? new RpcException(ErrorCode.OccurrenceConstraintViolation, field + ": missing", e)
        : new RpcException(ErrorCode.TypeConstraintViolation, field + ": wrong JSON type", e);
  }

  private static Optional<ConstraintViolation> violationIn(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConstraintViolation violation) {
        return Optional.of(violation);
      }
    }
    return Optional.empty();
  }

  /** Where the object with the bad field stands, as prefix; nothing at the top. */
  private static String within(JsonMappingException e, String field) {
    String path = path(e);
    String parent = path.equals(field)
        ? ""
        : path.endsWith("." + field)
            ? path.substring(0, path.length() - field.length() - 1)
            : path;
    return parent.isEmpty() ? "" : parent + ".";
  }

  private static String path(JsonMappingException e) {
    return e.getPath()
        .stream()
        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
