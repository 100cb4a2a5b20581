package org.tidegate.ocpp.v21;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A vendor's extension, which any object may carry. Immutable. OCPP 2.1 Part 4, 10.
 *
 * @param vendorId whose extension it is
 * @param fields everything else; the values are not to be modified
 */
public record CustomData(String vendorId, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> fields) {
  public CustomData {
    Check.required("vendorId", vendorId);
    Check.maxLength("vendorId", vendorId, 255);
    fields = copyOf(fields);
  }

  private static Map<String, JsonNode> copyOf(@Nullable Map<String, JsonNode> fields) {
    return fields == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
