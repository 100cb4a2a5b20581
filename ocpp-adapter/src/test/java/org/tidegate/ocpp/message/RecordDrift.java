package org.tidegate.ocpp.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.rpc.ConstraintViolation;
import org.tidegate.ocpp.rpc.ConstraintViolation.Kind;
import org.tidegate.ocpp.rpc.OcppJson;

/** Compares records and enums with the official schemas: their shape by reflection, their limits by trying. */
final class RecordDrift {
  private static final int MANY = 3000;
  /** No schema forbids it, but written out it would fill the memory. */
  private static final BigDecimal HUGE = new BigDecimal("-1E+999999999");
  private static final String WIDE = "🔌";

  private final List<String> findings = new ArrayList<>();
  private final Set<Class<?>> compared = new LinkedHashSet<>();

  List<String> findings() {
    return findings;
  }

  Set<Class<?>> compared() {
    return compared;
  }

  RecordDrift compare(Class<?> type, Schema schema) {
    compared.add(type);
    expect(type.getSimpleName().equals(schema.name()), type, "is named " + schema.name() + " in the standard");
    if (schema.isEnumeration()) {
      compareEnum(type, schema);
    } else {
      compareRecord(type, schema);
    }
    return this;
  }

  private void compareEnum(Class<?> type, Schema schema) {
    if (!type.isEnum()) {
      findings.add(type.getSimpleName() + " is not an enum");
      return;
    }
    Set<String> ours = Arrays.stream(type.getEnumConstants())
        .map(constant -> OcppJson.mapper().valueToTree(constant).asText()).collect(Collectors.toSet());
    Set<String> theirs = Set.copyOf(schema.texts("enum"));
    expect(ours.equals(theirs), type, "has " + difference(ours, theirs));
  }

  private void compareRecord(Class<?> type, Schema schema) {
    Map<String, RecordComponent> components = components(type);
    Set<String> ours = new HashSet<>(components.keySet());
    Set<String> theirs = schema.properties();
    if (schema.isExtensible()) {
      expect(ours.remove("fields"), type, "does not keep unknown fields");
    }
    expect(ours.equals(theirs), type, "has " + difference(ours, theirs));
    ours.retainAll(theirs);
    ours.stream().sorted().forEach(name -> compareShape(type, components.get(name), schema));
    new Limits(type, schema).compare(ours);
  }

  private void compareShape(Class<?> type, RecordComponent component, Schema schema) {
    String name = component.getName();
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    expect(nullable != schema.requires(name), type, name + (nullable ? " is required" : " is optional"));
    compareType(type, name, component.getGenericType(), schema.property(name));
  }

  private void compareType(Class<?> owner, String name, Type ours, Schema theirs) {
    switch (theirs.type()) {
      case "array" -> compareList(owner, name, ours, theirs);
      case "object" -> compareNested(owner, name, ours, theirs);
      case "string" -> {
        if (theirs.isEnumeration()) {
          compareNested(owner, name, ours, theirs);
        } else {
          expectType(owner, name, ours, theirs.isDateTime() ? Instant.class : String.class);
        }
      }
      case "integer" -> expectType(owner, name, ours, Integer.class);
      case "number" -> expectType(owner, name, ours, BigDecimal.class);
      case "boolean" -> expectType(owner, name, ours, Boolean.class);
      default -> expectType(owner, name, ours, JsonNode.class);
    }
  }

  private void compareList(Class<?> owner, String name, Type ours, Schema theirs) {
    if (ours instanceof ParameterizedType list && list.getRawType() == List.class) {
      compareType(owner, name, list.getActualTypeArguments()[0], theirs.items());
    } else {
      findings.add(owner.getSimpleName() + " " + name + " is not a list");
    }
  }

  private void compareNested(Class<?> owner, String name, Type ours, Schema theirs) {
    boolean fits = ours instanceof Class<?> type && (type.isRecord() || type.isEnum());
    expect(fits, owner, name + " is not a " + theirs.name());
    if (fits && !compared.contains(ours)) {
      compare((Class<?>) ours, theirs);
    }
  }

  private void expectType(Class<?> owner, String name, Type ours, Class<?> expected) {
    expect(ours == expected, owner, name + " is not a " + expected.getSimpleName());
  }

  private void expect(boolean good, Class<?> type, String finding) {
    if (!good) {
      findings.add(type.getSimpleName() + " " + finding);
    }
  }

  private static String difference(Set<String> ours, Set<String> theirs) {
    return "surplus " + minus(ours, theirs) + ", missing " + minus(theirs, ours);
  }

  private static List<String> minus(Set<String> some, Set<String> others) {
    return some.stream().filter(name -> !others.contains(name)).sorted().toList();
  }

  private static Map<String, RecordComponent> components(Class<?> type) {
    Map<String, RecordComponent> components = new HashMap<>();
    Stream.of(type.getRecordComponents()).forEach(component -> components.put(component.getName(), component));
    return components;
  }

  /** Constructs the record with values at and beyond the limits of one component after the other. */
  private final class Limits {
    private final Class<?> type;
    private final Schema schema;
    private final List<String> names;

