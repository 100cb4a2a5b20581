package org.tidegate.app.storage;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;

/**
 * Records of the domain as JSON, each component under its name, absent ones left out. Safe from any thread.
 *
 * <p>Reading is strict: a file of a newer program is refused before, so a name that is not known, a value that is
 * missing and a value of another kind are damage, and never passed over.
 */
final class StoredJson {
  private static final ObjectMapper MAPPER = mapper();

  private StoredJson() {}

  static String write(Object record) {
    try {
      return MAPPER.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(record.getClass().getSimpleName() + " can't be stored", e);
    }
  }

  /**
   * Reads a record back.
   *
   * @param row what to call the place where it stands
   * @throws StorageRefused when it is not such a record
   */
  static <T> T read(Class<T> type, String json, String row) {
    @Nullable
    T record;
    try {
      record = MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new StorageRefused(unreadable(type, row) + ": " + e.getOriginalMessage(), e);
    }
    if (record == null) {
      throw new StorageRefused(unreadable(type, row) + ": it is null");
    }
    return record;
  }

  private static String unreadable(Class<?> type, String row) {
    return row + " can't be read back as " + type.getSimpleName();
  }

  private static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModules(new Jdk8Module(), times())
        .addMixIn(Spelling.class, SpellingsOnceKnown.class)
        .defaultPropertyInclusion(JsonInclude.Value.empty().withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .visibility(PropertyAccessor.ALL, Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** Programs before this one told apart how OCPP 2.0.1 spells what OCPP 2.1 has fields for. */
  private enum SpellingsOnceKnown {
    @JsonAlias({"NEGATIVE_LIMIT", "CUSTOM_DATA", "OCPP21_FIELDS"})
    OCPP21
  }

  private static SimpleModule times() {
    return new SimpleModule("times")
        .addSerializer(Instant.class, ToStringSerializer.instance)
        .addSerializer(Duration.class, ToStringSerializer.instance)
        .addSerializer(LocalDate.class, ToStringSerializer.instance)
        .addSerializer(LocalTime.class, ToStringSerializer.instance)
        .addDeserializer(Instant.class, new Parsed<>(Instant.class, Instant::parse))
        .addDeserializer(Duration.class, new Parsed<>(Duration.class, Duration::parse))
        .addDeserializer(LocalDate.class, new Parsed<>(LocalDate.class, LocalDate::parse))
        .addDeserializer(LocalTime.class, new Parsed<>(LocalTime.class, LocalTime::parse));
  }

  /** ISO 8601 as java.time writes and reads it, to the nanosecond. */
  private static final class Parsed<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    private Parsed(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      try {
        return parse.apply(parser.getText());
      } catch (DateTimeException e) {
        throw context.weirdStringException(parser.getText(), handledType(), e.getMessage());
      }
    }
  }
}
