package org.tidegate.demo.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What was asked by a page of this server, or by a program. Immutable.
 *
 * @param method of HTTP
 * @param path without query
 * @param body content
 */
public record Call(String method, String path, String body) {
  private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(10).build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Whether this asks for that. */
  public boolean is(String asked, String at) {
    return method.equals(asked) && path.equals(at);
  }

  /**
   * The body as a JSON object; an empty one has no fields.
   *
   * @throws IllegalArgumentException with the reason when it is none
   */
  public ObjectNode json() {
    try {
      if (MAPPER.readTree(body.isBlank() ? "{}" : body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("not a JSON object");
  }
}
