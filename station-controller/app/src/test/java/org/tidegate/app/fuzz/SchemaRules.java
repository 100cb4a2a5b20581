package org.tidegate.app.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidegate.app.fuzz.Findings.Kind;

/**
 * Reads a payload by its schema without any of the station's code, and tells which sort of mistake each mistake is.
 * Unknown fields are no mistake: the station ignores them. Immutable.
 */
final class SchemaRules {
  private static final Pattern DATE_TIME = Pattern
      .compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?"
          + "(Z|[+-](0[0-9]|1[0-7]):[0-5][0-9])");
  /** Close to RFC 3339, or allowed by it though hardly any program takes it: either answer is right. */
  private static final Pattern NEARLY = Pattern.compile("[+-]?[0-9]{4,10}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}.*");
  private static final int DIGITS_TAKEN = 34;
  /**
   * OCPP 2.1 Part 2, Appendices 7.1; the schema takes any text, and a station may refuse what nobody there has heard of.
   */
  private static final Set<String> TOKEN_TYPES = Set.of("Central", "DirectPayment", "eMAID", "EVCCID", "ISO14443",
      "ISO15693", "KeyCode", "Local", "MacAddress", "NoAuthorization", "VIN");

  private SchemaRules() {}

  /** What is wrong with a payload of this schema. */
  static Findings check(JsonNode schema, JsonNode payload) {
    var findings = new Findings();
    check(schema, schema, payload, findings);
    return findings;
  }

  /** Whether nothing at all is wrong with this part of a payload. */
  static boolean isValid(JsonNode root, JsonNode node, JsonNode value) {
    var findings = new Findings();
    check(root, node, value, findings);
    return findings.codes().isEmpty();
  }

  private static void check(JsonNode root, JsonNode node, JsonNode value, Findings findings) {
    var schema = Schemas.resolved(root, node);
    switch (schema.path("type").asText()) {
      case "object" -> object(root, schema, value, findings);
      case "array" -> array(root, schema, value, findings);
      case "string" -> string(schema, value, findings);
      case "integer" -> integer(schema, value, findings);
      case "number" -> number(schema, value, findings);
      case "boolean" -> require(value.isBoolean(), findings);
      default -> {
        // Anything may stand here.
      }
    }
  }

  private static void object(JsonNode root, JsonNode schema, JsonNode value, Findings findings) {
    if (!value.isObject()) {
      findings.certain(Kind.TYPE);
      return;
    }
    for (var required : schema.path("required")) {
      var field = value.get(required.asText());
      if (field == null) {
        findings.certain(Kind.OCCURRENCE);
      } else if (field.isNull() && !isAnything(root, schema, required.asText())) {
        findings.certain(Kind.OCCURRENCE, Kind.TYPE);
      }
    }
    for (var field : value.properties()) {
      var property = schema.path("properties").path(field.getKey());
      if (property.isMissingNode()) {
        continue;
      }
      if (field.getValue().isNull()) {
        findings.doubtful(Kind.TYPE, Kind.OCCURRENCE);
      } else {
        check(root, property, field.getValue(), findings);
      }
    }
    if (schema.path("javaType").asText().equals("IdToken") && !TOKEN_TYPES.contains(value.path("type").asText())) {
      findings.doubtful(Kind.PROPERTY);
    }
  }

  private static boolean isAnything(JsonNode root, JsonNode schema, String field) {
    return !Schemas.resolved(root, schema.path("properties").path(field)).has("type");
  }

  private static void array(JsonNode root, JsonNode schema, JsonNode value, Findings findings) {
    if (!value.isArray()) {
      findings.certain(Kind.TYPE);
      return;
    }
    if (value.size() < schema.path("minItems").asInt(0)
        || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      findings.certain(Kind.OCCURRENCE);
    }
    for (var item : value) {
      if (item.isNull()) {
        findings.certain(Kind.OCCURRENCE, Kind.TYPE);
      } else {
        check(root, schema.path("items"), item, findings);
      }
    }
  }

  private static void string(JsonNode schema, JsonNode value, Findings findings) {
    if (!value.isTextual()) {
      findings.certain(Kind.TYPE);
      return;
    }
    var text = value.textValue();
    if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(one -> one.asText().equals(text))) {
      findings.certain(Kind.PROPERTY);
    }
    if (text.codePointCount(0, text.length()) > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
      findings.certain(Kind.PROPERTY);
    }
    if (schema.path("format").asText().equals("date-time")) {
      dateTime(text, findings);
    }
  }

  private static void dateTime(String text, Findings findings) {
    if (DATE_TIME.matcher(text).matches()) {
      if (!isOfCalendar(text)) {
        findings.certain(Kind.FORMAT);
      }
    } else if (NEARLY.matcher(text).matches()) {
      findings.doubtful(Kind.FORMAT);
    } else {
      findings.certain(Kind.FORMAT);
    }
  }

  private static boolean isOfCalendar(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static void integer(JsonNode schema, JsonNode value, Findings findings) {
    if (!value.isNumber()) {
      findings.certain(Kind.TYPE);
    } else if (!value.isIntegralNumber()) {
      fraction(value.decimalValue(), findings);
    } else if (!value.canConvertToInt()) {
      findings.certain(Kind.PROPERTY);
    } else if (value.intValue() < schema.path("minimum").asInt(Integer.MIN_VALUE)
        || value.intValue() > schema.path("maximum").asInt(Integer.MAX_VALUE)) {
      findings.certain(Kind.PROPERTY);
    }
  }

  /** JSON Schema takes 1.0 for an integer; most programs don't. */
  private static void fraction(BigDecimal value, Findings findings) {
    boolean whole = value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    if (whole) {
      findings.doubtful(Kind.TYPE, Kind.PROPERTY);
    } else {
      findings.certain(Kind.TYPE, Kind.PROPERTY);
    }
  }

  /** Hardly any bound in the schemas, but numbers of any size can be no station's duty. */
  private static void number(JsonNode schema, JsonNode value, Findings findings) {
    if (!value.isNumber()) {
      findings.certain(Kind.TYPE);
      return;
    }
    var number = value.isIntegralNumber() ? new BigDecimal(value.bigIntegerValue()) : value.decimalValue();
    if (number.precision() > DIGITS_TAKEN || Math.abs((long) number.scale()) > DIGITS_TAKEN) {
      findings.doubtful(Kind.PROPERTY);
    }
    if (schema.has("minimum") && number.compareTo(schema.path("minimum").decimalValue()) < 0
        || schema.has("maximum") && number.compareTo(schema.path("maximum").decimalValue()) > 0) {
      findings.certain(Kind.PROPERTY);
    }
  }

  private static void require(boolean isRight, Findings findings) {
    if (!isRight) {
      findings.certain(Kind.TYPE);
    }
  }
}
