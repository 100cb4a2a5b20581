package org.tidegate.domain.authorization;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.station.OnStationLoop;

/**
 * The local authorization list, OCPP 2.0.1 D01 and D02: nothing but an update of the central system changes it
 * (D01.FR.09); kept across power cuts (D01.FR.10). Holds digests, never a token. Station loop only.
 */
@OnStationLoop
public final class LocalList {
  /** Most tokens, LocalAuthListCtrlr.Entries. */
  public static final int MOST = 5_000;
  /** Most bytes of {@link #MOST} tokens. */
  public static final int MOST_BYTES = MOST * 359;
  /** Most tokens of one update, LocalAuthListCtrlr.ItemsPerMessage. */
  public static final int MOST_PER_UPDATE = 500;

  private final Map<String, ListedToken> tokens = new HashMap<>();
  private final Consumer<Change> changes;
  private int version;

  /**
   * No list.
   *
   * @param changes what must be stored
   */
  public LocalList(Consumer<Change> changes) {
    this.changes = changes;
  }

  /** What became of an update. Immutable. */
  public sealed interface Outcome {
    /** It is made. */
    record Accepted() implements Outcome {}

    /** Nothing was changed. */
    record Failed(Refusal why) implements Outcome {}

    /** Nothing was changed: it amends another list than this one (D01.FR.19). */
    record VersionMismatch() implements Outcome {}
  }

  /** Takes back what was stored. */
  public void restore(Collection<ListedToken> stored, Optional<ListVersion> number) {
    stored.forEach(token -> tokens.put(token.digest(), token));
    number.ifPresent(known -> version = known.number());
  }

  /** What the list says of a token. */
  public Optional<Authorization> find(IdToken token) {
    return Optional.ofNullable(tokens.get(token.digest())).map(ListedToken::answer);
  }

  /** Which list it is; 0: none was sent yet (D02.FR.02). */
  public int version() {
    return version;
  }

  /** Makes an update, whole or not at all. */
  public Outcome update(ListUpdate update) {
    var refusal = refusal(update);
    if (refusal.isPresent()) {
      return new Outcome.Failed(refusal.get());
    }
    if (update.kind() == ListUpdate.Kind.Differential && update.version() <= version) {
      return new Outcome.VersionMismatch();
    }
    if (sizeAfter(update) > MOST) {
      return new Outcome.Failed(new Refusal("TooManyElements", "the list holds at most " + MOST + " tokens"));
    }
    if (update.kind() == ListUpdate.Kind.Full) {
      clear(); // D01.FR.04, D01.FR.15
    }
    update.entries().forEach(this::apply);
    version = update.version();
    changes.accept(new Change.FactSaved(new ListVersion(version)));
    return new Outcome.Accepted();
  }

  /** How many tokens, LocalAuthListCtrlr.Entries. */
  public int size() {
    return tokens.size();
  }

  /** What it takes, LocalAuthListCtrlr.Storage. */
  public int bytes() {
    return tokens.values().stream().mapToInt(ListedToken::bytes).sum();
  }

  private static Optional<Refusal> refusal(ListUpdate update) {
    if (update.version() <= 0) {
      return Optional.of(new Refusal("ValuePositiveOnly", "the version must be above 0")); // D01.FR.18
    }
    if (update.entries().size() > MOST_PER_UPDATE) {
      return Optional.of(new Refusal("TooManyElements", "at most " + MOST_PER_UPDATE + " tokens at a time"));
    }
    if (update.hasDuplicates()) {
      return Optional.of(new Refusal("InvalidValue", "a token is named twice")); // D01.FR.06
    }
    return update.isIncomplete()
        ? Optional.of(new Refusal("MissingParam", "a full list needs idTokenInfo for each token"))
        : Optional.empty();
  }

  private long sizeAfter(ListUpdate update) {
    long added = update.entries().stream().filter(entry -> entry.answer().isPresent())
        .filter(entry -> update.kind() == ListUpdate.Kind.Full || !tokens.containsKey(entry.token().digest())).count();
    return update.kind() == ListUpdate.Kind.Full ? added : tokens.size() + added - leaving(update);
  }

  private long leaving(ListUpdate update) {
    return update.entries().stream()
        .filter(entry -> entry.answer().isEmpty() && tokens.containsKey(entry.token().digest())).count();
  }

  private void clear() {
    tokens.clear();
    changes.accept(new Change.FactsForgotten(ListedToken.class));
  }

  /** D01.FR.16, D01.FR.17. */
  private void apply(ListUpdate.Entry entry) {
    var digest = entry.token().digest();
    if (entry.answer().isPresent()) {
      var listed = new ListedToken(digest, entry.answer().get().remembered());
      tokens.put(digest, listed);
      changes.accept(new Change.FactSaved(listed));
    } else if (tokens.remove(digest) != null) {
      changes.accept(new Change.FactForgotten(ListedToken.class, digest));
    }
  }
}
