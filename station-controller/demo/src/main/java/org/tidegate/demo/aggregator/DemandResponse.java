package org.tidegate.demo.aggregator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.v201.MeasurandEnum;
import org.tidegate.ocpp.v201.V201;

/**
 * The coordinator's request of the moment: permitted vehicles are dispatched, anew when one comes, leaves, changes its
 * mind or is offered differently, and let go at the end. Station loop only.
 */
final class DemandResponse {
  private final StationLoop loop;
  private final Pool pool;
  private @Nullable Running running;

  DemandResponse(StationLoop loop, Pool pool) {
    this.loop = loop;
    this.pool = pool;
  }

  /** One request under way. */
  static final class Running {
    private final DemandRequest request;
    private final Instant started;
    private final Map<ParkingPlace, Part> parts = new LinkedHashMap<>();
    private final StationLoop.Timer end;

    private Running(DemandRequest request, Instant started, StationLoop.Timer end) {
      this.request = request;
      this.started = started;
      this.end = end;
    }

    DemandRequest request() {
      return request;
    }

    Instant started() {
      return started;
    }

    Instant ends() {
      return started.plus(request.length());
    }

    List<Part> parts() {
      return List.copyOf(parts.values());
    }

    /** Whether this request itself, not the one before, has a setpoint there. */
    private boolean asked(Candidate candidate) {
      return Optional.ofNullable(parts.get(candidate.place())).filter(part -> !part.answer().equals(Part.REPLACED))
          .filter(part -> part.share().candidate().transactionId().equals(candidate.transactionId())).isPresent();
    }

    /** Measured power of those that take part, W, positive into the vehicles. */
    BigDecimal measured() {
      return parts.values().stream().map(part -> part.share().candidate().place().readings().power())
          .flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Measured energy of this register since the request began, Wh. */
    BigDecimal energy(MeasurandEnum register) {
      return parts.values().stream().map(part -> part.since(register)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /**
   * A share with what the station said of it. Immutable.
   *
   * @param answer status of the charging profile, {@code sent} before
   * @param registers at the beginning, Wh
   */
  record Part(Share share, String answer, Map<MeasurandEnum, BigDecimal> registers) {
    private static final String REPLACED = "replaced";

    /** Of the request before: its setpoint holds until a new one comes. */
    private Part replaced() {
      return new Part(share, REPLACED, Map.copyOf(share.candidate().place().readings().values()));
    }

    private boolean isFor(Share wanted) {
      return !answer.equals(REPLACED) && share.watts() == wanted.watts()
          && share.candidate().transactionId().equals(wanted.candidate().transactionId());
    }

    Part answered(String status) {
      return new Part(share, status, registers);
    }

    private BigDecimal since(MeasurandEnum register) {
      var now = share.candidate().place().readings().of(register);
      var before = Optional.ofNullable(registers.get(register));
      return now.flatMap(value -> before.map(value::subtract)).orElse(BigDecimal.ZERO);
    }
  }

  Optional<Running> running() {
    return Optional.ofNullable(running);
  }

  /**
   * In place of the request before, whose vehicles go over to it without a pause.
   *
   * @throws IllegalArgumentException when its prices can't be; then all stays as it was
   */
  void start(DemandRequest request) {
    pool.prices().now().plus(request.saleChange(), request.purchaseChange());
    var before = running();
    before.ifPresent(over -> end(over, "a new request came"));
    var timer = loop.after(request.length(), () -> stop("its time is over"));
    var now = new Running(request, loop.now(), timer);
    before.ifPresent(over -> over.parts.forEach((place, part) -> now.parts.put(place, part.replaced())));
    running = now;
    pool.noteRequest(request.directionToken() + " demand response, " + request.watts() + " W for "
        + request.length().toSeconds() + " s, as " + request.formToken());
    movePrices(request.saleChange(), request.purchaseChange());
    dispatch(now);
  }

  /** Lets all vehicles go; nothing happens when there is no request. */
  void stop(String why) {
    running().ifPresent(over -> {
      end(over, why);
      over.parts.values().forEach(part -> letGo(part.share().candidate()));
    });
  }

  private void end(Running over, String why) {
    running = null;
    over.end.cancel();
    pool.noteRequest(over.request.directionToken() + " demand response ends: " + why);
    movePrices(over.request.saleChange().negate(), over.request.purchaseChange().negate());
  }

  /** A vehicle came, left, its driver answered, or its station offers something else. */
  void carsChanged() {
    if (running != null) {
      loop.execute(() -> running().ifPresent(this::dispatch));
    }
  }

  private void dispatch(Running now) {
    var request = now.request;
    var candidates = pool.candidates(request.direction(), !request.regardless()).toList();
    var shares = Dispatch.split(request.watts(), request.direction(), candidates);
    leaving(now, shares, candidates).forEach(place -> {
      var part = now.parts.remove(place);
      if (part != null) {
        letGo(part.share().candidate());
      }
    });
    shares.stream().filter(share -> !isSent(now, share)).forEach(share -> send(now, share));
    if (shares.isEmpty()) {
      pool.noteRequest("no vehicle can take part now");
    }
  }

  /**
   * Without those of this request that offer nothing at the moment: let go, a vehicle would charge as ever, while the
   * setpoint it has makes it wait.
   */
  private static List<ParkingPlace> leaving(Running now, List<Share> shares, List<Candidate> candidates) {
    var gone = new ArrayList<>(now.parts.keySet());
    shares.forEach(share -> gone.remove(share.candidate().place()));
    candidates.stream().filter(candidate -> !candidate.isAble()).filter(now::asked).map(Candidate::place)
        .forEach(gone::remove);
    return gone;
  }

  private static boolean isSent(Running now, Share share) {
    var part = now.parts.get(share.candidate().place());
    return part != null && part.isFor(share);
  }

  private void send(Running now, Share share) {
    var place = share.candidate().place();
    var before = Optional.ofNullable(now.parts.get(place)).map(Part::registers)
        .orElseGet(() -> Map.copyOf(place.readings().values()));
    now.parts.put(place, new Part(share, "sent", before));
    var left = Duration.between(loop.now(), now.ends());
    share.candidate().station().link().ifPresent(link -> link
        .call(V201.SET_CHARGING_PROFILE, Setpoints.set(share, now.request.form(), loop.now(), left))
        .thenAccept(answer -> answered(now, share, answer.status().name())));
  }

  private void answered(Running now, Share share, String status) {
    pool.note(share.candidate().station(), "EVSE " + share.candidate().place().evseId() + ": setpoint "
        + share.watts() + " W " + status);
    now.parts.computeIfPresent(share.candidate().place(),
        (_, part) -> part.share().equals(share) ? part.answered(status) : part);
  }

  private void letGo(Candidate candidate) {
    candidate.station().link().ifPresent(link -> link.call(V201.CLEAR_CHARGING_PROFILE,
        Setpoints.clear(candidate.place().evseId())));
  }

  /** Somebody may have set other prices meanwhile: those that can't be moved stay. */
  private void movePrices(BigDecimal sale, BigDecimal purchase) {
    if (sale.signum() == 0 && purchase.signum() == 0) {
      return;
    }
    try {
      pool.changePrices(pool.prices().now().plus(sale, purchase));
    } catch (IllegalArgumentException outOfRange) {
      pool.noteRequest("prices stay: " + outOfRange.getMessage());
    }
  }
}
