package org.tidegate.hardware.board;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.Indicator.Light;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.hardware.board.BoardMessages.Command;
import org.tidegate.hardware.board.BoardMessages.Status;
import org.tidegate.hardware.pilot.PilotCommand;
import org.tidegate.hardware.pilot.PilotDutyCycle;
import org.tidegate.hardware.pilot.PilotEvent;
import org.tidegate.hardware.pilot.PilotMachine;
import org.tidegate.hardware.pilot.PilotState;
import org.tidegate.hardware.pilot.PilotTable;
import org.tidegate.hardware.pilot.WakeUp;

/** One EVSE of a board as docs/board-protocol.md wants it. For the thread of its loop. */
public final class BoardEmulator implements PilotMachine.Effects {
  private static final Duration SAYS_EVERY = Duration.ofMillis(250);
  private static final Duration SAFE_AFTER = Duration.ofSeconds(2);

  int faults;
  int derated;
  int cableAmps = Status.FIXED_CABLE;
  boolean deaf;
  private @Nullable UnaryOperator<VehicleWord> vehicle;
  boolean welded;
  boolean lockStuck;
  private final int evse;
  private final StationLoop loop;
  private final Consumer<byte[]> line;
  private final FrameReader reader = new FrameReader();
  private final PilotMachine pilot;
  private final WakeUp wakeUp;
  private Optional<Command> newest = Optional.empty();
  private int obeyed = 255;
  private int number;
  private int board = 7;
  private long heardAt;
  private long leaseEnds;
  private long plugs = 41;
  private boolean contactor;
  private boolean lock;
  private Optional<Light> light = Optional.empty();
  private boolean mute;
  private Runnable endLease = () -> {};
  private Runnable endHearing = () -> {};

  /** A board at this line. */
  public BoardEmulator(StationLoop loop, Consumer<byte[]> line) {
    this(1, loop, line);
  }

  BoardEmulator(int evse, StationLoop loop, Consumer<byte[]> line) {
    this.evse = evse;
    this.loop = loop;
    this.line = line;
    this.pilot = new PilotMachine(evse, PilotTable.WITHOUT_VENTILATION, (time, task) -> loop.after(time, task)::cancel,
        this);
    this.wakeUp = new WakeUp((time, task) -> loop.after(time, task)::cancel, this::wake);
    heardAt = loop.nanoTime();
    loop.execute(this::tick);
  }

  /** What comes over the line. */
  public void hears(byte[] bytes) {
    reader.take(bytes)
        .forEach(frame -> Command.of(frame).filter(command -> !deaf && command.evseId() == evse).ifPresent(command -> {
          newest = Optional.of(command);
          obeyed = frame.number();
          heardAt = loop.nanoTime();
          Duration lease = Duration.ofMillis(Math.min(3_000, command.leaseMs()));
          leaseEnds = heardAt + lease.toNanos();
          endLease.run();
          endLease = loop.after(lease, this::look)::cancel;
          endHearing.run();
          endHearing = loop.after(SAFE_AFTER, this::look)::cancel;
          look();
        }));
  }

  /** What the pilot's level becomes. */
  public void vehicle(PilotEvent level) {
    boolean was = pilot.state().told().isConnected();
    pilot.on(level);
    plugs += !was && pilot.state().told().isConnected() ? 1 : 0;
    look();
  }

  /** It speaks, but hears nothing. */
  public void deaf(boolean now) {
    deaf = now;
  }

  /** Its protective devices did what they do with such faults: all of them open the contactor. */
  public void faults(int bits) {
    faults = bits;
    look();
  }

  /** It is hot, and carries so much less. */
  public void derated(int percent) {
    derated = percent;
    say();
  }

  /** Its contactor does not open any more, and it does not tell. */
  public void weld() {
    welded = true;
  }

  /** It had no power for a moment, and nobody knows whether the vehicle that is here now was here before. */
  public void restart() {
    PilotEvent level = level(pilot.state());
    newest = Optional.empty();
    obeyed = 0;
    pilot.on(PilotEvent.LEVEL_12);
    vehicle(level);
  }

  private static PilotEvent level(PilotState state) {
    return state.isReady() ? PilotEvent.LEVEL_6 : state.told().isConnected() ? PilotEvent.LEVEL_9 : PilotEvent.LEVEL_12;
  }

