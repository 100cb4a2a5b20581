package org.tidegate.app.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the table of coverage to the sources. */
class CoverageTest {
  private static final Path PROJECT = Path.of("..", "..");

  @Test
  void document_isWhatTheSourcesSay() throws IOException {
    var text = CoverageDocument.of(Stream.of(Edition.values()).map(
        edition -> new CoverageDocument(edition, Requirements.read(edition), Citations.read(PROJECT, edition)))
        .toList());
    if (Boolean.getBoolean("coverage.write")) {
      Files.writeString(PROJECT.resolve(CoverageDocument.PLACE), text);
    }
    assertThat(Files.readString(PROJECT.resolve(CoverageDocument.PLACE)))
        .as("docs/ocpp-coverage.md is not what the sources say; .ci/coverage writes it anew")
        .isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  void cites_everyId_isARequirement(Edition edition) {
    var requirements = Requirements.read(edition);
    var citations = Citations.read(PROJECT, edition);
    assertThat(citations.testing().keySet()).allMatch(requirements::isKnown);
    assertThat(citations.implementing().keySet()).allMatch(requirements::isKnown);
  }

  @ParameterizedTest
  @EnumSource
  void exceptions_testedRequirements_areNotAmongThem(Edition edition) {
    var requirements = Requirements.read(edition);
    assertThat(Citations.read(PROJECT, edition).testing().keySet())
        .noneMatch(id -> requirements.exception(id).isPresent());
  }

  @ParameterizedTest
  @EnumSource
  void requirements_thatNeitherBelongToStationsNorOthersAtOnce(Edition edition) {
    var requirements = Requirements.read(edition);
    assertThat(requirements.ofStations()).hasSizeGreaterThan(edition == Edition.OCPP201 ? 1000 : 190)
        .doesNotContainAnyElementsOf(requirements.ofOthers());
  }
}
