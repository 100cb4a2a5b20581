package org.tidegate.app.packaging;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the package keeps of its libraries because something names it: systemd/Named.java as the package's build calls it. */
class NamedTest {
  @TempDir
  Path folder;

  private CompiledClasses classes;

  @Test
  void classesAndMethods_namedInTexts_areKeptAndNoOthers() throws Exception {
    compile(Map.of(
        "library/Dotted", "package library; class Dotted {}",
        "library/Slashed", "package library; class Slashed {}",
        "library/Quiet", "package library; class Quiet { void quiet() {} }",
        "library/Served", "package library; public class Served { void unnamed() {} }",
        "library/AlsoServed", "package library; public class AlsoServed {}",
        "library/Called", "package library; class Called { void byName(int x) {} void quiet() {} }",
        "own/Looking", """
            package own;
            class Looking {
              String[] names = {"library.Dotted", "library/Slashed", "byName", "own.Looking", "library"};
            }"""));
    Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(classes.resolve("META-INF/services/library.Service"), """
        # those who serve
        library.Served
        library.AlsoServed # since 2.1
        """);

    assertThat(named("own")).containsExactly(
        "-keep class library.AlsoServed { <init>(...); }",
        "-keepclassmembers class library.Called { *** byName(...); }",
        "-keep class library.Dotted { <init>(...); }",
        "-keep class library.Served { <init>(...); }",
        "-keep class library.Slashed { <init>(...); }");
  }

  @Test
  void foldersNamedAfterTheFirst_haveNoRules_othersHave() throws Exception {
    compile(Map.of("own/Looking", "package own; class Looking { String name = \"own.Looking\"; }"));
    assertThat(named("own")).isEmpty();
    assertThat(named()).containsExactly("-keep class own.Looking { <init>(...); }");
  }

  private void compile(Map<String, String> sources) throws Exception {
    classes = new CompiledClasses(folder, sources);
  }

  private List<String> named(String... butBelow) throws Exception {
    return classes.run("Named.java", butBelow).lines().toList();
  }
}
