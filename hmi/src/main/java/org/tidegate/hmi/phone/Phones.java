package org.tidegate.hmi.phone;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationViews;
import org.tidegate.domain.view.EvseView;

/**
 * Which phones may act for which stay. All of it lives in memory, is bounded, and dies with the stay. Safe from any
 * thread.
 */
public final class Phones {
  /** Of one stay; another one more ends the oldest. */
  static final int MOST_VISITS = 8;
  /** How long the panel shows that a phone wants to permit. */
  static final Duration WISH = Duration.ofSeconds(60);

  private final StationViews views;
  private final StationLoop loop;
  private final SecureRandom random = new SecureRandom();
  private final Codes codes;
  private final Map<String, Visit> visits = new LinkedHashMap<>();
  private final Map<Integer, Wish> wishes = new HashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private record Wish(Stay stay, long version, long since) {}

  /** No phone may anything yet. */
  public Phones(StationViews views, StationLoop loop) {
    this.views = views;
    this.loop = loop;
    this.codes = new Codes(loop, random);
  }

  /** From now on this runs after each change of what is known here, on the thread that changed it. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** The code to be shown at this EVSE; absent while nobody is there. */
  public synchronized Optional<Secret> code(EvseView evse) {
    forgetOver();
    return Stay.of(evse).filter(this::stands).map(codes::shown);
  }

  /**
   * Makes a visit of a code, once.
   *
   * @param language that the phone asks for
   * @return what its cookie must say; absent for anything but an open code
   */
  public Optional<Secret> claim(String code, Optional<String> language) {
    var token = claimed(code, language);
    token.ifPresent(claimed -> changed());
    return token;
  }

  private synchronized Optional<Secret> claimed(String code, Optional<String> language) {
    forgetOver();
    return codes.claim(code).map(stay -> {
      var token = Secret.random(random);
      visits.put(token.fingerprint(), new Visit(token.fingerprint(), stay, Secret.random(random), language));
      visits.values().stream().filter(visit -> visit.stay().equals(stay)).map(Visit::id).toList().reversed().stream()
          .skip(MOST_VISITS).forEach(visits::remove);
      return token;
    });
  }

  /** The visit of a cookie, as long as its stay stands. */
  public Optional<Visit> visit(String token) {
    return visitOf(Secret.fingerprint(token));
  }

  /** The visit with this id, as long as its stay stands. */
  public synchronized Optional<Visit> visitOf(String id) {
    return Optional.ofNullable(visits.get(id)).filter(visit -> stands(visit.stay()));
  }

  /** From now on this phone is spoken to in this language. */
  public void speak(Visit visit, String tag) {
    synchronized (this) {
      visits.computeIfPresent(visit.id(), (id, same) -> same.speaking(tag));
    }
    changed();
  }

  /** A phone that may not permit by itself wants to: the panel asks. */
  public void wish(Visit visit, long version) {
    synchronized (this) {
      forgetOver();
      wishes.put(visit.stay().evse(), new Wish(visit.stay(), version, loop.nanoTime()));
    }
    changed();
  }

  /** Whether a phone wants to permit what this view shows. Another version is another question. */
  public synchronized boolean wishes(EvseView evse) {
    return Optional.ofNullable(wishes.get(evse.id()))
        .filter(wish -> wish.version == evse.version() && Stay.of(evse).filter(wish.stay::equals).isPresent())
        .filter(wish -> Duration.ofNanos(loop.nanoTime() - wish.since).compareTo(WISH) < 0)
        .flatMap(wish -> evse.session())
        .filter(session -> session.permission() != PermissionState.GRANTED && session.permitPossible()).isPresent();
  }

  /** How many phones may act at this EVSE now. */
  public synchronized int count(EvseView evse) {
    return (int) visits.values().stream().filter(visit -> Stay.of(evse).filter(visit.stay()::equals).isPresent())
        .count();
  }

  /** Ends the visits, codes and wishes of this EVSE: whoever should go on must scan again. */
  public void disconnect(int evse) {
    synchronized (this) {
      visits.values().removeIf(visit -> visit.stay().evse() == evse);
      codes.keep(stay -> stay.evse() != evse);
      wishes.remove(evse);
    }
    changed();
  }

  /** Ends this visit. */
  public synchronized void leave(Visit visit) {
    visits.remove(visit.id());
  }

  private boolean stands(Stay stay) {
    return stay.standsIn(views.newest());
  }

  private void forgetOver() {
    visits.values().removeIf(visit -> !stands(visit.stay()));
    wishes.values().removeIf(wish -> !stands(wish.stay));
    codes.keep(this::stands);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }
}
