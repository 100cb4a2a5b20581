package org.tidegate.app.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong in one file. Used by one thread. */
final class Mistakes {
  private final Path file;
  private final List<Mistake> found = new ArrayList<>();

  Mistakes(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  void add(int line, String key, String why, String right) {
    found.add(new Mistake(file, line, key, why, right));
  }

  List<Mistake> all() {
    return List.copyOf(found);
  }

  void refuseIfAny() throws ConfigurationRefused {
    if (!found.isEmpty()) {
      found.sort(Comparator.comparingInt(Mistake::line));
      throw new ConfigurationRefused(found);
    }
  }
}
