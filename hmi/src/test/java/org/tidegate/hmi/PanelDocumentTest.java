package org.tidegate.hmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/panel.md says is shown by a test, is shown by one that exists. */
class PanelDocumentTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CITED = Pattern.compile("`([A-Z][A-Za-z]*Test\\.[A-Za-z_]+)`");
  private static final Pattern METHOD = Pattern.compile(" void ([A-Za-z_]+)\\(");
  private static final List<String> MODULES = List.of("hmi", "station-controller/domain", "station-controller/app",
      "station-controller/demo");
  private static final int RULES = 20;

  @Test
  void everyRule_namesATestThatExists() throws IOException {
    var rules = rules();
    assertThat(rules).hasSize(RULES).allMatch(rule -> CITED.matcher(rule).find());
    var cited = rules.stream().flatMap(rule -> CITED.matcher(rule).results()).map(found -> found.group(1)).toList();
    assertThat(tests()).containsAll(cited);
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
