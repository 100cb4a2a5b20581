package org.tidegate.app.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the table of coverage to the sources. */
class CoverageTest {
  private static final Path PROJECT = Path.of("..", "..");

  private final Requirements requirements = Requirements.read();
  private final Citations citations = Citations.read(PROJECT);
  private final CoverageDocument document = new CoverageDocument(requirements, citations);

  @Test
  void document_isWhatTheSourcesSay() throws IOException {
    if (Boolean.getBoolean("coverage.write")) {
      Files.writeString(PROJECT.resolve(CoverageDocument.PLACE), document.text());
    }
    assertThat(Files.readString(PROJECT.resolve(CoverageDocument.PLACE)))
        .as("docs/ocpp-coverage.md is not what the sources say; .ci/coverage writes it anew")
        .isEqualTo(document.text());
  }

  @Test
  void covers_everyId_isARequirement() {
    assertThat(citations.testing().keySet()).allMatch(requirements::isKnown);
  }

  @Test
  void cites_everyId_isARequirement() {
    assertThat(citations.implementing().keySet()).allMatch(requirements::isKnown);
  }

  @Test
  void exceptions_testedRequirements_areNotAmongThem() {
    assertThat(citations.testing().keySet()).noneMatch(id -> requirements.exception(id).isPresent());
  }

  @Test
  void requirements_thatNeitherBelongToStationsNorOthersAtOnce() {
    assertThat(requirements.ofStations()).hasSizeGreaterThan(1000).doesNotContainAnyElementsOf(requirements.ofOthers());
  }
}
