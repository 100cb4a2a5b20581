package org.tidegate.app.rules;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is on the class path: libraries may bring others that nobody asked for. */
class ClassPathTest {
  private static final Pattern CLASS = Pattern.compile("(?!META-INF/).*(?<!module-info)\\.class");

  @Test
  void eachClass_standsInOneJarOnly() throws IOException {
    var where = new HashMap<String, String>();
    Map<String, TreeSet<String>> twice = new TreeMap<>();
    for (var path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (path.endsWith(".jar")) {
        try (var jar = new JarFile(path)) {
          var name = new File(path).getName();
          jar.stream().map(Object::toString).filter(entry -> CLASS.matcher(entry).matches()).forEach(entry -> {
            var first = where.putIfAbsent(entry, name);
            if (first != null) {
              twice.computeIfAbsent(first + " and " + name, _ -> new TreeSet<>()).add(entry);
            }
          });
        }
      }
    }

    assertThat(where).containsKey("com/jcraft/jsch/JSch.class");
    assertThat(twice).isEmpty();
  }
}
