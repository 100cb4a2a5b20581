package org.tidegate.hmi.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.view.Screen;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.page.Place;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/panel.md says is shown by a test, is shown by one that exists; and every screen stands there in pictures. */
class PanelDocumentTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CITED = Pattern.compile("`([A-Z][A-Za-z]*Test\\.[A-Za-z_]+)`");
  private static final Pattern METHOD = Pattern.compile(" void ([A-Za-z_]+)\\(");
  private static final List<String> MODULES = List.of("hmi", "station-controller/domain", "station-controller/app",
      "station-controller/demo");
  private static final int RULES = 20;
  private static final Pattern PICTURE = Pattern.compile("images/panel/([a-z-]+)-(en|ja)\\.png");
  private static final List<String> OF_PHONES = List.of("phone-code", "phone-question", "phone-review");
  private static final long LARGEST_PICTURE = 100_000;
  private static final long ALL_PICTURES = 2_500_000;

  @Test
  void everyRule_namesATestThatExists() throws IOException {
    var rules = rules();
    assertThat(rules).hasSize(RULES).allMatch(rule -> CITED.matcher(rule).find());
    var cited = rules.stream().flatMap(rule -> CITED.matcher(rule).results()).map(found -> found.group(1)).toList();
    assertThat(tests()).containsAll(cited);
  }

  /** One at least for each screen of the station, and for each place on an EVSE's pages. */
  @Test
  void everyScreenAndPlace_standsThereInBothLanguages() throws IOException {
    var shown = shown("en").stream().filter(name -> !OF_PHONES.contains(name)).map(name -> Optional
        .ofNullable(Scene.all(Views.NOW).get(name)).orElseThrow(() -> new AssertionError("no scene " + name))).toList();
    assertThat(shown).extracting(scene -> scene.view().evses().getFirst().screen()).contains(Screen.values());
    assertThat(shown).extracting(Scene::place).containsAll(EnumSet.complementOf(EnumSet.of(Place.PHONE)));
    assertThat(shown("en")).containsAll(OF_PHONES);
    assertThat(shown("ja")).isEqualTo(shown("en"));
  }

  @Test
  void everyPicture_isThereAndSmall() throws IOException {
    long all = 0;
    for (MatchResult picture : pictures()) {
      var file = ROOT.resolve("docs/" + picture.group());
      assertThat(file).exists();
      assertThat(Files.size(file)).as(picture.group()).isLessThan(LARGEST_PICTURE);
      all += Files.size(file);
    }
    assertThat(all).isLessThan(ALL_PICTURES);
  }

  private static List<String> shown(String language) throws IOException {
    return pictures().stream().filter(picture -> picture.group(2).equals(language)).map(picture -> picture.group(1))
        .toList();
  }

  private static List<MatchResult> pictures() throws IOException {
    return PICTURE.matcher(Files.readString(ROOT.resolve("docs/panel.md"))).results().toList();
  }

  private static List<String> rules() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/panel.md")).stream().filter(line -> line.matches("\\| \\d+ \\|.*"))
        .toList();
  }

  private static Set<String> tests() throws IOException {
    var tests = new HashSet<String>();
    for (var module : MODULES) {
      try (var files = Files.walk(ROOT.resolve(module + "/src/test/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
          var name = file.getFileName().toString().replace(".java", "");
          METHOD.matcher(Files.readString(file)).results().forEach(found -> tests.add(name + "." + found.group(1)));
        }
      }
    }
    return tests;
  }
}
