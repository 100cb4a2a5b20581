package org.tidegate.ocpp.rpc;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Messages made up for tests, with a field of every sort the standard has. */
public final class Probe {
  private Probe() {}

  public static final String ACTION = "Probe";

  public enum Color {
    Red, @JsonProperty("Light.Blue")
    LightBlue
  }

  public record Item(String name) {
    public Item {
      if (name == null) {
        throw ConstraintViolation.occurrence("name", "missing");
      }
      if (name.length() > 20) {
        throw ConstraintViolation.property("name", "longer than 20 characters");
      }
    }
  }

  public record Counter(int count) {}

  public record ProbeRequest(String text, Integer number, Double real, Boolean flag, Instant time, Color color,
      List<Item> items, Counter counter, Map<String, Object> customData) implements Request {
    public ProbeRequest {
      if (text == null) {
        throw ConstraintViolation.occurrence("text", "missing");
      }
      if (text.length() > 500) {
        throw ConstraintViolation.format("text", "longer than 500 characters");
      }
    }

    @Override
    public boolean validate() {
      return !"contradiction".equals(text);
    }

    @Override
    public boolean transactionRelated() {
      return false;
    }
  }

  public record ProbeResponse(String text, Instant time, List<Item> items) implements Confirmation {
    public ProbeResponse {
      if (text == null) {
        throw ConstraintViolation.occurrence("text", "missing");
      }
    }

    @Override
    public boolean validate() {
      return true;
    }
  }

  public static ProbeRequest asking(String text) {
    return new ProbeRequest(text, null, null, null, null, null, null, null, null);
  }

  public static ProbeResponse answering(String text) {
    return new ProbeResponse(text, null, null);
  }
}
