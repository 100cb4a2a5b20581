package org.tidegate.app.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tidegate.domain.fixture.FirmwareCertificates;

/**
 * Values that mean something to a station, by the name of their field: some from the start, others heard from the
 * station itself, so that requests speak of transactions, variables and profiles that exist. Not thread-safe.
 */
final class Vocabulary {
  private static final int MOST_HEARD = 48;
  private static final int LONGEST_HEARD = 2_000;
  private static final List<String> CERTIFICATE_FIELDS = List.of("certificate", "certificateChain",
      "signingCertificate");
  /** Right in themselves, in several ways: roots, a leaf, a chain, one of another root. */
  private static final List<String> CERTIFICATES = List.of(FirmwareCertificates.ROOT,
      FirmwareCertificates.STRANGERS_ROOT, FirmwareCertificates.SIGNING,
      FirmwareCertificates.SIGNING + FirmwareCertificates.ROOT, FirmwareCertificates.FOREIGN);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Random random;
  private final Map<String, List<JsonNode>> known = new HashMap<>();
  private final Map<String, List<JsonNode>> heard = new HashMap<>();

  /** Words of the file {@code vocabulary.json} beside this class. */
  Vocabulary(Random random) {
    this.random = random;
    try (var words = Vocabulary.class.getResourceAsStream("vocabulary.json")) {
      MAPPER.readTree(words).properties().forEach(field -> field.getValue()
          .forEach(value -> known.computeIfAbsent(field.getKey(), _ -> new ArrayList<>()).add(value)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CERTIFICATE_FIELDS.forEach(field -> CERTIFICATES.forEach(
        certificate -> known.computeIfAbsent(field, _ -> new ArrayList<>()).add(new TextNode(certificate))));
  }

  /** Remembers what the station said. */
  void hear(JsonNode said) {
    if (said.isArray()) {
      said.forEach(this::hear);
    }
    said.properties().forEach(field -> {
      hear(field.getKey(), field.getValue());
      hear(field.getValue());
    });
  }

  /** Some value that this field could have; empty when none is known, and now and then. */
  Optional<JsonNode> any(String field) {
    var fixed = known.getOrDefault(field, List.of());
    var words = random.nextInt(3) == 0 ? fixed : heard.getOrDefault(field, fixed);
    return words.isEmpty() || random.nextInt(6) == 0
        ? Optional.empty()
        : Optional.of(words.get(random.nextInt(words.size())).deepCopy());
  }

  private void hear(String field, JsonNode value) {
    if (value.isArray()) {
      value.forEach(item -> hear(field, item));
      return;
    }
    if (value.isTextual() && value.textValue().length() > LONGEST_HEARD) {
      return;
    }
    var all = heard.computeIfAbsent(field, _ -> new ArrayList<>());
    if (all.size() < MOST_HEARD) {
      all.add(value);
    } else {
      all.set(random.nextInt(MOST_HEARD), value);
    }
  }
}
