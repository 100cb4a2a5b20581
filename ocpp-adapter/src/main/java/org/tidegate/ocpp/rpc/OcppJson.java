package org.tidegate.ocpp.rpc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How OCPP-J writes and reads JSON: no coercion between scalar types, absent instead of null or an empty list, times with
 * any offset and fraction in and UTC with at most three decimals out, unknown fields ignored, everything bounded. Safe
 * from any thread.
 */
public final class OcppJson {
  /** The deepest message of the standard has less than ten levels; the rest is for custom data. */
  private static final int DEEPEST_NESTING = 32;

  /** No number of the standard needs more; long ones cost time to convert. */
  private static final int LONGEST_NUMBER = 64;

  private static final int LONGEST_FIELD_NAME = 256;

  private static final ObjectMapper MAPPER = build();

  private OcppJson() {}

  /** The one mapper, shared; nobody configures it further. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  private static ObjectMapper build() {
    ObjectMapper mapper = JsonMapper.builder(factory())
        .addModule(new SimpleModule("ocpp-times").addDeserializer(Instant.class, new InstantReader())
            .addSerializer(Instant.class, new InstantWriter())
            .setDeserializerModifier(new ExactEnums()))
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .withCoercionConfig(LogicalType.Textual,
            text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .withCoercionConfigDefaults(any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT,
            JsonInclude.Include.USE_DEFAULTS))
        .build();
    mapper.configOverride(List.class)
        .setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.USE_DEFAULTS));
    return mapper;
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST_NESTING)
            .maxNumberLength(LONGEST_NUMBER)
            .maxNameLength(LONGEST_FIELD_NAME)
            .build())
        // Names that peers make up shall not fill tables shared by the whole process.
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .build();
  }

  /** In place of an enumeration a number is of the wrong type, however large it is, and blanks around a word make it another. */
  private static final class ExactEnums extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type,
        BeanDescription description, JsonDeserializer<?> deserializer) {
      return new EnumReader(deserializer);
    }
  }

  private static final class EnumReader extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    EnumReader(JsonDeserializer<?> delegatee) {
      super(delegatee);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegatee) {
      return new EnumReader(delegatee);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (parser.hasTokenId(JsonTokenId.ID_NUMBER_INT)) {
        return context.handleUnexpectedToken(handledType(), parser);
      }
      if (parser.hasTokenId(JsonTokenId.ID_STRING) && !parser.getText().equals(parser.getText().trim())) {
        return context.handleWeirdStringValue(handledType(), parser.getText(), "none of its values");
      }
      return super.deserialize(parser, context);
    }
  }

  private static final class InstantReader extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;
    /** RFC 3339, 5.6: a year has four digits; another one could not be written again. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant AFTER_THE_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasTokenId(JsonTokenId.ID_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      var time = time(parser);
      if (time.isBefore(FIRST) || !time.isBefore(AFTER_THE_LAST)) {
        throw ConstraintViolation.format(String.valueOf(parser.currentName()), "no year of four digits");
      }
      return time;
    }

    private static Instant time(JsonParser parser) throws IOException {
      try {
        return OffsetDateTime.parse(parser.getText()).toInstant();
      } catch (DateTimeException e) {
        throw ConstraintViolation.format(String.valueOf(parser.currentName()), "no date and time with an offset");
      }
    }
  }

  private static final class InstantWriter extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
      json.writeString(time.truncatedTo(ChronoUnit.MILLIS).toString());
    }
  }
}
