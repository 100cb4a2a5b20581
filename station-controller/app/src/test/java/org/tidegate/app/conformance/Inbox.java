package org.tidegate.app.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tidegate.app.virtual.ScriptedCentralSystem;
import org.tidegate.app.virtual.ScriptedCentralSystem.Call;

/** What the station sent, and which of it a case has looked at. Test thread only. */
final class Inbox {
  private static final int LONGEST_LINE = 300;

  private final ScriptedCentralSystem centralSystem;
  private final Set<Integer> seen = new TreeSet<>();

  Inbox(ScriptedCentralSystem centralSystem) {
    this.centralSystem = centralSystem;
  }

  /** The oldest call not looked at yet that is of this kind and fits; it counts as looked at from now on. */
  <Q> Optional<Q> take(Class<Q> kind, Predicate<? super Q> fits) {
    var calls = centralSystem.calls();
    for (int index = 0; index < calls.size(); index++) {
      var request = calls.get(index).request();
      if (!seen.contains(index) && kind.isInstance(request) && fits.test(kind.cast(request))) {
        seen.add(index);
        return Optional.of(kind.cast(request));
      }
    }
    return Optional.empty();
  }

  /** What was not looked at yet, oldest first. */
  List<Call> unseen() {
    var calls = centralSystem.calls();
    var unseen = new ArrayList<Call>();
    for (int index = 0; index < calls.size(); index++) {
      if (!seen.contains(index)) {
        unseen.add(calls.get(index));
      }
    }
    return unseen;
  }

  /** What was looked at of this kind, oldest first. */
  <Q> List<Q> seen(Class<Q> kind) {
    return seen.stream().map(index -> centralSystem.calls().get(index).request()).filter(kind::isInstance)
        .map(kind::cast).toList();
  }

  /** All there is counts as looked at. */
  void lookAway() {
    for (int index = 0; index < centralSystem.calls().size(); index++) {
      seen.add(index);
    }
  }

  /** For the words of a failure. */
  String describe() {
    var lines = unseen().stream().map(call -> "\n  %s %s".formatted(call.at(), shortened(call.request().toString())))
        .collect(Collectors.joining());
    return lines.isEmpty() ? "nothing" : lines;
  }

  private static String shortened(String message) {
    var told = message.replaceAll("(, )?\\w+=null", "");
    return told.length() <= LONGEST_LINE ? told : told.substring(0, LONGEST_LINE) + "…";
  }
}