    private Limits(Class<?> type, Schema schema) {
      this.type = type;
      this.schema = schema;
      this.names = Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    private void compare(Set<String> components) {
      try {
        Object valid = OcppJson.mapper().treeToValue(SchemaInstances.maximal(schema, 1), type);
        components.stream().sorted().forEach(name -> compare(name, valid));
      } catch (JsonProcessingException e) {
        findings.add(type.getSimpleName() + " refuses a valid instance: " + e.getMessage());
      }
    }

    private void compare(String name, Object valid) {
      Schema part = schema.property(name);
      if (schema.requires(name)) {
        refused(valid, name, null, Kind.OCCURRENCE, "absent");
      } else {
        accepted(valid, name, null, "absent");
      }
      switch (part.type()) {
        case "array" -> items(valid, name, part);
        case "string" -> {
          if (!part.isEnumeration() && !part.isDateTime()) {
            length(valid, name, part);
          }
        }
        case "integer" -> range(valid, name, part);
        case "number" -> decimals(valid, name, part);
        default -> {
          // Any value of the type is allowed.
        }
      }
    }

    private void length(Object valid, String name, Schema part) {
      int most = part.limit("maxLength", MANY);
      accepted(valid, name, "", "of no character");
      accepted(valid, name, WIDE.repeat(most), "of " + most + " characters");
      if (part.node().has("maxLength")) {
        refused(valid, name, "x".repeat(most + 1), Kind.PROPERTY, "of " + (most + 1) + " characters");
      }
    }

    private void range(Object valid, String name, Schema part) {
      int least = part.limit("minimum", Integer.MIN_VALUE);
      int most = part.limit("maximum", Integer.MAX_VALUE);
      accepted(valid, name, least, "of " + least);
      accepted(valid, name, most, "of " + most);
      if (least != Integer.MIN_VALUE) {
        refused(valid, name, least - 1, Kind.PROPERTY, "of " + (least - 1));
      }
      if (most != Integer.MAX_VALUE) {
        refused(valid, name, most + 1, Kind.PROPERTY, "of " + (most + 1));
      }
    }

    private void decimals(Object valid, String name, Schema part) {
      expect(!part.node().has("minimum"), type, name + " has a least number, which is not compared");
      refused(valid, name, HUGE, Kind.PROPERTY, "of " + HUGE);
      if (part.node().has("maximum")) {
        var most = part.node().get("maximum").decimalValue();
        accepted(valid, name, most, "of " + most);
        refused(valid, name, most.add(new BigDecimal("0.1")), Kind.PROPERTY, "above " + most);
      }
    }

    private void items(Object valid, String name, Schema part) {
      int most = part.limit("maxItems", MANY);
      Object item = ((List<?>) value(valid, name)).getFirst();
      refused(valid, name, List.of(), Kind.OCCURRENCE, "without items");
      refused(valid, name, Collections.singletonList(null), Kind.OCCURRENCE, "with a null item");
      accepted(valid, name, List.of(item), "with 1 item");
      accepted(valid, name, Collections.nCopies(most, item), "with " + most + " items");
      if (part.node().has("maxItems")) {
        refused(valid, name, Collections.nCopies(most + 1, item), Kind.OCCURRENCE, "with " + (most + 1) + " items");
      }
      bounds(valid, name, part.items());
      copied(valid, name, item);
    }

    /** Of the items themselves; those of datatypes are compared with the datatype. */
    private void bounds(Object valid, String name, Schema item) {
      if (item.node().has("maxLength")) {
        int most = item.limit("maxLength", MANY);
        refused(valid, name, List.of("x".repeat(most + 1)), Kind.PROPERTY,
            "with an item of " + (most + 1) + " characters");
      }
      if (item.node().has("minimum")) {
        int least = item.limit("minimum", 0);
        accepted(valid, name, List.of(least), "with an item of " + least);
        refused(valid, name, List.of(least - 1), Kind.PROPERTY, "with an item of " + (least - 1));
      }
    }

    private void copied(Object valid, String name, Object item) {
      List<Object> given = new ArrayList<>(List.of(item));
      Object built = build(valid, name, given);
      given.clear();
      expect(!((List<?>) value(built, name)).isEmpty(), type, name + " is not copied");
    }

    private void accepted(Object valid, String name, @Nullable Object value, String what) {
      try {
        build(valid, name, value);
      } catch (IllegalArgumentException | NullPointerException e) {
        findings.add(type.getSimpleName() + " refuses " + name + " " + what);
      }
    }

    private void refused(Object valid, String name, @Nullable Object value, Kind kind, String what) {
      try {
        build(valid, name, value);
        findings.add(type.getSimpleName() + " accepts " + name + " " + what);
      } catch (ConstraintViolation e) {
        expect(e.kind() == kind && e.field().equals(name), type, "refuses " + name + " " + what + " as " + e.kind());
      } catch (IllegalArgumentException | NullPointerException e) {
        findings.add(type.getSimpleName() + " refuses " + name + " " + what + " by " + e.getClass().getSimpleName());
      }
    }

    private Object build(Object valid, String name, @Nullable Object value) {
      Object[] values = names.stream().map(other -> other.equals(name) ? value : value(valid, other)).toArray();
      try {
        Constructor<?> canonical = type.getDeclaredConstructor(
            Stream.of(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class[]::new));
        canonical.setAccessible(true);
        return canonical.newInstance(values);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new AssertionError(e);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }

    private static @Nullable Object value(Object valid, String name) {
      try {
        var accessor = valid.getClass().getDeclaredMethod(name);
        accessor.setAccessible(true);
        return accessor.invoke(valid);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
  }
}
