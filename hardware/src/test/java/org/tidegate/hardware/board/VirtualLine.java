package org.tidegate.hardware.board;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.tidegate.domain.port.StationLoop;

/**
 * A serial line without delay, with an emulated board at its other end, that can be cut: what is said meanwhile is lost.
 * Station loop only.
 */
public final class VirtualLine implements BoardLink {
  private final StationLoop loop;
  private final List<BoardEmulator> evses;
  private Optional<Consumer<byte[]>> program = Optional.empty();
  private Optional<Random> noise = Optional.empty();
  private boolean cut;

  /** A board with so many EVSEs. */
  public VirtualLine(StationLoop loop, int count) {
    this.loop = loop;
    this.evses = IntStream.rangeClosed(1, count).mapToObj(evse -> new BoardEmulator(evse, loop, this::toProgram))
        .toList();
  }

  /** The board's part of this EVSE, from 1. */
  public BoardEmulator evse(int id) {
    return evses.get(id - 1);
  }

  /** Nothing goes through in either direction. */
  public void cut() {
    cut = true;
  }

  /** It is whole again. */
  public void mend() {
    cut = false;
  }

  /** In each third word of either side one bit is another, by this chance. */
  void disturb(Random chance) {
    noise = Optional.of(chance);
  }

  private byte[] disturbed(byte[] bytes) {
    return noise.filter(chance -> chance.nextInt(3) == 0).map(chance -> {
      byte[] other = bytes.clone();
      other[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(Byte.SIZE));
      return other;
    }).orElse(bytes);
  }

  /** These come out at the program's end. */
  void toProgram(byte... bytes) {
    if (!cut) {
      program.ifPresent(listening -> listening.accept(disturbed(bytes)));
    }
  }

  @Override
  public void start(Consumer<byte[]> received) {
    program = Optional.of(received);
  }

  @Override
  public void send(int evseId, byte[] bytes) {
    if (!cut && program.isPresent()) {
      byte[] arriving = disturbed(bytes);
      loop.execute(() -> evses.forEach(evse -> evse.hears(arriving)));
    }
  }

  @Override
  public void close() {
    program = Optional.empty();
  }
}
