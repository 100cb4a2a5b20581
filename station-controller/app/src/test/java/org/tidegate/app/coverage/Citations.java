package org.tidegate.app.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the sources speak of requirements. Immutable once read.
 *
 * @param implementing classes of the program that cite a requirement, by id
 * @param testing tests that name a requirement as covered, by id
 */
record Citations(SortedMap<String, SortedSet<String>> implementing, SortedMap<String, SortedSet<String>> testing) {
  private static final Pattern COVERED = Pattern.compile(
      "@Covers\\(([^)]*)\\)(.*?)(?:\\bvoid\\s+(\\w+)\\s*\\(|\\b(?:class|record)\\s+(\\w+))", Pattern.DOTALL);

  /** Reads all sources of the project. */
  static Citations read(Path project, Edition edition) {
    var citations = new Citations(new TreeMap<>(), new TreeMap<>());
    sources(project, "main").forEach(source -> citations.readProgram(source, edition));
    sources(project, "test").forEach(source -> citations.readTest(source, edition));
    return citations;
  }

  private void readProgram(Path source, Edition edition) {
    String text = text(source);
    var name = className(source);
    edition.id.matcher(text).results().forEach(found -> add(implementing, found.group(1), name));
    edition.range.matcher(text).results().forEach(found -> {
      int last = Integer.parseInt(found.group(3));
      for (int number = Integer.parseInt(found.group(2)); number <= last; number++) {
        add(implementing, "%s.FR.%0" + found.group(2).length() + "d", found.group(1), number, name);
      }
    });
  }

  private void readTest(Path source, Edition edition) {
    COVERED.matcher(text(source)).results().forEach(found -> {
      String test = found.group(3) == null ? className(source) : className(source) + "." + found.group(3);
      edition.id.matcher(found.group(1)).results().forEach(id -> add(testing, id.group(1), test));
    });
  }

  private static void add(SortedMap<String, SortedSet<String>> places, String format, String useCase, int number,
      String place) {
    add(places, String.format(format, useCase, number), place);
  }

  private static void add(SortedMap<String, SortedSet<String>> places, String id, String place) {
    places.computeIfAbsent(id, _ -> new TreeSet<>()).add(place);
  }

  private static Stream<Path> sources(Path project, String kind) {
    return Stream.of("station-controller/domain", "station-controller/app", "ocpp-adapter", "hmi", "hardware")
        .map(module -> project.resolve(module).resolve("src").resolve(kind).resolve("java"))
        .filter(Files::isDirectory).flatMap(Citations::javaFiles);
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String className(Path source) {
    return source.getFileName().toString().replace(".java", "");
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