  /** What it had set its timers for was lost with its loop: it looks again by itself. */
  public void goOn() {
    loop.execute(this::tick);
  }

  /** From now on it is another board, for the rest the same. */
  void replacedBy(int other) {
    board = other;
  }

  void mute(boolean now) {
    mute = now;
  }

  /** As its read-back contact says. */
  public boolean isContactorClosed() {
    return contactor;
  }

  /** Amperes that a vehicle may draw now. */
  public double amps() {
    return newest.isPresent() && pilot.state().name().endsWith("2")
        ? PilotDutyCycle.amps(newest.get().dutyPercent()).orElse(0)
        : 0;
  }

  /** Of direct current: what it tells the vehicle to give or take, W. */
  public int watts() {
    return leased() ? newest.map(command -> command.watts().orElse(0)).orElse(0) : 0;
  }

  /** Duty cycle that the vehicle sees, percent. */
  public int dutyCycle() {
    return pilot.state().name().endsWith("2")
        ? newest.map(Command::dutyPercent).orElse(PilotDutyCycle.STEADY)
        : PilotDutyCycle.STEADY;
  }

  /** The vehicle talks with it, and says this of itself from now on; charge in percent, capacity in watt-hours. */
  public void vehicleSays(double stateOfCharge, int capacity, int mostCharge, int mostDischarge) {
    says(word -> new VehicleWord(word.evseId(), word.plugs(), false, Optional.of(stateOfCharge), Optional.empty(),
        Optional.of((double) capacity), Optional.of((double) mostCharge), Optional.of((double) mostDischarge),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  void says(UnaryOperator<VehicleWord> word) {
    vehicle = word;
  }

  /** The vehicle says nothing any more. */
  public void vehicleIsSilent() {
    vehicle = null;
  }

  /** What its light shows; absent: nothing. */
  Optional<Light> light() {
    return light;
  }

  /** What it was told of its lease. */
  int leaseMs() {
    return newest.map(Command::leaseMs).orElse(0);
  }

  boolean isLocked() {
    return lock;
  }

  PilotState pilot() {
    return pilot.state();
  }

  private void obey() {
    Command command = newest.orElse(null);
    boolean silent = loop.nanoTime() - heardAt >= SAFE_AFTER.toNanos();
    if (command == null || silent) {
      newest = Optional.empty();
      light = Optional.empty();
      pilot.on(PilotEvent.AVAILABLE);
      pilot.on(PilotEvent.WITHDRAW);
      contactor = welded && contactor;
      lock(lock && pilot.state().isReady());
      return;
    }
    light = Optional.of(command.light());
    lock(command.lock());
    pilot.on(command.available() ? PilotEvent.AVAILABLE : PilotEvent.UNAVAILABLE);
    boolean talks = command.watts().isPresent();
    boolean offers = command.dutyPercent() < PilotDutyCycle.STEADY && (talks || leased() || !contactor);
    pilot.on(offers ? PilotEvent.OFFER : PilotEvent.WITHDRAW);
    contactor = welded && contactor || command.contactor() && pilot.isSupplyAllowed() && faults == 0;
  }

  private boolean leased() {
    return loop.nanoTime() - leaseEnds < 0;
  }

  private void lock(boolean hold) {
    lock = lockStuck ? lock : hold;
  }

  /** A vehicle that it talks with is not woken: that would end the talk. */
  private void wake() {
    if (newest.filter(command -> command.watts().isPresent()).isEmpty()) {
      pilot.on(PilotEvent.WAKE);
    }
  }

  private void look() {
    obey();
    say();
  }

  private void tick() {
    look();
    loop.after(SAYS_EVERY, this::tick);
  }

  private void say() {
    if (!mute) {
      number = number + 1 & 0xFF;
      line.accept(new Status(evse, obeyed, pilot.state().told(), contactor, lock, board,
          plugs, cableAmps, faults, derated).frame(number).encoded());
      UnaryOperator<VehicleWord> word = vehicle;
      if (word != null) {
        line.accept(word.apply(nothingSaid()).frame(number).encoded());
      }
    }
  }

  private VehicleWord nothingSaid() {
    return new VehicleWord(evse, plugs, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Override
  public void supplyAllowed(boolean allowed) {
    contactor = contactor && (allowed || welded);
  }

  @Override
  public void shows(PilotCommand signal) {}

  @Override
  public void entered(PilotState state) {
    wakeUp.entered(state);
  }
}
