package org.tidegate.app.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every test case of Part 6 for a charging station in the profiles Core, Advanced Security, Local Authorization List
 * Management, Smart Charging, Reservation and Advanced User Interface is a test here, or stands in the table of what
 * this station does not offer.
 */
class CasesTest {
  private static final Pattern NAME = Pattern.compile("(TC_[A-Z]_\\d+_CS).*");

  private final Set<String> cases = ids("cases.txt");
  private final Set<String> tested = tested();
  private final Set<String> notOffered = ids("not-offered.txt");

  @Test
  void eachCase_ofTheProfiles_isATestOrNotOffered() {
    var missing = new TreeSet<>(cases);
    missing.removeAll(tested);
    missing.removeAll(notOffered);
    assertThat(missing).isEmpty();
  }

  @Test
  void eachTest_namedLikeACase_isOneOfThem() {
    assertThat(cases).hasSize(345).containsAll(tested);
  }

  @Test
  void notOffered_isACase_andNotTested() {
    assertThat(cases).containsAll(notOffered);
    assertThat(notOffered).doesNotContainAnyElementsOf(tested);
  }

  /** The first word of each line. */
  private static Set<String> ids(String resource) {
    try (InputStream lines = CasesTest.class.getResourceAsStream("/conformance/" + resource)) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(" ")[0])
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new AssertionError(resource, e);
    }
  }

  private static Set<String> tested() {
    try (var files = Files.list(
        Path.of(CasesTest.class.getResource("CasesTest.class").toURI()).getParent())) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Test.class"))
          .flatMap(name -> Arrays.stream(load(name).getDeclaredMethods()))
          .filter(method -> method.isAnnotationPresent(Test.class)).map(method -> NAME.matcher(method.getName()))
          .filter(name -> name.matches()).map(name -> name.group(1)).collect(Collectors.toCollection(TreeSet::new));
    } catch (Exception e) {
      throw new AssertionError("the classes of this package can't be listed", e);
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class
          .forName(CasesTest.class.getPackageName() + "." + file.substring(0, file.length() - ".class".length()));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(file, e);
    }
  }
}
