package org.tidegate.app.support;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.StationConfiguration.Password;
import org.tidegate.app.configuration.StationConfiguration.Preset;

/** The configuration as it takes effect, what nobody wrote included, as JSON. Passwords and presets don't show themselves. */
final class Effective {
  private static final ObjectMapper MAPPER = JsonMapper.builder().addModules(new Jdk8Module(), plain())
      .visibility(PropertyAccessor.ALL, Visibility.NONE).visibility(PropertyAccessor.FIELD, Visibility.ANY)
      .enable(SerializationFeature.INDENT_OUTPUT).disable(SerializationFeature.FAIL_ON_EMPTY_BEANS).build();

  private Effective() {}

  static String of(StationConfiguration configuration) throws JsonProcessingException {
    // the values of presets stand in the device model, which knows which of them are secret
    return MAPPER.writeValueAsString(Map.of("configuration", configuration.withoutPresets(), "presets",
        configuration.presets().stream().map(Effective::name).toList()));
  }

  private static String name(Preset preset) {
    return preset.component().name() + "." + preset.variable().name();
  }

  private static SimpleModule plain() {
    var module = new SimpleModule("plain");
    for (var type : new Class<?>[]{Path.class, Duration.class, ZoneId.class, InetSocketAddress.class, Password.class}) {
      module.addSerializer(type, ToStringSerializer.instance);
    }
    return module;
  }
}
