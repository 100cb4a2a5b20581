package org.tidegate.app.configuration;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration has mistakes: all of them. Immutable. */
public final class ConfigurationRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  /** Refused for these mistakes, at least one. */
  public ConfigurationRefused(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** All of them, in the order of the file's lines. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
