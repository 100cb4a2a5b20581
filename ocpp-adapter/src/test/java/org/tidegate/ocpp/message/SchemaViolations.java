package org.tidegate.ocpp.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Says what an official schema has against a JSON value; knows the keywords that OCPP's schemas use. */
final class SchemaViolations {
  private final List<String> found = new ArrayList<>();

  private SchemaViolations() {}

  static List<String> of(Schema schema, JsonNode value) {
    SchemaViolations violations = new SchemaViolations();
    violations.visit(schema.name(), schema, value);
    return violations.found;
  }

  private void visit(String path, Schema schema, JsonNode value) {
    switch (schema.type()) {
      case "object" -> object(path, schema, value);
      case "array" -> array(path, schema, value);
      case "string" -> string(path, schema, value);
      case "integer" -> integer(path, schema, value);
      case "number" -> number(path, schema, value);
      case "boolean" -> check(value.isBoolean(), path, "is not a boolean");
      case "" -> check(value != null, path, "is absent");
      default -> throw new AssertionError("unknown type " + schema.type());
    }
  }

  private void object(String path, Schema schema, JsonNode value) {
    check(value.isObject(), path, "is not an object");
    schema.texts("required").forEach(name -> check(value.has(name), path + "." + name, "is missing"));
    value.properties().forEach(entry -> {
      if (schema.properties().contains(entry.getKey())) {
        visit(path + "." + entry.getKey(), schema.property(entry.getKey()), entry.getValue());
      } else {
        check(schema.isExtensible(), path + "." + entry.getKey(), "is unknown");
      }
    });
  }

  private void array(String path, Schema schema, JsonNode value) {
    check(value.isArray(), path, "is not an array");
    check(value.size() >= schema.limit("minItems", 0), path, "has too few items");
    check(value.size() <= schema.limit("maxItems", Integer.MAX_VALUE), path, "has too many items");
    value.forEach(item -> visit(path + "[]", schema.items(), item));
  }

  private void string(String path, Schema schema, JsonNode value) {
    check(value.isTextual(), path, "is not a string");
    String text = value.asText();
    int most = schema.limit("maxLength", Integer.MAX_VALUE);
    check(text.codePointCount(0, text.length()) <= most, path, "is too long");
    check(!schema.isEnumeration() || schema.texts("enum").contains(text), path, "is not in the enumeration");
    check(!schema.isDateTime() || isDateTime(text), path, "is not a date-time");
  }

  private void number(String path, Schema schema, JsonNode value) {
    check(value.isNumber(), path, "is not a number");
    JsonNode most = schema.node().path("maximum");
    check(!most.isNumber() || !value.isNumber() || value.decimalValue().compareTo(most.decimalValue()) <= 0, path,
        "is too large");
  }

  private void integer(String path, Schema schema, JsonNode value) {
    check(value.isInt(), path, "is not an integer of 32 bits");
    check(value.asInt() >= schema.limit("minimum", Integer.MIN_VALUE), path, "is too small");
    check(value.asInt() <= schema.limit("maximum", Integer.MAX_VALUE), path, "is too large");
  }

  private static boolean isDateTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private void check(boolean good, String path, String why) {
    if (!good) {
      found.add(path + " " + why);
    }
  }
}
