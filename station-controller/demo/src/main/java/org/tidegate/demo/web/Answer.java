package org.tidegate.demo.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What is sent back. Immutable.
 *
 * @param status of HTTP
 * @param type of the body
 * @param body content
 */
public record Answer(int status, String type, byte[] body) {

  /** A JSON body. */
  public static Answer json(int status, JsonNode json) {
    return json(status, json.toString());
  }

  /** A JSON body that is text already. */
  public static Answer json(int status, String json) {
    return new Answer(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** An error as JSON, with its reason. */
  public static Answer error(int status, String why) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", why));
  }

  /** A file of the program, beside this class. */
  public static Answer resource(Class<?> beside, String name, String type) {
    try (var stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the program: " + name);
      }
      return new Answer(200, type, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name, e);
    }
  }
}
