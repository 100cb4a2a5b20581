package org.tidegate.app.coverage;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of what is implemented and tested of one edition, made from the sources. */
final class CoverageDocument {
  static final Path PLACE = Path.of("docs", "ocpp-coverage.md");
  private static final int MOST_NAMES = 3;

  private final Edition edition;
  private final Requirements requirements;
  private final Citations citations;

  CoverageDocument(Edition edition, Requirements requirements, Citations citations) {
    this.edition = edition;
    this.requirements = requirements;
    this.citations = citations;
  }

  /** What is known of a requirement. */
  enum State {
    /** A test names it. */
    TESTED("tested"),
    /** The sources cite it, no test names it. */
    UNPROVEN("open: cited, but no test names it"),
    /** This station has no use for it. */
    NOT_APPLICABLE("not applicable"),
    /** Nothing is known of it. */
    OPEN("open");

    private final String words;

    State(String words) {
      this.words = words;
    }
  }

  /** All editions, one after the other. */
  static String of(List<CoverageDocument> editions) {
    return """
        <!-- Made from the sources by the build; don't edit it. -->

        `tested`: at least one test names the requirement as one that it would fail for (`@Covers`); "where" are the classes that cite it. A requirement that no test names is open,
        whatever the sources say. Requirements that only others than a station can meet are left out. The test cases of Part 6, and those that don't apply with the reason, are in
        the package `org.tidegate.app.conformance`. Of OCPP 2.1 the list has sections I, K and Q: what they add to OCPP 2.0.1, or word differently.

        """
        + editions.stream().map(CoverageDocument::text).collect(Collectors.joining());
  }

  State state(String id) {
    if (citations.testing().containsKey(id)) {
      return State.TESTED;
    }
    if (requirements.exception(id).isPresent()) {
      return State.NOT_APPLICABLE;
    }
    return citations.implementing().containsKey(id) ? State.UNPROVEN : State.OPEN;
  }

  private String text() {
    var text = new StringBuilder();
    text.append("# ").append(edition.title).append("\n\n");
    summary(text);
    edition.blocks().forEach((block, title) -> block(text, block, title));
    return text.toString();
  }

  private void summary(StringBuilder text) {
    text.append("| Block | Requirements | Tested | Not applicable | Open |\n|---|--:|--:|--:|--:|\n");
    edition.blocks().forEach((block, title) -> summary(text, block + " " + title, ids(block)));
    summary(text, "All", requirements.ofStations());
    text.append('\n');
  }

  private void summary(StringBuilder text, String name, Collection<String> ids) {
    Map<State, Long> counts = ids.stream().collect(Collectors.groupingBy(this::state, Collectors.counting()));
    long open = counts.getOrDefault(State.OPEN, 0L) + counts.getOrDefault(State.UNPROVEN, 0L);
    text.append("| %s | %d | %d | %d | %d |\n".formatted(name, ids.size(), counts.getOrDefault(State.TESTED, 0L),
        counts.getOrDefault(State.NOT_APPLICABLE, 0L), open));
  }

  private void block(StringBuilder text, String block, String title) {
    text.append("## ").append(edition == Edition.OCPP21 ? "2.1 " : "").append(block).append(' ').append(title)
        .append("\n\n")
        .append("| Requirement | State | Where | Tests |\n|---|---|---|---|\n");
    ids(block).forEach(id -> text.append("| %s | %s | %s | %s |\n".formatted(id, words(id),
        names(citations.implementing().get(id)), names(citations.testing().get(id)))));
    text.append('\n');
  }

  private String words(String id) {
    var state = state(id);
    return state == State.NOT_APPLICABLE
        ? state.words + ": " + requirements.exception(id).orElseThrow()
        : state.words;
  }

  private List<String> ids(String block) {
    return requirements.ofStations().stream().filter(id -> id.startsWith(block)).toList();
  }

  private static String names(SortedSet<String> places) {
    var all = places == null ? new TreeSet<String>() : places;
    String first = all.stream().limit(MOST_NAMES).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    return all.size() > MOST_NAMES ? first + " and " + (all.size() - MOST_NAMES) + " more" : first;
  }
}
