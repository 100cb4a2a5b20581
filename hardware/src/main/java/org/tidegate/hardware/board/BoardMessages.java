package org.tidegate.hardware.board;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;
import org.tidegate.domain.port.Indicator.Light;
import org.tidegate.domain.session.ControlPilotState;

/** What is said over the line to a board, and by it. Pure. */
final class BoardMessages {
  /** Version of the protocol. */
  static final int VERSION = 1;
  /** Type of {@link Command} for alternating current, to the board. */
  static final int COMMAND = 0x02;
  /** Type of {@link Command} for direct current, to the board. */
  static final int DIRECT_COMMAND = 0x03;
  /** Type of {@link Status}, from the board. */
  static final int STATUS = 0x82;

  private static final int COMMAND_LENGTH = 7;
  private static final int DIRECT_COMMAND_LENGTH = COMMAND_LENGTH + Integer.BYTES;
  private static final int STATUS_LENGTH = 17;
  private static final int WHOLE = 100;

  private BoardMessages() {}

  /**
   * What an EVSE is to do from now on, as a whole.
   *
   * @param dutyPercent of the pilot while energy is offered, 100: steady
   * @param leaseMs how long energy may flow without another command, 0 to 3000
   * @param watts what the converter was told, for the vehicle to be told the same, positive into it; present exactly for
   *     direct current
   */
  record Command(
      int evseId, boolean available, boolean contactor, boolean lock, int dutyPercent, int leaseMs, Light light,
      OptionalInt watts) {

    Frame frame(int number) {
      int flags = (available ? 1 : 0) | (contactor ? 2 : 0) | (lock ? 4 : 0);
      ByteBuffer bytes = ByteBuffer.allocate(watts.isPresent() ? DIRECT_COMMAND_LENGTH : COMMAND_LENGTH)
          .order(ByteOrder.LITTLE_ENDIAN).put((byte) evseId).put((byte) flags).put((byte) dutyPercent)
          .putShort((short) leaseMs).put((byte) light.ordinal());
      watts.ifPresent(bytes::putInt);
      return new Frame(watts.isPresent() ? DIRECT_COMMAND : COMMAND, number, bytes.put((byte) VERSION).array());
    }

    /** Absent when it is none, or makes no sense. */
    static Optional<Command> of(Frame frame) {
      boolean isDirect = frame.type() == DIRECT_COMMAND;
      if (!isDirect && frame.type() != COMMAND
          || frame.payload().length != (isDirect ? DIRECT_COMMAND_LENGTH : COMMAND_LENGTH)) {
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(frame.payload()).order(ByteOrder.LITTLE_ENDIAN);
      int evse = bytes.get();
      int flags = bytes.get();
      int duty = bytes.get();
      int lease = bytes.getShort() & 0xFFFF;
      int light = bytes.get();
      OptionalInt watts = isDirect ? OptionalInt.of(bytes.getInt()) : OptionalInt.empty();
      if (duty < 0 || duty > 100 || light < 0 || light >= Light.values().length || bytes.get() != VERSION) {
        return Optional.empty();
      }
      return Optional.of(new Command(evse, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, duty, lease,
          Light.values()[light], watts));
    }
  }

  /**
   * How an EVSE is.
   *
   * @param obeyed number of the newest command's frame
   * @param board number of the board, for telling one from another
   * @param plugs counts vehicles that were connected, over restarts of the board too
   * @param cableAmps what the cable in the socket carries; or one of the values below
   * @param faults one bit each, see {@link BoardFault}
   * @param derated percent of its rating that it does not carry now because it is hot
   */
  record Status(
      int evseId, int obeyed, ControlPilotState pilot, boolean contactor, boolean locked, long board, long plugs,
      int cableAmps, int faults, int derated) {
    /** Value of {@link #cableAmps}: there is none. */
    static final int NO_CABLE = 0;
    /** Value of {@link #cableAmps}: one is in, with a resistor that no cable has. */
    static final int UNUSABLE_CABLE = 254;
    /** Value of {@link #cableAmps}: the cable belongs to the station. */
    static final int FIXED_CABLE = 255;

    boolean isCableTheStations() {
      return cableAmps == FIXED_CABLE;
    }

    boolean isCableUnusable() {
      return cableAmps == UNUSABLE_CABLE;
    }

    /** Whether no vehicle was unplugged or plugged in between. */
    boolean isSamePlug(Status other) {
      return board == other.board && plugs == other.plugs;
    }

    Frame frame(int number) {
      return new Frame(STATUS, number, ByteBuffer.allocate(STATUS_LENGTH).order(ByteOrder.LITTLE_ENDIAN)
          .put((byte) evseId).put((byte) obeyed).put((byte) pilot.ordinal())
          .put((byte) ((contactor ? 1 : 0) | (locked ? 2 : 0))).putInt((int) board).putInt((int) plugs)
          .put((byte) cableAmps).putShort((short) faults).put((byte) derated).put((byte) VERSION).array());
    }

    /** Absent when it is none, or makes no sense. */
    static Optional<Status> of(Frame frame) {
      if (frame.type() != STATUS || frame.payload().length != STATUS_LENGTH
          || frame.payload()[STATUS_LENGTH - 1] != VERSION) {
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(frame.payload()).order(ByteOrder.LITTLE_ENDIAN);
      int evse = bytes.get();
      int obeyed = bytes.get() & 0xFF;
      int pilot = bytes.get();
      int flags = bytes.get();
      if (pilot < 0 || pilot >= ControlPilotState.values().length) {
        return Optional.empty();
      }
      return Optional.of(new Status(evse, obeyed, ControlPilotState.values()[pilot], (flags & 1) != 0,
          (flags & 2) != 0, bytes.getInt() & 0xFFFF_FFFFL, bytes.getInt() & 0xFFFF_FFFFL, bytes.get() & 0xFF,
          bytes.getShort() & 0xFFFF, Math.min(WHOLE, bytes.get() & 0xFF)));
    }
  }
}
